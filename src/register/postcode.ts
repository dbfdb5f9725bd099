/**
 * Postcodes as people type them. A full postcode is personal (it may be one house): only the outward part may be kept,
 * logged or shown.
 */

/** A full postcode is held in a function, so that it is not printed, logged or turned into JSON by accident. */
export type FullPostcode = () => string

export interface Postcode {
  /** The outward part, "CH41". */
  readonly outcode: string
  /** The whole, "CH41 1AA", if it was typed; to be handed to a postcode service and to nobody else. */
  readonly full: FullPostcode | null
}

const FULL = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/
const SECTOR = /^([A-Z]{1,2}\d[A-Z\d]?) (?:\d[A-Z]{0,2})$|^([A-Z]{1,2}\d\d)\d[A-Z]?$/
const OUTCODE = /^[A-Z]{1,2}\d[A-Z\d]?$/
const WITHIN = /(?<![A-Z\d])([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})(?![A-Z\d])/

/** Reads a text that is a postcode, a sector ("CH41 1") or a district ("CH41"), in any case and spacing; null if it is none. */
export function readPostcode(text: string): Postcode | null {
  const typed = fold(text)
  const compact = typed.replaceAll(' ', '')
  const full = FULL.exec(compact) ?? FULL.exec(mendInward(compact))
  if (full?.[1] && full[2]) return whole(full[1], full[2])
  const sector = SECTOR.exec(typed)
  const outcode = sector?.[1] ?? sector?.[2] ?? OUTCODE.exec(compact)?.[0]
  return outcode ? { outcode, full: null } : null
}

/** Finds a full postcode in a longer text ("I live in Wirral, CH41 1AA"). */
export function findPostcode(text: string): Postcode | null {
  const match = WITHIN.exec(fold(text))
  return match?.[1] && match[2] ? whole(match[1], match[2]) : null
}

/** The text with every full postcode cut to its outward part: what may be shown, logged and kept of what somebody typed. */
export function withoutFullPostcodes(text: string): string {
  const alone = readPostcode(text)
  if (alone?.full) return alone.outcode
  const shown = text.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]/gu, '')
  return shown.replace(/(?<![a-z\d])([a-z]{1,2}\d[a-z\d]?)[\s-]*\d[a-z]{2}(?![a-z\d])/gi, '$1')
}

function whole(outcode: string, inward: string): Postcode {
  return { outcode, full: () => `${outcode} ${inward}` }
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, ' ')
    .trim()
}

/** The inward part begins with a digit, so an O or I there is a misread 0 or 1. */
function mendInward(compact: string): string {
  if (compact.length < 5 || compact.length > 7) return compact
  const inward = compact.slice(-3).replace(/^O/, '0').replace(/^[IL]/, '1')
  return compact.slice(0, -3) + inward
}
