import type { IsoDate } from '../time.ts'
import { type IdeaSet, ideaSet } from './idea-set.ts'
import type { PlacedMention } from './mentions/scene.ts'
import type { Concept, Vocabulary } from './rules/lexicon.ts'
import type { Tokens } from './tokens.ts'
import { matchesFrom } from './trie.ts'

/** Words of the text that stand for an idea: from one word to another, which is not included. */
export interface Hit {
  readonly from: number
  readonly to: number
}

/**
 * What the rules may look for: the vocabulary's ideas, and the bodies (`BODIES`: the first of several in a row;
 * `COMING_BODY`: a merged one that is still to open) and systems named.
 */
export type Idea = Concept | 'BODY' | 'BODIES' | 'COMING_BODY' | 'NAMED_SYSTEM' | 'NAMED_CCG' | 'NAMED_ICB'

/** The day on which every first ICB opened: before it they are new, but nobody merges. */
const FIRST_ICBS = '2022-07-01'

/** The day from which ICBs were being planned by that name. */
const FIRST_PLANS = '2021-06-01'

/** An item once it has been read: all that the rules look at. */
export interface Reading {
  readonly tokens: Tokens
  /** The first word of the summary. */
  readonly titleEnd: number
  readonly published: IsoDate | null
  readonly mentions: readonly PlacedMention[]
  /** Where each idea stands, in the order of the text. */
  readonly hits: ReadonlyMap<Idea, readonly Hit[]>
  /** The ideas that the text holds: what is not among them need not be looked for among the hits. */
  readonly held: IdeaSet
}

/** Marks the ideas of a text in one pass over its words. */
export function read(
  tokens: Tokens,
  titleEnd: number,
  published: IsoDate | null,
  mentions: readonly PlacedMention[],
  vocabulary: Vocabulary,
): Reading {
  const hits = new Map<Idea, Hit[]>()
  const add = (idea: Idea, hit: Hit): void => {
    const known = hits.get(idea)
    if (known) known.push(hit)
    else hits.set(idea, [hit])
  }
  for (let at = 0; at < tokens.keys.length; at++) {
    for (const match of matchesFrom(vocabulary, tokens, at)) for (const concept of match.value) add(concept, match)
  }
  mentions.forEach(({ kind, sort, from, to, as, opened }, at) => {
    const hit = { from, to }
    const next = mentions[at + 1]
    if (kind === 'system' && as === 'itself') add('NAMED_SYSTEM', hit)
    if (kind !== 'system') add('BODY', hit)
    if (kind !== 'system' && next && next.kind !== 'system' && next.from - to < 3) add('BODIES', hit)
    if (sort === 'ccg') add('NAMED_CCG', hit)
    if (sort === 'icb') add('NAMED_ICB', hit)
    const isComing = published && opened && opened > published && opened !== FIRST_ICBS
    if (kind === 'new-body' || isComing) add('COMING_BODY', hit)
  })
  joinShared(hits)
  joinBoards(hits, published)
  return { tokens, titleEnd, published, mentions, hits, held: ideaSet(hits.keys()) }
}

/** "The health board" is an ICB where ICBs are meant: since they exist, and not in Scotland or Wales. */
function joinBoards(hits: Map<Idea, Hit[]>, published: IsoDate | null): void {
  const boards = hits.get('HEALTH_BOARD')
  const areIcbs = hits.has('ICB') || hits.has('NAMED_ICB') || published === null || published >= FIRST_PLANS
  if (!boards || !areIcbs || hits.has('NATION')) return
  hits.set('ICB', inOrder([...(hits.get('ICB') ?? []), ...boards]))
}

function inOrder(hits: Hit[]): Hit[] {
  return hits.sort((one, other) => one.from - other.from)
}

/** "one" and "chief officer", side by side: what several have in common. */
function joinShared(hits: Map<Idea, Hit[]>): void {
  const shared = hits.get('SHARED')
  const teams = hits.get('TEAM')
  if (!shared || !teams) return
  const teamAt = new Map(teams.map((team) => [team.from, team]))
  const joined = shared.flatMap(({ from, to }) => {
    const team = teamAt.get(to)
    return team ? [{ from, to: team.to }] : []
  })
  const known = hits.get('SHARED_MANAGEMENT') ?? []
  if (joined.length > 0) hits.set('SHARED_MANAGEMENT', inOrder([...known, ...joined]))
}
