/** A body's whole family: all that it was made of, and all that it became. */
import { bold, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import type { Lineage, Step } from '../../src/register/lineage.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import { type IsoDate, writeDate } from '../../src/time.ts'
import { listOf } from '../wording.ts'
import { writeSpan } from './chains.ts'
import { giver } from './fate.ts'
import { partOf } from './parts.ts'
import { REGISTER_FOOTER } from './register-footer.ts'

/** The tree in text, in order of date: before, the body itself, after. */
export function familyTree(body: Body, lineage: Lineage, today: IsoDate): Message {
  const before = tellSteps(lineage.backward(body.id))
  const after = tellSteps(lineage.forward(body.id))
  const moves = lineage.sideMoves(body.id).map(tellMove)
  const span = `${bodyName(body)} (${body.odsCode}), ${writeSpan(body, today)}`
  return {
    title: `The family of ${bodyName(body)}`,
    tone: 'plain',
    blocks: [
      ...section(
        before.length === 0 ? 'Before it, nothing: it was among the first CCGs' : 'What it was made of',
        before,
      ),
      paragraph([bold('The body itself: '), span]),
      ...section(after.length === 0 ? 'After it, nothing: it has not been replaced' : 'What it became', after),
      ...(moves.length === 0 ? [] : section('Boundary changes', moves)),
    ],
    footer: REGISTER_FOOTER,
  }
}

function section(heading: string, lines: readonly Text[]) {
  return [paragraph(bold(heading)), ...(lines.length === 0 ? [] : [list(lines)])]
}

/** One line for each body that came about: "1 April 2020: NHS Cheshire CCG, from A, B, C and D". */
function tellSteps(steps: readonly Step[]): Text[] {
  const births = Map.groupBy(steps, (step) => `${step.on} ${step.to.id}`)
  return [...births.values()].flatMap((givers) => {
    const [first] = givers
    if (!first) return []
    return [[`${writeDate(first.on)}: `, bold(bodyName(first.to)), ` from ${listOf(givers.map(writeGiver), 20)}`]]
  })
}

function writeGiver(step: Step): string {
  const part = partOf(step)
  return part === '' ? giver(step) : `${bodyName(step.from)} (${part})`
}

/** "1 April 2017: 8 of its 146 neighbourhoods went from NHS South Norfolk CCG to NHS Norwich CCG". */
export function tellMove(step: Step): string {
  const part = partOf(step).replace(' of its ', ' of ')
  const inferred = step.note.includes('date inferred') ? ' (the day is inferred)' : ''
  return `${writeDate(step.on)}${inferred}: ${part} went from ${bodyName(step.from)} to ${bodyName(step.to)}`
}
