import { hasAny, ideaNumber } from '../idea-set.ts'
import type { Hit, Idea, Reading } from '../reading.ts'

/**
 * What a rule looks for, written as ideas and the distance between them:
 * `MERGE` (the idea anywhere), `title: MERGE` (in the title), `CCG >4 MERGE` (at most four words before it, in one sentence),
 * `CCG ~4 MERGE` (before or after it), `CCG|ICB >4 MERGE` (either), `CCG & MERGE` (both, anywhere).
 */
export type Pattern = string

interface Step {
  readonly ideas: readonly Idea[]
  /** How it follows the step before: near it on either side, after it, or anywhere. */
  readonly link: '~' | '>' | '&'
  readonly within: number
}

interface Compiled {
  readonly inTitle: boolean
  readonly first: readonly Idea[]
  readonly rest: readonly Step[]
  /** For each step the numbers of its ideas, one of which the text must hold. */
  readonly needs: readonly (readonly number[])[]
}

const compiled = new Map<Pattern, Compiled>()
const compiledLists = new WeakMap<readonly Pattern[], readonly Compiled[]>()

/** The first place where a pattern fits, as the words that made it fit; null where it fits nowhere. */
export function matchPattern(reading: Reading, pattern: Pattern): Hit[] | null {
  return match(reading, compile(pattern))
}

/** The first of some patterns that fits, as the words that made it fit; null where none does. */
export function matchFirst(reading: Reading, patterns: readonly Pattern[]): Hit[] | null {
  let list = compiledLists.get(patterns)
  if (!list) {
    list = patterns.map(compile)
    compiledLists.set(patterns, list)
  }
  for (const pattern of list) {
    const fit = match(reading, pattern)
    if (fit) return fit
  }
  return null
}

function match(reading: Reading, { inTitle, first, rest, needs }: Compiled): Hit[] | null {
  for (const numbers of needs) if (!hasAny(reading.held, numbers)) return null
  for (const idea of first)
    for (const start of reading.hits.get(idea) ?? []) {
      if (inTitle && start.from >= reading.titleEnd) break
      const fit = follow(reading, start, rest)
      if (fit) return fit
    }
  return null
}

function follow(reading: Reading, start: Hit, steps: readonly Step[]): Hit[] | null {
  const fit = [start]
  let last = start
  for (const step of steps) {
    const next = nearest(reading, last, step)
    if (!next) return null
    fit.push(next)
    last = next
  }
  return fit
}

function nearest(reading: Reading, last: Hit, { ideas, link, within }: Step): Hit | null {
  let best: Hit | null = null
  let bestGap = Number.POSITIVE_INFINITY
  for (const idea of ideas) {
    const hits = reading.hits.get(idea) ?? []
    if (link === '&') {
      if (hits[0] && !best) best = hits[0]
      continue
    }
    const next = firstFrom(hits, last.to)
    for (const hit of link === '>' ? [hits[next]] : [hits[next], hitBefore(hits, next, last)]) {
      if (!hit) continue
      const gap = hit.from >= last.to ? hit.from - last.to : last.from - hit.to
      if (gap < 0 || gap > within || gap >= bestGap || !oneSentence(reading, hit, last)) continue
      best = hit
      bestGap = gap
    }
  }
  return best
}

/** The last hit that ends before another starts. */
function hitBefore(hits: readonly Hit[], next: number, last: Hit): Hit | undefined {
  for (let at = next - 1; at >= 0 && at >= next - 4; at--) {
    const hit = hits[at]
    if (hit && hit.to <= last.from) return hit
  }
  return undefined
}

/** The index of the first hit that starts at a word or after it. */
export function firstFrom(hits: readonly Hit[], word: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle]?.from ?? 0) < word) low = middle + 1
    else high = middle
  }
  return low
}

export function oneSentence({ tokens }: Reading, one: Hit, other: Hit): boolean {
  return tokens.sentences[one.from] === tokens.sentences[other.from]
}

function compile(pattern: Pattern): Compiled {
  const known = compiled.get(pattern)
  if (known) return known
  const inTitle = pattern.startsWith('title: ')
  const words = pattern.slice(inTitle ? 7 : 0).split(' ')
  const steps: Step[] = []
  for (let at = 0; at < words.length; at += 2) {
    const link = at === 0 ? '&' : (words[at - 1] ?? '')
    steps.push({
      ideas: (words[at] ?? '').split('|') as Idea[],
      link: link.startsWith('~') ? '~' : link.startsWith('>') ? '>' : '&',
      within: Number(link.slice(1)) || 0,
    })
  }
  const [first, ...rest] = steps
  const needs = steps.map(({ ideas }) => ideas.map(ideaNumber))
  const made = { inTitle, first: first?.ideas ?? [], rest, needs }
  compiled.set(pattern, made)
  return made
}
