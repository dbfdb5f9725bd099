/** What the readers of a card can do now: take part in a push that concerns what the card is about. */
import type { Fact } from '../../src/chat/message.ts'
import type { Place } from '../../src/chat/platform.ts'
import type { OpenPushes } from '../../src/pushes/open-pushes.ts'

export interface WhatNextNeeds {
  readonly openPushes: Pick<OpenPushes, 'now'>
}

/** One fact for bodies and systems, by their ids; none where no push concerns them. */
export async function whatNextFacts(
  { openPushes }: WhatNextNeeds,
  { platform, tenant, channel }: Place,
  named: ReadonlySet<string>,
): Promise<Fact[]> {
  const value = (await openPushes.now())({ platform, tenant, channel }, named)
  return value === null ? [] : [{ label: 'What next', value }]
}
