import type { Register } from '../register/register.ts'
import { statedDates } from './deadline.ts'
import { createFindFootprints, type FindFootprints } from './footprints.ts'
import { createFindMentions } from './mentions/find.ts'
import { type Reading, read } from './reading.ts'
import { startOf, startReason } from './rules/effective.ts'
import { backgroundReason, foregroundOf } from './rules/foreground.ts'
import { furtherKinds, icsVerdict } from './rules/kinds.ts'
import { vocabularyTree } from './rules/lexicon.ts'
import { mergerVerdict, type Verdict } from './rules/merger.ts'
import { stageOf } from './rules/stage.ts'
import { LONGEST_TEXT, tokenise } from './tokens.ts'
import { KINDS, type Kind, type Mention, type Reason, type Understand, type Understanding } from './understanding.ts'

/**
 * Makes the function that reads an item of news, for the bodies and systems of a register.
 *
 * It never throws, whatever the text; of a text longer than `LONGEST_TEXT` characters it reads the beginning.
 */
export function createUnderstanding(register: Register): Understand {
  const findMentions = createFindMentions(register)
  const findFootprints = createFindFootprints(register)
  const vocabulary = vocabularyTree()
  return ({ title, summary, published }) => {
    const headline = title.slice(0, LONGEST_TEXT)
    const tokens = tokenise(`${headline}\n${summary}`)
    const titleEnd = wordsUpTo(tokens.starts, headline.length)
    const mentions = findMentions(tokens, published)
    return decide(read(tokens, titleEnd, published, mentions, vocabulary), findFootprints)
  }
}

function decide(reading: Reading, findFootprints: FindFootprints): Understanding {
  const foreground = foregroundOf(reading)
  const merger = mergerVerdict(foreground)
  const ics = icsVerdict(foreground, merger.yes !== null)
  const why: Reason[] = []
  const kinds = new Set<Kind>()
  const settle = (kind: Kind, { yes, instead }: Verdict): void => {
    if (yes) kinds.add(kind)
    const reason = yes ?? instead
    if (reason) why.push(reason)
  }
  settle('merger', merger)
  settle('ics', ics)
  const relevant = kinds.size > 0
  for (const { kind, reason } of furtherKinds(reading, relevant)) {
    kinds.add(kind)
    why.push(reason)
  }
  if (!relevant) why.push(backgroundReason(reading, foreground) ?? nothingStructural(reading))
  const start = relevant ? startOf(reading) : null
  const { stage, reason } = relevant ? stageOf(reading, kinds.has('merger'), start) : { stage: null, reason: null }
  if (reason) why.push(reason)
  const takesEffect = start !== null && stage !== 'rejected' && stage !== 'delayed'
  if (takesEffect) why.push(startReason(reading, start))
  return {
    relevant,
    kinds: KINDS.filter((kind) => kinds.has(kind)),
    stage,
    effective: takesEffect ? start.date : null,
    mentions: eachOnce(reading),
    footprints: relevant ? findFootprints(reading.tokens, reading.mentions) : [],
    dates: relevant ? statedDates(reading.tokens, reading.published) : [],
    why,
  }
}

/** Each body and system once, with the words that named it first. */
function eachOnce({ mentions }: Reading): Mention[] {
  const first = new Map<string, Mention>()
  for (const { name, kind, id, words } of mentions) if (!first.has(name)) first.set(name, { name, kind, id, words })
  return [...first.values()]
}

/** What was missing, in an item that is not relevant. */
function nothingStructural(reading: Reading): Reason {
  const named = eachOnce(reading).map(({ words }) => words)
  return named.length > 0
    ? {
        rule: 'bodies-without-merger',
        says: 'It names commissioning bodies, but tells of no merger and of no change to systems.',
        words: named,
      }
    : {
        rule: 'nothing-about-bodies',
        says: 'It tells of no merger of commissioning bodies and of no change to systems.',
        words: [],
      }
}

function wordsUpTo(starts: readonly number[], length: number): number {
  let count = 0
  for (const start of starts) {
    if (start >= length) break
    count++
  }
  return count
}
