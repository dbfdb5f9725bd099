/** A body's ways to today, and how they are written. */
import type { Link, Step } from '../../src/register/lineage.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import type { IsoDate } from '../../src/time.ts'
import type { CardNeeds } from './card-needs.ts'
import { partOf } from './parts.ts'

export type Chain = readonly Link[]

/**
 * Every way from the body to the end of its lineage, the main one first. Where an ICB was divided later, only the ways
 * that the body's own part took, as far as the register tells: by sub-ICB location (Herts Valleys went with Hertfordshire
 * to Central East, not to Essex), else by council (East Berkshire did not go to Hampshire).
 */
export function chainsOf(id: string, needs: CardNeeds): readonly Chain[] {
  const chains = needs.lineage.chains(id)
  const byLocation = chains.filter((chain) => chain.every((_, place) => isOwnWay(chain, place, needs.lineage)))
  return chosen(byCouncil(id, chosen(byLocation, chains), needs), chains)
}

function chosen(narrowed: readonly Chain[], all: readonly Chain[]): readonly Chain[] {
  return narrowed.length > 0 ? narrowed : all
}

/** The last bodies of the chains, each once. */
export function endsOf(chains: readonly Chain[]): readonly Body[] {
  return [...new Set(chains.flatMap((chain) => chain.at(-1)?.body ?? []))]
}

/** "NHS Wirral CCG (2013–2022) → NHS Cheshire and Merseyside ICB (2022–today)"; a part that went says which it was. */
export function writeChain(chain: Chain, today: IsoDate): string {
  return chain.map((link) => writeLink(link, today)).join(' → ')
}

function writeLink({ body, step }: Link, today: IsoDate): string {
  const part = step ? partOf(step) : ''
  return `${bodyName(body)} (${writeSpan(body, today)}${part === '' ? '' : `; ${part}`})`
}

/** "2013–2022", "2022–today", "from 2027". */
export function writeSpan(body: Body, today: IsoDate): string {
  const opened = body.opened.slice(0, 4)
  if (body.opened > today) return `from ${opened}`
  return `${opened}–${body.closed === null || body.closed > today ? 'today' : body.closed.slice(0, 4)}`
}

/** Of the ways of a CCG through an ICB that was divided, those that lead to an ICB of one of its councils. */
function byCouncil(id: string, chains: readonly Chain[], { register, status }: CardNeeds): readonly Chain[] {
  if (!chains.some(isDividedLater) || register.bodies.get(id)?.kind !== 'ccg') return chains
  const { councils } = status.councilsOf(id)
  const icbs = new Set(councils.flatMap((council) => [council.icbId, ...council.otherIcbIds]))
  const share = (chain: Chain) => councils.filter((council) => council.icbId === chain.at(-1)?.body.id).length
  return chains
    .filter((chain) => !isDividedLater(chain) || icbs.has(chain.at(-1)?.body.id ?? ''))
    .toSorted((one, other) => share(other) - share(one))
}

function isDividedLater(chain: Chain): boolean {
  return chain.some(
    ({ step }) => step?.from.kind === 'icb' && (step.kind === 'split' || step.kind === 'boundary_change'),
  )
}

/** Whether the link at this place is one that the CCG's own sub-ICB location could have taken. */
function isOwnWay(chain: Chain, place: number, lineage: CardNeeds['lineage']): boolean {
  const step = chain[place]?.step
  if (step?.kind !== 'split' || step.from.kind !== 'icb') return true
  const ccg = chain
    .slice(0, place)
    .map((link) => link.body)
    .findLast((body) => body.kind === 'ccg')
  const code = ccg && lineage.subIcbLocation(ccg.id)?.code
  if (!code || !lineage.successors(step.from.id).some((other) => namesLocation(other, code))) return true
  return namesLocation(step, code)
}

function namesLocation(step: Step, code: string): boolean {
  return new RegExp(`\\b${code}\\b`).test(step.note)
}
