/** A look-up as a person reads it. */
import { type Block, bold, facts, list, type Message, paragraph } from '../chat/message.ts'
import type { FindAnswer } from '../register/find.ts'
import type { Lookup, LookupBody } from '../register/lookup-json.ts'
import { bodyName } from '../register/names.ts'
import { REGISTER_COMPILED, type Register } from '../register/register.ts'
import { writeDate } from '../time.ts'

const MOST_MATCHES = 12

/** What was found and what became of it; for what was not found, why not and what to try. */
export function lookupMessage(looked: Lookup, answer: FindAnswer, register: Register): Message {
  const nameOf = ({ id, name }: Pick<LookupBody, 'id' | 'name'>): string => {
    const body = register.bodies.get(id)
    return body ? bodyName(body) : name
  }
  const describe = (body: LookupBody): string => `${nameOf(body)} · ${body.ods_code} · ${lifeOf(body)}`
  const steps = looked.lineage.map(({ from, to, on }) => ({
    label: writeDate(on),
    value: `${nameOf({ id: from, name: from })} → ${nameOf({ id: to, name: to })}`,
  }))
  const isBody = answer.answer === 'match' && answer.match.thing.kind === 'body'
  const found = answer.answer === 'match' ? answer.match.name : answer.why
  const note = answer.answer === 'match' ? answer.match.note : null
  const [first] = looked.matches
  const isItsOwnEnd = looked.lineage.length === 0 && looked.today.every(({ id }) => first?.id === id)
  return {
    title: isBody && first ? describe(first) : found,
    tone: 'plain',
    blocks: [
      ...(note === null ? [] : [paragraph(note)]),
      ...headed(null, !isBody && looked.matches.length > 0, list(looked.matches.slice(0, MOST_MATCHES).map(describe))),
      ...headed('What became of it', steps.length > 0, facts(...steps)),
      ...headed('Today', looked.today.length > 0 && !isItsOwnEnd, list(looked.today.map(describe))),
    ],
    ...(first ? { footer: `Register as at ${writeDate(REGISTER_COMPILED)}.` } : {}),
  }
}

function headed(heading: string | null, isShown: boolean, block: Block): Block[] {
  if (!isShown) return []
  return heading === null ? [block] : [paragraph(bold(heading)), block]
}

function lifeOf({ opened, closed, status }: LookupBody): string {
  if (opened === null) return status
  return closed === null ? `since ${writeDate(opened)}` : `${writeDate(opened)} to ${writeDate(closed)}`
}
