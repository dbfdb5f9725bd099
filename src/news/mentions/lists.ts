import type { IsoDate } from '../../time.ts'
import { BREAK, type Tokens, wordsBetween } from '../tokens.ts'
import { matchesFrom, startsAt } from '../trie.ts'
import { UNSOUGHT } from '../word-numbers.ts'
import { numberSet, wordSet } from '../word-set.ts'
import { type Bearer, type Name, type Names, nameOf, type Sort, type Standing } from './names.ts'

/** One name in a list. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly name: Name
}

/** A list of names that ends at some word, last piece first. */
export interface NameList {
  readonly piece: Piece
  readonly before: NameList | null
  readonly from: number
  readonly count: number
  /** How many of the names had no bearer on the day of the item. */
  readonly dead: number
  /** Whether "and" or "&" joins two of its pieces. */
  readonly joined: boolean
}

/** The lists of names of one sort that end at each word: the longest, and the longest of two names or more. */
export interface Lists {
  readonly best: ReadonlyMap<number, NameList>
  readonly several: ReadonlyMap<number, NameList>
}

/** Words that make one name of another: "North" of "Manchester". */
export const COMPASS: ReadonlySet<string> = wordSet(`
  north south east west central mid northern southern eastern western greater city districts district coastal
  inner outer
`)
const COMPASS_NUMBERS = numberSet(COMPASS)
const LONGEST_TAIL = 3
const JOINERS = wordSet('and or plus with')
/** Words that may stand before a name in a list without being a part of it. */
const LEADING = wordSet('nhs the both neighbouring nearby also of for potentially perhaps possibly maybe probably')

/** Every place in the text where a name starts, with all the names that start there. */
export function findPieces(tokens: Tokens, names: Names): Piece[][] {
  const pieces: Piece[][] = []
  /** The first word of a name that ends at each word. */
  const heads = new Map<number, string>()
  for (let at = 0; at < tokens.keys.length; at++) {
    const isCompass = COMPASS_NUMBERS.has(tokens.numbers[at] ?? UNSOUGHT)
    if (!isCompass && !startsAt(names, tokens, at)) continue
    const here: Piece[] = []
    for (const { from, to, value } of matchesFrom(names, tokens, at))
      if (isWrittenSo(tokens, from, to, value)) here.push({ from, to, name: value })
    const head = isCompass ? heads.get(gapBefore(tokens, at)?.end ?? -1) : undefined
    if (head !== undefined) here.push(...tailsOf(tokens, names, head, at))
    for (const { to } of here) heads.set(to, head ?? tokens.keys[at] ?? '')
    if (here.length > 0) pieces.push(here.sort((one, other) => one.to - other.to))
  }
  return pieces
}

/** "West" and "South and East" behind "Leeds North": names that lack their first word. */
function tailsOf(tokens: Tokens, names: Names, head: string, at: number): Piece[] {
  const tails: Piece[] = []
  for (let to = at + 1; to <= at + LONGEST_TAIL && to <= tokens.keys.length; to++) {
    const name = nameOf(names, [head, ...tokens.keys.slice(at, to)])
    if (name) tails.push({ from: at, to, name })
  }
  return tails
}

/** "NEW Devon" is a name, "a new Devon CCG" is not. A single acronym may be written as one likes where a "CCG" follows. */
function isWrittenSo(tokens: Tokens, from: number, to: number, { written }: Name): boolean {
  return !written?.includes(' ') || wordsBetween(tokens, from, to).replaceAll(')', '') === written
}

const NOBODY: readonly never[] = []

/** The bearers of a name that are of a sort. */
export function bearersOf(name: Name, sort: Sort, atLeast: Standing = 'short'): readonly Bearer[] {
  let found: Bearer[] | undefined
  for (const { bearer, standing } of name.namings) {
    if (bearer.sort !== sort || (atLeast !== 'short' && standing !== 'telling' && standing !== atLeast)) continue
    if (found) found.push(bearer)
    else found = [bearer]
  }
  return found ?? NOBODY
}

/**
 * Splits every stretch of names, commas and "and"s into names of one sort, reading once from left to right.
 * Among the ways to split what ends at a word, the one that starts furthest left wins, then the one with the fewest names,
 * so that the "and" of "Bath and North East Somerset" stays inside it. Among lists of two or more, names whose bearers were alive
 * when the item appeared come before fewer names: in 2016 "Bristol, North Somerset and South Gloucestershire CCGs" were three.
 */
export function listsOf(
  tokens: Tokens,
  pieces: readonly (readonly Piece[])[],
  names: Names,
  sort: Sort,
  published: IsoDate | null,
): Lists {
  const best = new Map<number, NameList>()
  const several = new Map<number, NameList>()
  const keep = (piece: Piece, before: NameList | null, joined: boolean): void => {
    const list: NameList = {
      piece,
      before,
      from: before?.from ?? piece.from,
      count: (before?.count ?? 0) + 1,
      dead: (before?.dead ?? 0) + (isDead(piece.name, sort, published) ? 1 : 0),
      joined: joined || (before?.joined ?? false),
    }
    if (isBetter(list, best.get(piece.to))) best.set(piece.to, list)
    if (list.count > 1 && isLivelier(list, several.get(piece.to))) several.set(piece.to, list)
  }
  for (const here of pieces) {
    const at = here[0]?.from ?? 0
    const gap = gapBefore(tokens, at)
    const before = gap === null ? null : (best.get(gap.end) ?? null)
    const more = gap === null ? null : (several.get(gap.end) ?? null)
    for (const piece of here) {
      if (bearersOf(piece.name, sort).length === 0) continue
      const led = before ?? compassNames(tokens, names, sort, best, piece)
      keep(piece, led, gap?.joined ?? false)
      if (more && more !== before) keep(piece, more, gap?.joined ?? false)
    }
  }
  return { best, several }
}

/** The pieces of a list in the order in which they stand. */
export function piecesOf(list: NameList): Piece[] {
  const pieces: Piece[] = []
  for (let at: NameList | null = list; at; at = at.before) pieces.push(at.piece)
  return pieces.reverse()
}

function isBetter(list: NameList, than: NameList | undefined): boolean {
  if (!than) return true
  return list.from < than.from || (list.from === than.from && list.count < than.count)
}

/** Among lists of several, the one with the fewest names of bodies that were not there at the time comes first. */
function isLivelier(list: NameList, than: NameList | undefined): boolean {
  if (!than || list.from !== than.from || list.dead === than.dead) return isBetter(list, than)
  return list.dead < than.dead
}

function isDead(name: Name, sort: Sort, published: IsoDate | null): boolean {
  if (published === null) return false
  return !bearersOf(name, sort).some(
    ({ opened, closed }) => opened <= published && (closed === null || published < closed),
  )
}

/** Where the name before this one must end for the two to be in one list: across ", ", " and ", ", and the " and the like. */
function gapBefore(tokens: Tokens, at: number): { end: number; joined: boolean } | null {
  let end = at
  while (LEADING.has(tokens.keys[end - 1] ?? '') && (tokens.breaks[end] ?? 0) === BREAK.none && at - end < 2) end--
  const brk = tokens.breaks[end] ?? BREAK.stop
  if (JOINERS.has(tokens.keys[end - 1] ?? '') && brk === BREAK.none) {
    const mark = tokens.breaks[end - 1] ?? BREAK.stop
    const semicolon = mark === BREAK.colon && tokens.text.charAt(tokens.ends[end - 2] ?? 0) === ';'
    return mark <= BREAK.bracket || semicolon ? { end: skipAcronym(tokens, end - 1), joined: true } : null
  }
  if (brk === BREAK.bracket && opensBracket(tokens, end)) return null
  if (brk === BREAK.comma || brk === BREAK.bracket) return { end: skipAcronym(tokens, end), joined: false }
  return brk === BREAK.colon && tokens.text.charAt(tokens.ends[end - 1] ?? 0) === ';' ? { end, joined: false } : null
}

/** "six groups in south east London (Bexley, Bromley …": what is in the bracket is no more of the list before it. */
function opensBracket({ text, starts, ends }: Tokens, at: number): boolean {
  return text.slice(ends[at - 1], starts[at]).includes('(')
}

/** "North Central London (NCL) and": the end of the name before the bracket. */
export function skipAcronym(tokens: Tokens, end: number): number {
  const { text, starts, ends } = tokens
  const bracketed = text.charAt((starts[end - 1] ?? 1) - 1) === '(' && text.charAt(ends[end - 1] ?? 0) === ')'
  return bracketed ? end - 1 : end
}

/** "North, South" before "and Central Manchester": the names that the compass words stand for, as a list that ends there. */
function compassNames(
  tokens: Tokens,
  names: Names,
  sort: Sort,
  best: ReadonlyMap<number, NameList>,
  last: Piece,
): NameList | null {
  const found: Piece[] = []
  let at = last.from
  let before: NameList | null = null
  for (let gap = gapBefore(tokens, at); gap && found.length < 6; gap = gapBefore(tokens, at)) {
    before = best.get(gap.end) ?? null
    if (before) break
    const piece = compassName(tokens, names, sort, gap.end, last)
    if (!piece) break
    found.push(piece)
    at = piece.from
  }
  let list = before
  for (const piece of found.reverse())
    list = {
      piece,
      before: list,
      from: list?.from ?? piece.from,
      count: (list?.count ?? 0) + 1,
      dead: list?.dead ?? 0,
      joined: true,
    }
  return found.length > 0 ? list : null
}

function compassName(tokens: Tokens, names: Names, sort: Sort, end: number, last: Piece): Piece | null {
  let from = end
  while (COMPASS.has(tokens.keys[from - 1] ?? '') && end - from < 3 && (from === end || tokens.breaks[from] === 0))
    from--
  for (let start = from; start < end; start++)
    for (let tail = last.from + 1; tail < last.to; tail++) {
      const words = [...tokens.keys.slice(start, end), ...tokens.keys.slice(tail, last.to)]
      const name = nameOf(names, words)
      if (name && bearersOf(name, sort).length > 0) return { from: start, to: end, name }
    }
  return null
}
