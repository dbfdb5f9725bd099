/** A choice among bodies. */
import type { Menu } from '../../src/chat/message.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import type { IsoDate } from '../../src/time.ts'
import { writeSpan } from './chains.ts'
import { writeThingPayload } from './thing-payload.ts'

/** A menu of bodies that opens their cards. */
export function bodyMenu(bodies: readonly Body[], today: IsoDate, day: IsoDate | undefined): Menu {
  return {
    action: 'ccg.card',
    prompt: 'Look closer at one',
    options: bodies.slice(0, 25).map((body) => ({
      label: bodyName(body),
      value: writeThingPayload(body.id, day),
      hint: `${body.odsCode} · ${writeSpan(body, today)}`,
    })),
  }
}
