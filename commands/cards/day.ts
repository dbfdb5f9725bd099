/** A day in a body's life: what it was then, or what was there instead. */
import { bold, type Text } from '../../src/chat/message.ts'
import { type Lineage, wasAlive } from '../../src/register/lineage.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import { type IsoDate, writeDate } from '../../src/time.ts'
import { listOf } from '../wording.ts'

/** The first CCGs took over from the primary care trusts on this day (Health and Social Care Act 2012). */
const FIRST_CCGS: IsoDate = '2013-04-01'

/** One paragraph: "On 8 September 2020: live, since 1 April 2013." */
export function tellDay(body: Body, day: IsoDate, lineage: Pick<Lineage, 'bodiesOn'>, today: IsoDate): Text {
  const when = bold(`On ${writeDate(day)}: `)
  if (day < FIRST_CCGS) {
    return [
      when,
      `there were no CCGs yet. The first were set up on ${writeDate(FIRST_CCGS)}; the register has nothing before that day.`,
    ]
  }
  const instead = () => insteadOf(lineage.bodiesOn(body.id, day))
  if (wasAlive(body, day)) {
    const then = day > today ? 'live, as far as is known today' : `live, since ${writeDate(body.opened)}`
    return [when, `${then}.`]
  }
  if (day < body.opened) return [when, `not yet set up; it opened on ${writeDate(body.opened)}.`, instead()]
  return [when, `already closed, since ${writeDate(body.closed ?? body.opened)}.`, instead()]
}

function insteadOf(bodies: readonly Body[]): string {
  if (bodies.length === 0) return ' The register does not know what covered its area that day.'
  return ` Its area was covered by ${listOf(bodies.map(bodyName), 8)}.`
}
