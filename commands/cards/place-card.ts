/** The card of a place that several bodies covered: a council or a postcode district. */
import { type Block, bold, type Fact, facts, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import type { Match } from '../../src/register/find.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import { type IsoDate, writeDate } from '../../src/time.ts'
import { capitalised, inWords } from '../wording.ts'
import { bodyMenu } from './body-menu.ts'
import type { CardNeeds } from './card-needs.ts'
import { chainsOf, endsOf } from './chains.ts'
import { REGISTER_FOOTER } from './register-footer.ts'

export interface PlaceCardOptions {
  readonly today: IsoDate
  readonly day: IsoDate | undefined
  readonly lead?: readonly string[]
  /** What can be done now. */
  readonly lastFacts?: readonly Fact[]
}

/** All the bodies of the place, what became of each, and a menu to look closer. */
export function placeCard(
  match: Match,
  needs: CardNeeds,
  { today, day, lead = [], lastFacts = [] }: PlaceCardOptions,
): Message {
  const ccgs = match.bodies.filter((body) => body.kind === 'ccg')
  const icbs = match.bodies.filter((body) => body.kind === 'icb')
  const tell = (body: Body) => tellBody(body, needs, today)
  const then = day === undefined ? 'On 1 April 2020 it' : `On ${writeDate(day)} it`
  return {
    title: capitalised(match.name),
    tone: 'plain',
    blocks: [
      ...lead.map((sentence) => paragraph(sentence)),
      ...(match.note === null ? [] : [paragraph(match.note)]),
      ...section(`${then} was covered by ${countOf(ccgs, 'CCG')}:`, ccgs.map(tell)),
      ...section(
        day === undefined ? `Today: ${countOf(icbs, 'ICB')}` : `${then} was covered by ${countOf(icbs, 'ICB')}:`,
        icbs.map(tell),
      ),
      ...(match.bodies.length === 0 ? [paragraph('The register does not know which bodies covered it that day.')] : []),
      ...(lastFacts.length === 0 ? [] : [facts(...lastFacts)]),
    ],
    ...(match.bodies.length === 0 ? {} : { menu: bodyMenu(match.bodies, today, day) }),
    footer: REGISTER_FOOTER,
  }
}

function section(heading: string, lines: readonly Text[]): Block[] {
  return lines.length === 0 ? [] : [paragraph(bold(heading)), list(lines)]
}

function countOf(bodies: readonly Body[], kind: string): string {
  return bodies.length === 1 ? `one ${kind}` : `${inWords(bodies.length)} ${kind}s`
}

/** "NHS North Kirklees CCG (03J): closed 1 April 2021; today NHS West Yorkshire ICB". */
export function tellBody(body: Body, needs: CardNeeds, today: IsoDate): Text {
  const name = [bold(bodyName(body)), ` (${body.odsCode})`]
  if (body.closed === null || body.closed > today) return [...name, `: live since ${writeDate(body.opened)}`]
  const ends = endsOf(chainsOf(body.id, needs)).filter((end) => end !== body)
  const now = ends.length === 0 ? '' : `; today ${ends.map(bodyName).join(' or ')}`
  return [...name, `: closed ${writeDate(body.closed)}${now}`]
}
