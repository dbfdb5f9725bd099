/** What the news says is coming for a body or a system. */
import type { Fact, Span } from '../../src/chat/message.ts'
import type { Mergers, SourcedMerger } from '../../src/mergers/mergers.ts'
import type { Register } from '../../src/register/register.ts'
import type { IsoDate } from '../../src/time.ts'
import { bodiesInto, sourceOf, whenOf } from '../mergers/merger-line.ts'
import { STANDING_TITLES } from '../mergers/standing-words.ts'

export interface PlannedNeeds {
  readonly mergers: Pick<Mergers, 'coming'>
  readonly register: Register
}

const SHOWN = 3
const BODIES_SHOWN = 6

/** One fact each, the soonest first: "Coming, in the news: Approved: NHS A ICB, NHS B ICB → NHS C ICB · due … · Example Times · #12". */
export async function plannedFacts(
  bodyIds: ReadonlySet<string>,
  { mergers, register }: PlannedNeeds,
  tenant: string,
  today: IsoDate,
): Promise<Fact[]> {
  const coming = await mergers.coming(bodyIds, tenant)
  return coming.slice(0, SHOWN).map((merger) => ({
    label: 'Coming, in the news',
    value: tellPlan(merger, register, today),
  }))
}

function tellPlan(merger: SourcedMerger, register: Register, today: IsoDate): Span[] {
  const what = `${STANDING_TITLES[merger.standing]}: ${bodiesInto(merger, register, BODIES_SHOWN)}`
  return [`${what} · ${whenOf(merger, today)} · `, ...sourceOf(merger), ` · #${merger.id}`]
}
