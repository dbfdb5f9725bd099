/** When a petition is looked at next. */
import { DAY_MS, HOUR_MS } from '../../time.ts'
import type { Petition } from '../petition.ts'

export interface Rhythm {
  /** The shortest time between two looks. */
  readonly minIntervalMs: number
  /** A number from 0 to 1, so that petitions that were read together drift apart. */
  readonly random: () => number
}

/** A look is worth while when about so many signatures have come. */
const WORTH_SIGNATURES = 5
const LONGEST_MS = HOUR_MS
/** Once it is closed, only the documents matter: a response, a debate. */
const CLOSED_MS = DAY_MS / 2
const LONGEST_TROUBLE_MS = 6 * HOUR_MS
const JITTER = 0.1

/** How long until the next look at a petition that lately gained so many signatures an hour. `freshMs` is what the site says an answer is good for. */
export function untilNextLook(petition: Petition, perHour: number, freshMs: number, rhythm: Rhythm): number {
  if (petition.state !== 'open') return jittered(CLOSED_MS, rhythm)
  const worthMs = perHour > 0 ? (WORTH_SIGNATURES / perHour) * HOUR_MS : LONGEST_MS
  const wait = isNearThreshold(petition, perHour) ? rhythm.minIntervalMs : Math.min(LONGEST_MS, worthMs)
  return jittered(Math.max(rhythm.minIntervalMs, freshMs, wait), rhythm)
}

/** After failures in a row: twice as long each time, six hours at most, and never before the site said. */
export function untilNextTry(failures: number, askedMs: number, rhythm: Rhythm): number {
  const backOff = Math.min(LONGEST_TROUBLE_MS, rhythm.minIntervalMs * 2 ** Math.min(failures, 20))
  return Math.max(askedMs, jittered(backOff, rhythm))
}

/** When the whole document is read again: once a day. */
export function untilNextDocument(rhythm: Rhythm): number {
  return jittered(DAY_MS, rhythm)
}

/** Whether a threshold may be reached within the hour: then minutes matter to those who wait for it. */
function isNearThreshold({ signatures, thresholds }: Petition, perHour: number): boolean {
  return [thresholds.response, thresholds.debate].some(
    (level) => signatures < level && signatures + 2 * perHour >= level,
  )
}

function jittered(ms: number, { random }: Rhythm): number {
  return Math.round(ms * (1 - JITTER + 2 * JITTER * random()))
}
