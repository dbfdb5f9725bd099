/** The sub-ICB locations: no bodies, but the codes of the CCGs of 2022 live on in them. */
import type { IsoDate } from '../time.ts'
import type { Step } from './lineage-step.ts'
import type { Body } from './register.ts'

export interface SubIcbLocation {
  /** The CCG's ODS code, as "12F". */
  readonly code: string
  /** As it was named on the day: "NHS Cheshire and Merseyside ICB - 12F". */
  readonly name: string
  readonly icb: Body
  readonly since: IsoDate
}

const SENTENCE = /ODS code (\w+) lives on as the sub-ICB location "([^"]+)"/

/** Reads the location from the notes of the steps that a CCG ended with; null when none names one. */
export function readSubIcbLocation(steps: readonly Step[]): SubIcbLocation | null {
  for (const step of steps) {
    const match = SENTENCE.exec(step.note)
    if (match?.[1] && match[2]) return { code: match[1], name: match[2], icb: step.to, since: step.on }
  }
  return null
}
