/** The register's mergers of a past year. */
import { bold, type Text } from '../../src/chat/message.ts'
import type { PastMerger } from '../../src/mergers/register-mergers.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import { writeDate } from '../../src/time.ts'
import { giver } from '../cards/fate.ts'
import { rowOf } from '../wording.ts'

const PARTS_SHOWN = 9

/** "NHS Cheshire CCG, 1 April 2020: from NHS Eastern Cheshire CCG, NHS South Cheshire CCG, …". */
export function pastLine({ into, on, parts }: PastMerger): Text {
  return [bold(bodyName(into)), `, ${writeDate(on)}: from ${rowOf(parts.map(giver), PARTS_SHOWN)}`]
}

/** "In 2020, 74 CCGs became 18." */
export function tellYear(past: readonly PastMerger[], year: number): string {
  const before = new Set(past.flatMap(({ parts }) => parts.map(({ from }) => from)))
  const after = past.map(({ into }) => into)
  const kinds = kindOf([...before]) === kindOf(after) ? '' : ` ${kindOf(after, after.length)}`
  const from = `${before.size} ${kindOf([...before], before.size)}`
  return `In ${year}, ${from} became ${after.length}${kinds}.`
}

function kindOf(bodies: readonly Body[], number = 2): string {
  const [first] = bodies
  const kind = first && bodies.every((body) => body.kind === first.kind) ? first.kind.toUpperCase() : 'bod'
  if (kind === 'bod') return number === 1 ? 'body' : 'bodies'
  return number === 1 ? kind : `${kind}s`
}
