/** The facts about a body's kin: what it was made of, and who went with it. */
import type { Fact } from '../../src/chat/message.ts'
import type { Lineage, Partners, Step } from '../../src/register/lineage.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import { capitalised, inWords, listOf, rowOf } from '../wording.ts'
import { giver, NAMED_PARTNERS } from './fate.ts'

const NAMES_SHOWN = 10

/** "Made of: nine CCGs: Cheshire, Halton, …"; null where a live body's first paragraph has named them. */
export function madeOfFact(body: Body, lineage: Pick<Lineage, 'predecessors'>, isLive: boolean): Fact | null {
  const steps = lineage.predecessors(body.id)
  const isNamed = isLive && steps.length <= NAMED_PARTNERS
  return steps.length === 0 || isNamed ? null : { label: 'Made of', value: capitalised(tellGivers(steps)) }
}

function tellGivers(steps: readonly Step[]): string {
  const whole = steps.filter((step) => step.kind === 'merger' || step.kind === 'replacement')
  const parts = steps.filter((step) => !whole.includes(step)).map(giver)
  const counted = whole.length === 0 ? [] : [bodyCount(whole.map((step) => step.from))]
  return [...counted, ...(parts.length === 0 ? [] : [listOf(parts)])].join('; and ')
}

/** "nine CCGs: Cheshire, Halton, Knowsley, …" */
function bodyCount(bodies: readonly Body[]): string {
  const kinds = new Set(bodies.map((body) => body.kind.toUpperCase()))
  const [kind = 'body'] = kinds
  const counted =
    bodies.length === 1 ? `one ${kind}` : `${inWords(bodies.length)} ${kinds.size === 1 ? `${kind}s` : 'bodies'}`
  return `${counted}: ${shortNames(bodies)}`
}

/** Who became the same body on the same day: "eight others on the same day: Cheshire, Halton, …". */
export function togetherFacts(body: Body, lineage: Pick<Lineage, 'partners' | 'successors'>): Fact[] {
  const steps = lineage.successors(body.id)
  const joined = lineage.partners(body.id).filter((partners) => partners.bodies.length > 0)
  const [only] = steps
  const isNamed = steps.length === 1 && only?.kind === 'merger' && (joined[0]?.bodies.length ?? 0) <= NAMED_PARTNERS
  if (isNamed) return []
  return joined.map((partners) => ({
    label: steps.length === 1 ? 'With it' : `With it in ${bodyName(partners.into)}`,
    value: tellTogether(partners),
  }))
}

function tellTogether({ bodies }: Partners): string {
  const counted = bodies.length === 1 ? 'one other' : `${inWords(bodies.length)} others`
  return capitalised(`${counted} on the same day: ${shortNames(bodies)}`)
}

function shortNames(bodies: readonly Body[]): string {
  return rowOf(
    bodies.map((body) => body.shortName),
    NAMES_SHOWN,
  )
}
