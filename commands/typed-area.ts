/** Reads an area as people type it, and asks back where it could be several. */
import { Refusal, type TextOption } from '../src/chat/command.ts'
import type { Message } from '../src/chat/message.ts'
import type { Postcodes } from '../src/postcodes/postcodes.ts'
import type { Finder, UndecidedPostcode } from '../src/register/find.ts'
import type { AreaFinder, NamedArea } from '../src/register/find-area.ts'
import { bodyName } from '../src/register/names.ts'
import type { Body } from '../src/register/register.ts'
import { type Clock, londonDate } from '../src/time.ts'
import { decidePostcode } from './cards/decide-postcode.ts'
import { listOf, told } from './wording.ts'

export interface AreaNeeds {
  readonly areaFinder: AreaFinder
  readonly finder: Finder
  readonly postcodes: Postcodes
  readonly now: Clock
}

export type TypedArea =
  /** One area is meant; `notes` are sentences that the reader must know with it. */
  | { readonly kind: 'area'; readonly area: NamedArea; readonly notes: readonly string[] }
  | { readonly kind: 'which'; readonly areas: readonly NamedArea[]; readonly why: string }

const LONGEST_AREA = 100

/** The option `area`, with suggestions. */
export function areaOption({ areaFinder, now }: AreaNeeds, description: string) {
  return {
    kind: 'text',
    name: 'area',
    description,
    required: false,
    maxLength: LONGEST_AREA,
    complete: (partial) => areaFinder.completeArea(partial, londonDate(now())),
  } as const satisfies TextOption
}

/** The area that was typed; all of England when none was. Throws `Refusal` with the reason when there is no such area. */
export async function readTypedArea(typed: string | undefined, needs: AreaNeeds): Promise<TypedArea> {
  const found = needs.areaFinder.findArea(typed ?? 'england', londonDate(needs.now()))
  switch (found.answer) {
    case 'area':
      return { kind: 'area', area: found, notes: found.note === null ? [] : [found.note] }
    case 'choice':
      return { kind: 'which', areas: found.areas, why: found.why }
    case 'nearest': {
      const [first] = found.areas
      if (first && found.isClear) return { kind: 'area', area: first, notes: [found.why] }
      return { kind: 'which', areas: found.areas, why: found.why }
    }
    case 'undecided':
      return readPostcode(found, needs)
    case 'elsewhere':
    case 'nothing':
      throw new Refusal(found.why)
  }
}

/** The question which of several areas is meant. `valueFor` gives what the choice carries to the action, at most 60 characters. */
export function whichArea(
  { areas, why }: Extract<TypedArea, { kind: 'which' }>,
  action: string,
  valueFor: (area: NamedArea) => string,
): Message {
  const options = areas.slice(0, 25).map((area) => ({ label: area.name, value: valueFor(area) }))
  return { ...told(why), menu: { action, prompt: 'Which one do you mean?', options } }
}

/** Where a choice could not carry the other options with it, the names to type are given instead: to be thrown. */
export function chooseFirst({ areas, why }: Extract<TypedArea, { kind: 'which' }>, option = 'area'): Refusal {
  return new Refusal(
    `${why} Ask again with one of these as ${option}: ${listOf(
      areas.map((area) => `“${area.name}”`),
      6,
    )}.`,
  )
}

async function readPostcode(postcode: UndecidedPostcode, needs: AreaNeeds): Promise<TypedArea> {
  const decided = await decidePostcode(postcode, needs, { on: undefined, today: londonDate(needs.now()) })
  if (decided.kind === 'found' && decided.found.answer === 'elsewhere') throw new Refusal(decided.found.why)
  if (decided.kind === 'found' && decided.found.answer === 'match') {
    const [body] = decided.found.match.bodies
    if (body) return { kind: 'area', area: areaOfBody(body), notes: decided.lead }
  }
  const why = decided.kind === 'undecided' ? decided.why : ''
  return { kind: 'which', areas: postcode.candidates.map(areaOfBody), why: `${postcode.why} ${why}`.trim() }
}

function areaOfBody(body: Body): NamedArea {
  return { area: { kind: 'body', id: body.id }, name: bodyName(body), value: `body:${body.id}` }
}
