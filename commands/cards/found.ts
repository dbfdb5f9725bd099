/** What a look-up found, as a message: a card, a choice, or the reason why there is neither. */
import type { Fact, Message } from '../../src/chat/message.ts'
import type { FindAnswer, Match, UndecidedPostcode } from '../../src/register/find.ts'
import { wasAlive } from '../../src/register/lineage.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import { type IsoDate, writeDate } from '../../src/time.ts'
import { capitalised, told } from '../wording.ts'
import { bodyCard } from './body-card.ts'
import { bodyMenu } from './body-menu.ts'
import type { CardNeeds } from './card-needs.ts'
import { choiceMenu, choiceMessage } from './choice.ts'
import { placeCard } from './place-card.ts'
import { systemCard } from './system-card.ts'

/** One question: when it was asked, about which day, and how its cards are finished. */
export interface Asked {
  readonly today: IsoDate
  readonly day: IsoDate | undefined
  /** The action that a choice among several things runs: "ccg.card" or "ics.card". */
  readonly action: string
  /** What is new about a body or what became of it, and what is coming, for the end of its card. */
  readonly lastFacts: (body: Body) => Promise<readonly Fact[]>
  /** What can be done now about any of these bodies and systems. */
  readonly whatNext: (ids: ReadonlySet<string>) => Promise<readonly Fact[]>
  /** What the news says is coming for any of these bodies. */
  readonly planned: (bodyIds: ReadonlySet<string>) => Promise<readonly Fact[]>
  /** What else can be found out about a postcode that its district does not decide. */
  readonly decide: (postcode: UndecidedPostcode) => Promise<Decided>
}

/** A postcode, decided by the service; or the reason why it could not be. */
export type Decided =
  | { readonly kind: 'found'; readonly found: FindAnswer; readonly lead: readonly string[] }
  | { readonly kind: 'undecided'; readonly why: string }

const TRY_ELSEWHERE = 'Try a place in England: a name, a code, a council or a postcode.'

/** The answer as a message. `lead` is what the card should begin with. */
export async function tellFound(
  found: FindAnswer,
  needs: CardNeeds,
  asked: Asked,
  lead: readonly string[] = [],
): Promise<Message> {
  const [first, ...others] = 'matches' in found ? found.matches : []
  switch (found.answer) {
    case 'match':
      return tellMatch(found.match, needs, asked, lead)
    case 'choice':
      return choiceMessage(found.why, found.matches, asked)
    case 'nearest':
      if (first && found.isClear) return tellMatch(first, needs, asked, [...lead, found.why])
      return choiceMessage(found.why, found.matches, asked)
    case 'not-then':
      // The card itself says what its body was on that day, and what was there instead.
      if (first && others.length === 0) return tellMatch(first, needs, asked, lead)
      return tellNotThen(found.why, found.matches, found.instead, asked)
    case 'undecided':
      return tellUndecided(found, needs, asked)
    case 'elsewhere':
      return told(found.why, TRY_ELSEWHERE)
    case 'nothing':
      return told(found.why)
  }
}

async function tellMatch(match: Match, needs: CardNeeds, asked: Asked, lead: readonly string[]): Promise<Message> {
  const { today, day } = asked
  const noted = match.note === null ? lead : [...lead, match.note]
  if (match.thing.kind === 'body') {
    const { body } = match.thing
    return bodyCard(body, needs, { today, day, lead: noted, ...(await newsOf(body, needs, asked)) })
  }
  if (match.thing.kind === 'system') {
    const { system } = match.thing
    const planned = await asked.planned(todays(system.icbId, needs, today))
    const lastFacts = await asked.whatNext(new Set([system.id, system.icbId]))
    return systemCard(system, needs, { today, day, lead: noted, planned, lastFacts })
  }
  const only = onlyBody(match, day)
  if (!only) {
    const lastFacts = await asked.whatNext(new Set(match.bodies.map(({ id }) => id)))
    return placeCard(match, needs, { today, day, lead, lastFacts })
  }
  const when = day === undefined ? '' : ` on ${writeDate(day)}`
  const verb = day === undefined && wasAlive(only, today) ? 'is' : 'was'
  const covered = `${capitalised(match.name)} ${verb} covered by ${bodyName(only)}${when}.`
  return bodyCard(only, needs, { today, day, lead: [...noted, covered], ...(await newsOf(only, needs, asked)) })
}

/** What is coming for a body or for what became of it, and what is new about it. */
async function newsOf(body: Body, needs: CardNeeds, asked: Asked) {
  const planned = await asked.planned(todays(body.id, needs, asked.today))
  const whatNext = await asked.whatNext(new Set([body.id]))
  return { planned, lastFacts: [...(await asked.lastFacts(body)), ...whatNext] }
}

function todays(id: string, { lineage }: CardNeeds, today: IsoDate): ReadonlySet<string> {
  return new Set(lineage.bodiesOn(id, today).map((body) => body.id))
}

/** The one body that a place leads to: its only CCG, or with a day the only body of that day. */
function onlyBody({ bodies }: Match, day: IsoDate | undefined): Body | null {
  const ccgs = bodies.filter((body) => body.kind === 'ccg')
  const [only, ...others] = day === undefined && ccgs.length > 0 ? ccgs : bodies
  return only && others.length === 0 ? only : null
}

function tellNotThen(why: string, matches: readonly Match[], instead: readonly Body[], asked: Asked): Message {
  const menu =
    instead.length > 0
      ? bodyMenu(instead, asked.today, asked.day)
      : choiceMenu('Look closer at one', matches, { ...asked, day: undefined })
  return { ...told(why), menu }
}

async function tellUndecided(postcode: UndecidedPostcode, needs: CardNeeds, asked: Asked): Promise<Message> {
  const decided = await asked.decide(postcode)
  if (decided.kind === 'found') return tellFound(decided.found, needs, asked, decided.lead)
  const { candidates } = postcode
  if (candidates.length === 0) return told(decided.why)
  return { ...told(postcode.why, decided.why), menu: bodyMenu(candidates, asked.today, asked.day) }
}
