/** What to say to somebody who asks about a place outside England. */
import { readWording } from '../normalise.ts'
import { BORDER_OUTCODES, type Elsewhere, PLACES, POSTCODE_AREAS, WELSH_OUTCODES } from './elsewhere-places.ts'

export type { Elsewhere } from './elsewhere-places.ts'

export interface PlaceElsewhere {
  readonly place: string
  readonly country: Elsewhere
}

const REASONS: Readonly<Record<Elsewhere, string>> = {
  Wales:
    'Wales has never had CCGs or ICBs: its seven local health boards both plan and provide NHS care, and answer to the Welsh Government.',
  Scotland:
    'Scotland has never had CCGs or ICBs: its 14 regional NHS boards plan and provide care, and answer to the Scottish Government.',
  'Northern Ireland':
    'Northern Ireland has never had CCGs or ICBs: the Department of Health’s Strategic Planning and Performance Group (SPPG) plans care, and five health and social care trusts provide it.',
  Jersey: 'Jersey is not part of the NHS in England: its own government runs its health service, without CCGs or ICBs.',
  Guernsey: 'Guernsey is not part of the NHS in England: the States run its health service, without CCGs or ICBs.',
  'the Isle of Man':
    'The Isle of Man is not part of the NHS in England: Manx Care runs its health service, without CCGs or ICBs.',
}

/** Where the place is, and why there is no CCG or ICB there. */
export function sentenceElsewhere({ place, country }: PlaceElsewhere): string {
  const isCountry = readWording(place).key === readWording(country).key
  return isCountry ? REASONS[country] : `${place} is in ${country}. ${REASONS[country]}`
}

/** Every known place outside England by its key (see `readWording`); of two names with one key, the first listed. */
export const PLACES_ELSEWHERE: ReadonlyMap<string, PlaceElsewhere> = new Map(
  Object.entries(PLACES)
    .flatMap(([country, places]) =>
      places.split(';').map((place) => ({ place: place.trim(), country: country as Elsewhere })),
    )
    .map((one) => [readWording(one.place).key, one] as const)
    .toReversed(),
)

/** The country of a district that is wholly outside England; null for any other. */
export function countryOfOutcode(outcode: string): Elsewhere | null {
  if (WELSH_OUTCODES.includes(outcode)) return 'Wales'
  const area = outcode.replace(/\d.*$/, '')
  const found = Object.entries(POSTCODE_AREAS).find(([, areas]) => areas.includes(area))
  return found ? (found[0] as Elsewhere) : null
}

/** The country across the border that runs through a district; null for any other. */
export function borderOfOutcode(outcode: string): Elsewhere | null {
  if (BORDER_OUTCODES.Wales.includes(outcode)) return 'Wales'
  return BORDER_OUTCODES.Scotland.includes(outcode) ? 'Scotland' : null
}
