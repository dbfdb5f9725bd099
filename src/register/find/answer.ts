/** What a look-up answers. */
import type { IsoDate } from '../../time.ts'
import type { FullPostcode } from '../postcode.ts'
import type { Body, Council, Outcode, System } from '../register.ts'
import type { Elsewhere } from './elsewhere.ts'

/** What a look-up may lead to. Councils and postcodes are ways to name a place; they lead to the bodies of these kinds. */
export type SoughtKind = 'ccg' | 'icb' | 'system'

export type Thing =
  | { readonly kind: 'body'; readonly body: Body }
  | { readonly kind: 'system'; readonly system: System }
  | { readonly kind: 'council'; readonly council: Council }
  | { readonly kind: 'outcode'; readonly outcode: Outcode }

/**
 * How a thing was found: by its id in the register, a code (also an earlier one), its name, a name that it had, an alias,
 * the sub-ICB location that kept its code, a council, a postcode district, some words of its name, something that lies in
 * it (a council in a system), or its spelling.
 */
export type FoundBy =
  | 'id'
  | 'ods-code'
  | 'ons-code'
  | 'name'
  | 'former-name'
  | 'alias'
  | 'sub-icb-location'
  | 'council'
  | 'outcode'
  | 'words'
  | 'member'
  | 'spelling'

export interface Match {
  readonly thing: Thing
  /** How well it fits, 0 to 1; 1 is exact. */
  readonly score: number
  readonly foundBy: FoundBy
  /** For people: "NHS Wirral CCG", "Cheshire and Merseyside ICS", "Bristol council", "postcode district CH41". */
  readonly name: string
  /** A text that `find` answers with exactly this thing: for buttons, choice menus and autocomplete. At most 100 characters. */
  readonly value: string
  /**
   * The bodies that it leads to, likeliest first. A body leads to itself. A place or a system leads to the bodies of the
   * day asked about; when no day was, to its CCGs of April 2020 and its ICBs of today.
   */
  readonly bodies: readonly Body[]
  /** What the reader must know about it, as sentences; null when there is nothing. */
  readonly note: string | null
}

/** A `why` is one or two sentences for the person who asked. It never holds more of a postcode than its outward part. */
export type FindAnswer =
  /** One thing fits. */
  | { readonly answer: 'match'; readonly match: Match }
  /** Several fit equally: let the person choose. Best first, at most 25. */
  | { readonly answer: 'choice'; readonly matches: readonly Match[]; readonly why: string }
  /** Things of that name exist, but not on the day asked about. `instead` is what was there on that day. */
  | {
      readonly answer: 'not-then'
      readonly matches: readonly Match[]
      readonly instead: readonly Body[]
      readonly why: string
    }
  /** Nothing is called that; these come nearest, best first. With `isClear`, the first may be taken as what was meant. */
  | {
      readonly answer: 'nearest'
      readonly matches: readonly Match[]
      readonly isClear: boolean
      readonly why: string
    }
  /** A postcode whose district does not decide it: ask a postcode service, then `find` the ODS code that it gives. */
  | UndecidedPostcode
  /** A place outside England, and why it has no CCG or ICB. */
  | { readonly answer: 'elsewhere'; readonly country: Elsewhere; readonly place: string; readonly why: string }
  /** Nothing, and what to try. */
  | { readonly answer: 'nothing'; readonly why: string }

export interface UndecidedPostcode {
  readonly answer: 'undecided'
  readonly outcode: string
  /** The district's CCGs of April 2020 and ICBs of today, largest share first; none where the table lacks the district. */
  readonly ccgs: readonly Body[]
  readonly icbs: readonly Body[]
  /** Of these and of their lineage, the bodies of the day and the kinds asked about: what to choose from without a service. */
  readonly candidates: readonly Body[]
  /** The country across the border that runs through the district. */
  readonly border: Elsewhere | null
  /** What to ask a postcode service about; null when only a district was typed. NEVER log it, keep it, or show it. */
  readonly full: FullPostcode | null
  readonly why: string
}

export interface FindOptions {
  /** The day asked about; without it, of all times. */
  readonly on?: IsoDate | undefined
  readonly today: IsoDate
  /** What may be answered with; without it, bodies of both kinds, and systems where no body fits. */
  readonly kinds?: readonly SoughtKind[] | undefined
}

/** One suggestion while somebody types; both texts at most 100 characters (Discord's limit for an autocomplete choice). */
export interface Completion {
  readonly name: string
  readonly value: string
}
