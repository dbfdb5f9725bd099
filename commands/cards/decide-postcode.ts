/** Decides a postcode whose district does not: by the postcode service, and by the register with what that says. */

import type { Postcodes } from '../../src/postcodes/postcodes.ts'
import type { FindAnswer, Finder, UndecidedPostcode } from '../../src/register/find.ts'
import type { IsoDate } from '../../src/time.ts'
import type { Decided } from './found.ts'

export interface DecideNeeds {
  readonly finder: Pick<Finder, 'find'>
  readonly postcodes: Postcodes
}

interface When {
  readonly on: IsoDate | undefined
  readonly today: IsoDate
}

/** The sentences name the district and never the rest of the postcode. */
export async function decidePostcode(postcode: UndecidedPostcode, needs: DecideNeeds, when: When): Promise<Decided> {
  const { outcode, full } = postcode
  if (!full) {
    return {
      kind: 'undecided',
      why: 'Give the full postcode to be told which one it is, or choose one. Only its first half is kept.',
    }
  }
  const place = await needs.postcodes.locate(full)
  switch (place.kind) {
    case 'england':
      return decideByCode(place.codes, place.isNearest, outcode, needs.finder, when)
    case 'elsewhere': {
      const found = needs.finder.find(place.country, when)
      if (found.answer === 'elsewhere') return { kind: 'found', found, lead: [] }
      return {
        kind: 'undecided',
        why: `The postcode service places it in ${place.country}, where there are no CCGs and ICBs.`,
      }
    }
    case 'no-such-postcode':
      return {
        kind: 'undecided',
        why: `The postcode service knows no such postcode in ${outcode}. Check the second half.`,
      }
    case 'unavailable':
      return {
        kind: 'undecided',
        why: 'The postcode service, which could tell which, cannot be reached just now. Choose one, or try again later.',
      }
  }
}

function decideByCode(
  codes: readonly string[],
  isNearest: boolean,
  outcode: string,
  finder: DecideNeeds['finder'],
  when: When,
): Decided {
  const found = codes.map((code) => finder.find(code, when)).find(isCertain)
  if (!found) {
    return { kind: 'undecided', why: 'The postcode service answered with a code that the register does not know.' }
  }
  const asked = isNearest
    ? `That postcode in ${outcode} is no longer in use; the nearest one that is`
    : `That postcode in ${outcode}`
  return { kind: 'found', found, lead: [`${asked} belongs to this area, by the postcode service.`] }
}

function isCertain(found: FindAnswer): boolean {
  return found.answer === 'match' || found.answer === 'not-then'
}
