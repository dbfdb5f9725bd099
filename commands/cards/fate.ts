/** What a body is or was, and what became of it, in sentences. */
import { type Block, bold, list, paragraph, type Text } from '../../src/chat/message.ts'
import type { Step } from '../../src/register/lineage.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import { type IsoDate, writeCountdown, writeDate } from '../../src/time.ts'
import { capitalised, inWords, listOf } from '../wording.ts'
import type { CardNeeds } from './card-needs.ts'
import { chainsOf, endsOf } from './chains.ts'
import { partOf } from './parts.ts'

/** As many partners are named in the sentence; more are counted, and listed among the facts. */
export const NAMED_PARTNERS = 3

/** The card's first paragraph; where a body was divided, with a list of every part and where it went. */
export function tellFate(body: Body, needs: CardNeeds, today: IsoDate): Block[] {
  if (body.opened > today) {
    const until = writeCountdown(today, body.opened)
    return [paragraph([bold('Not yet set up.'), ` It is to open on ${writeDate(body.opened)} (${until}).`])]
  }
  const steps = needs.lineage.successors(body.id)
  const isLive = body.closed === null || body.closed > today
  if (!isLive && steps.length > 1) return tellDivision(body, steps, today)
  return [paragraph(isLive ? tellLife(body, needs, today) : tellClosing(body, steps, needs, today))]
}

function tellLife(body: Body, needs: CardNeeds, today: IsoDate): Text {
  const opening = ` since ${writeDate(body.opened)}${tellOrigin(needs.lineage.predecessors(body.id))}.`
  if (body.closed === null) return [bold('Live'), opening]
  const into = listOf(needs.lineage.successors(body.id).map((step) => bodyName(step.to)))
  const closing = `${writeDate(body.closed)} (${writeCountdown(today, body.closed)})`
  return [bold('Live'), opening, ` It is to close on ${closing}${into === '' ? '' : ` and become ${into}`}.`]
}

function tellOrigin(steps: readonly Step[]): string {
  const [first] = steps
  if (!first) return ''
  if (steps.length <= NAMED_PARTNERS) return `, when it took over from ${listOf(steps.map(giver))}`
  const kind = steps.every((step) => step.from.kind === first.from.kind)
    ? `${first.from.kind.toUpperCase()}s`
    : 'bodies'
  return `, when it took over from ${inWords(steps.length)} ${kind}`
}

/** "NHS Sussex ICB", "a part of NHS Frimley ICB". */
export function giver(step: Step): string {
  if (step.kind === 'merger' || step.kind === 'replacement') return bodyName(step.from)
  return `a part of ${bodyName(step.from)}`
}

function tellClosing(body: Body, steps: readonly Step[], needs: CardNeeds, today: IsoDate): Text {
  const closed = bold(`Closed ${writeDate(body.closed ?? today)}`)
  const [step] = steps
  if (!step) return [closed, '. The register does not know what became of it.']
  const partners = needs.lineage.partners(body.id).flatMap((others) => others.bodies)
  const into = bold(bodyName(step.to))
  const passed: Text[] =
    step.kind === 'replacement' || partners.length === 0
      ? ['. Its work passed to ', into]
      : [`, when it merged with ${tellPartners(partners)} into `, into]
  const after = step.to.closed !== null && step.to.closed <= today ? tellToday(body, needs) : [', which is live today.']
  return [closed, ...passed, ...after].flat()
}

function tellPartners(partners: readonly Body[]): string {
  return partners.length <= NAMED_PARTNERS ? listOf(partners.map(bodyName)) : `${inWords(partners.length)} others`
}

function tellToday(body: Body, needs: CardNeeds): Text[] {
  const ends = endsOf(chainsOf(body.id, needs)).map(bodyName)
  const [only] = ends
  if (only !== undefined && ends.length === 1) return ['. Today its work is done by ', bold(only), ', which is live.']
  return [`. Today its work is shared, by place, ${ends.length === 2 ? 'between' : 'among'} `, bold(listOf(ends)), '.']
}

function tellDivision(body: Body, steps: readonly Step[], today: IsoDate): Block[] {
  const whither = steps.map((step): Text => {
    const part = partOf(step)
    const since = step.to.closed !== null && step.to.closed <= today ? ` (closed ${writeDate(step.to.closed)})` : ''
    return [part === '' ? 'The rest went to ' : `${capitalised(part)} went to `, bold(bodyName(step.to)), since]
  })
  const when = bold(`Closed ${writeDate(body.closed ?? today)}`)
  return [
    paragraph([
      when,
      `, when its area was divided ${steps.length === 2 ? 'between' : 'among'} ${inWords(steps.length)} bodies:`,
    ]),
    list(whither),
  ]
}
