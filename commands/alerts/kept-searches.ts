/** What somebody searched for, kept so that a button can carry it: words and a place are longer than a payload may be. */
import { createHash } from 'node:crypto'

/** What may be forgotten, under a key. A Keyv is one. */
export interface Memory {
  get(key: string): Promise<unknown>
  set(key: string, value: string, forMs: number): Promise<unknown>
}

export interface KeptSearch {
  /** The words as they were typed, or ''. */
  readonly text: string
  /** An area as the register writes it, or '' for none. */
  readonly area: string
}

/** A search and which of its pages, from 1. */
export interface SearchPage extends KeptSearch {
  readonly page: number
}

export const MOST_PAGES = 1_000
const MONTH_MS = 30 * 86_400_000
const KEY_LENGTH = 20

/** Keeps a search for a month from now, and gives what is put before a page's number in a payload. The same search has the same key. */
export async function keepSearch(memory: Memory, { text, area }: KeptSearch): Promise<string> {
  const written = JSON.stringify([text, area])
  const key = createHash('sha256').update(written).digest('hex').slice(0, KEY_LENGTH)
  await memory.set(key, written, MONTH_MS)
  return key
}

/** As "3f….2". */
export function writeSearchPage(key: string, page: number): string {
  return `${key}.${page}`
}

/** Reads it back; null for what is none, or was kept too long ago. */
export async function readSearchPage(memory: Memory, payload: string): Promise<SearchPage | null> {
  const fields = /^([0-9a-f]{20})\.([1-9]\d{0,3})$/.exec(payload)
  if (!fields) return null
  const [, key = '', number] = fields
  const page = Number(number)
  const kept = await memory.get(key)
  if (typeof kept !== 'string' || page > MOST_PAGES) return null
  const [text, area] = JSON.parse(kept) as [string, string]
  return { text, area, page }
}
