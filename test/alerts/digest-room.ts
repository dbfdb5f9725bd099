/** A newsroom with a platform that digests are posted to, for tests that walk through days. */
import type { TestContext } from 'node:test'
import { createSender, type Sender } from '../../src/alerts/sender.ts'
import type { Message } from '../../src/chat/message.ts'
import { plainText } from '../../src/chat/message.ts'
import type { Place } from '../../src/chat/platform.ts'
import { loadRegister } from '../../src/register/register.ts'
import type { TestStore } from '../store-for-tests.ts'
import { type News, type Newsroom, openNewsroom } from './newsroom.ts'
import { createScriptedPlatform, type ScriptedPlatform } from './scripted-platform.ts'

export const HERE: Place = { platform: 'discord', tenant: 'G1', channel: 'C1' }

export interface DigestRoom extends Newsroom {
  readonly platform: ScriptedPlatform
  readonly sender: Sender
  readonly feed: number
  /** It is that moment: the digests that are due are owed and all that is due is sent. */
  at(moment: string): Promise<void>
  /** What was posted, each as one text. */
  posted(): string[]
}

export async function openDigestRoom(
  open: (test: TestContext) => Promise<TestStore>,
  context: TestContext,
): Promise<DigestRoom> {
  const room = await openNewsroom(open, context)
  const platform = createScriptedPlatform()
  const { db } = room
  const sender = createSender({
    db,
    engine: room.test.store.engine,
    platform,
    owner: 'test',
    clock: () => room.hand.now,
    log: room.log,
    pause: async () => {},
  })
  return {
    ...room,
    platform,
    sender,
    feed: await room.addFeed(),
    at: async (moment) => {
      room.hand.now = new Date(moment)
      await room.digests.tick()
      await sender.sendDue()
    },
    posted: () => platform.posts.map(({ message }) => textOf(message)),
  }
}

/** Overline, title and words of a message, a line each. */
export function textOf({ overline, title, blocks }: Message): string {
  const lines = blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.map((item) => `- ${plainText(item)}`)
      : block.kind === 'paragraph'
        ? [plainText(block.text)]
        : [],
  )
  return [...(overline === undefined ? [] : [overline]), title, ...lines].join('\n')
}

const ICBS = [...loadRegister().bodies.values()].filter((body) => body.kind === 'icb' && body.closed === null)

/** Announcements about different bodies, so that no two are one story. */
export function announcement(number: number): News {
  const [one, other] = [ICBS[number * 2], ICBS[number * 2 + 1]].map((body) => body?.shortName ?? '')
  return {
    title: `NHS ${one} ICB and NHS ${other} ICB plan to merge`,
    summary: `The boards of NHS ${one} ICB and NHS ${other} ICB propose to become a single integrated care board in April 2027.`,
    outlet: 'Integrated Sample',
  }
}
