/** The word by which a channel elsewhere joins a push: an organiser there types it, so nobody is joined to a stranger's. */
import { randomInt } from 'node:crypto'

/** Without letters and digits that look or sound alike. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const LENGTH = 8
/** It is used once, and within this time: 30^8 possible words are too many to try through a chat. */
export const CODE_LASTS_MS = 48 * 60 * 60_000

/** As "K7QM-3WXA". */
export function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** What somebody typed, as codes are kept. */
export function readCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
