/** What to offer when nothing is called what was typed: the nearest names, and whether one of them is clearly meant. */
import type { Wording } from '../normalise.ts'
import type { FindAnswer, Match } from './answer.ts'
import { PLACES_ELSEWHERE, type PlaceElsewhere, sentenceElsewhere } from './elsewhere.ts'
import type { Sought } from './match.ts'
import type { Entry } from './name-index.ts'
import { type Nearness, similarity } from './nearness.ts'
import type { Settle, Typed } from './settle.ts'
import { listed } from './words.ts'

const OFFERED_AT_MOST = 6
/** Names looked at: some bear nothing of the kind or the day asked for. */
const LOOKED_AT = 30
/** One slip in five letters is clear; two in ten are not. */
const CLEAR_SCORE = 0.79
const CLEAR_LEAD = 0.08
/** Shorter names of places outside England are too like English words. */
const ELSEWHERE_LETTERS = 5
const ELSEWHERE_SCORE = 0.75

export type FindNearest = (wording: Wording, typed: Typed, sought: Sought) => FindAnswer | null

export function createNearest(nearness: Nearness, settle: Settle): FindNearest {
  return (wording, typed, sought) => {
    const near = nearness
      .spelt(wording.key, wording.words)
      .slice(0, LOOKED_AT)
      .flatMap(({ name, score }) => {
        const entries = name.entries.map((entry): Entry => ({ ...entry, foundBy: 'spelling', score }))
        const matches = matchesOf(settle.among(entries, typed, sought))
        return matches.length > 0 ? [{ score, matches }] : []
      })
    const groups = withoutSystems(near, sought)
    const [best] = groups
    const elsewhere = nearestElsewhere(wording.key)
    if (elsewhere && elsewhere.score > (best?.score ?? 0)) {
      const why = `If you mean ${elsewhere.place.place}: ${sentenceElsewhere(elsewhere.place)}`
      return { answer: 'elsewhere', ...elsewhere.place, why }
    }
    if (!best) return null
    const matches = distinctMatches(groups.flatMap((group) => group.matches)).slice(0, OFFERED_AT_MOST)
    const ofBest = best.matches.map((match) => match.value)
    const next = groups.find((group) => group.matches.some((match) => !ofBest.includes(match.value)))
    const isClear =
      best.matches.length === 1 && best.score >= CLEAR_SCORE && best.score - (next?.score ?? 0) >= CLEAR_LEAD
    const names = listed((isClear ? matches.slice(0, 1) : matches).map((match) => match.name))
    return { answer: 'nearest', matches, isClear, why: `Nothing is called ${typed.quoted}. Nearest: ${names}.` }
  }
}

interface Group {
  readonly score: number
  readonly matches: readonly Match[]
}

/** Unless systems were asked for, they stand aside for bodies, as they do where a name is spelt right. */
function withoutSystems(groups: readonly Group[], { kinds }: Sought): readonly Group[] {
  const isSystem = (match: Match): boolean => match.thing.kind === 'system'
  if (kinds !== null || groups.every((group) => group.matches.every(isSystem))) return groups
  return groups.filter((group) => !group.matches.every(isSystem))
}

function matchesOf(answer: FindAnswer | null): readonly Match[] {
  if (answer?.answer === 'match') return [answer.match]
  return answer?.answer === 'choice' || answer?.answer === 'not-then' ? answer.matches : []
}

function distinctMatches(matches: readonly Match[]): Match[] {
  return matches.filter((match, at) => matches.findIndex((other) => other.value === match.value) === at)
}

function nearestElsewhere(key: string): { place: PlaceElsewhere; score: number } | null {
  let best: { place: PlaceElsewhere; score: number } | null = null
  for (const [known, place] of PLACES_ELSEWHERE) {
    if (known.length < ELSEWHERE_LETTERS) continue
    const score = similarity(key, known)
    if (score >= ELSEWHERE_SCORE && score > (best?.score ?? 0)) best = { place, score }
  }
  return best
}
