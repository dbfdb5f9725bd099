/** The sentences of a look-up's answers. */
import { type IsoDate, writeDate } from '../../time.ts'
import { bodyName, councilPlace } from '../names.ts'
import { withoutFullPostcodes } from '../postcode.ts'
import type { Body, Council } from '../register.ts'

const SHOWN_AT_MOST = 60

/** What was typed, in quotation marks, fit to be shown: short, on one line, without the inward part of a postcode. */
export function quoted(text: string): string {
  const shown = withoutFullPostcodes(text).replace(/\s+/gu, ' ').trim()
  const letters = Array.from(shown)
  return `“${letters.length > SHOWN_AT_MOST ? `${letters.slice(0, SHOWN_AT_MOST).join('')}…` : shown}”`
}

/** "A", "A and B", "A, B and C"; with more than a few, "A, B, C and 5 more". */
export function listed(names: readonly string[], atMost = 6): string {
  const shown = names.length > atMost ? [...names.slice(0, atMost), `${names.length - atMost} more`] : names
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** Why a body was not there on a day: "NHS Wirral CCG closed on 1 July 2022." */
export function absence(body: Body, day: IsoDate): string {
  return day < body.opened
    ? `${bodyName(body)} was not set up until ${writeDate(body.opened)}.`
    : `${bodyName(body)} closed on ${writeDate(body.closed ?? day)}.`
}

/** Where a look-up by a council's former name or an abolished council came out; null when there is nothing to say. */
export function councilNote(council: Council, isFormerName: boolean, label: string): string | null {
  const place = councilPlace(council)
  if (isFormerName) return `${label} is a former name of ${place}.`
  if (council.status === 'live') return null
  const day = /abolished (\d{4}-\d{2}-\d{2})/.exec(council.note)?.[1]
  return `${place} council was abolished${day ? ` on ${writeDate(day)}` : ''}.`
}

/** What there was on a day: "On 1 May 2023 it was NHS Cheshire and Merseyside ICB." */
export function presence(bodies: readonly Body[], day: IsoDate): string {
  const there = bodies.length > 0 ? `it was ${listed(bodies.map(bodyName))}` : 'the register knows of no body there'
  return `On ${writeDate(day)} ${there}.`
}
