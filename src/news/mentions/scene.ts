import type { IsoDate } from '../../time.ts'
import { type Tokens, wordsBetween } from '../tokens.ts'
import { matchesFrom, type TrieMatch } from '../trie.ts'
import type { Mention } from '../understanding.ts'
import { wordSet } from '../word-set.ts'
import type { Designator, Designators } from './designators.ts'
import { findPieces, type Lists, listsOf, type Piece } from './lists.ts'
import type { Bearer, Name, Names, Sort } from './names.ts'

/**
 * Whether a body or a system is named itself, or a system's area ("the eight CCGs in Kent and Medway"); a `loose-area`
 * ("the Devon CCGs") gives way where the item names the bodies themselves.
 */
export type NamedAs = 'itself' | 'area' | 'loose-area'

/** A mention and where in the text it stands. */
export interface PlacedMention extends Mention {
  readonly sort: Sort
  /** Its first word, and the word after its last. */
  readonly from: number
  readonly to: number
  readonly as: NamedAs
  /** The day on which it opened; null for a body that is in no register. */
  readonly opened: IsoDate | null
  /** The day on which it closed; null for one that has not, or is in no register. */
  readonly closed: IsoDate | null
}

/** All that is known of an item while its mentions are being found. */
export interface Scene {
  readonly tokens: Tokens
  readonly names: Names
  readonly pieces: readonly (readonly Piece[])[]
  readonly designators: readonly TrieMatch<Designator>[]
  readonly published: IsoDate | null
  /** The sort that the item mostly speaks of, and null when it speaks of none. */
  readonly topic: Sort | null
  readonly lists: (sort: Sort) => Lists
  /** The sorts of the designators that no name belongs to: "Which ICSs come next?". */
  readonly unnamed: Set<Sort>
  /** The designators that no name stands behind or ahead of. */
  readonly nameless: TrieMatch<Designator>[]
  readonly found: PlacedMention[]
  /** Whether it tells of bodies becoming one, or of many at once: where it does not, a town that has or needs something is a town. */
  readonly isAboutBodies: () => boolean
}

/** Words of mergers and of what leads to them. */
const MERGERS = wordSet(`
  merge merges merged merging merger mergers cluster clusters clustering clustered join joins joined joining unite unites
  united uniting union combine combined combining pair pairing paired ballot ballots vote votes voted voting tie single
  share shared sharing joint amalgamate amalgamation consolidate consolidation takeover abolished disbanded dissolved
  replace replaced replaces replacing talks talking partner together ratings
`)

/** Reads what the searches for mentions have in common. */
export function openScene(tokens: Tokens, names: Names, tree: Designators, published: IsoDate | null): Scene {
  const pieces = findPieces(tokens, names)
  const designators = findDesignators(tokens, tree)
  const lists = new Map<Sort, Lists>()
  let isAbout: boolean | undefined
  return {
    tokens,
    names,
    pieces,
    designators,
    published,
    topic: topicOf(designators),
    lists(sort) {
      const known = lists.get(sort) ?? listsOf(tokens, pieces, names, sort, published)
      lists.set(sort, known)
      return known
    },
    unnamed: new Set(),
    nameless: [],
    found: [],
    isAboutBodies() {
      isAbout ??= designators.some(({ value }) => value.plural) || tokens.keys.some((key) => MERGERS.has(key))
      return isAbout
    },
  }
}

/** Writes down that the words from one to another name somebody. */
export function record(scene: Scene, bearer: Bearer, from: number, to: number, as: NamedAs = 'itself'): void {
  const kind = bearer.sort === 'ics' ? 'system' : 'body'
  const words = wordsBetween(scene.tokens, from, to)
  scene.found.push({
    name: bearer.name,
    kind,
    id: bearer.id,
    words,
    sort: bearer.sort,
    from,
    to,
    as,
    opened: bearer.opened,
    closed: bearer.closed,
  })
}

/** Writes down a body that is named but is in no register. */
export function recordNew(scene: Scene, place: string, sort: Sort, from: number, to: number): void {
  const name = `NHS ${place} ${sort.toUpperCase()}`
  const words = wordsBetween(scene.tokens, from, to)
  scene.found.push({
    name,
    kind: 'new-body',
    id: null,
    words,
    sort,
    from,
    to,
    as: 'itself',
    opened: null,
    closed: null,
  })
}

/**
 * The bearer of a name that is meant, among those of a sort. One that was alive when the item appeared comes first, then the one
 * of whose name the text says most in other places (as "London" beside "NEL CCG"), then the youngest.
 */
export function choose(scene: Scene, name: Name, sort: Sort): Bearer | null {
  let chosen: Bearer | null = null
  let best = Number.NEGATIVE_INFINITY
  let rivals = 0
  for (const { bearer } of name.namings) {
    if (bearer.sort !== sort || isOver(bearer, scene.published)) continue
    rivals++
    if (rivals === 1) {
      chosen = bearer
      continue
    }
    if (best === Number.NEGATIVE_INFINITY && chosen) best = fitness(scene, chosen)
    const fits = fitness(scene, bearer)
    if (fits > best || (fits === best && chosen && bearer.opened > chosen.opened)) {
      chosen = bearer
      best = fits
    }
  }
  return chosen
}

/** A system that no register has is not spoken of once it is part of a larger one. */
function isOver({ id, closed }: Bearer, published: IsoDate | null): boolean {
  return id === null && closed !== null && published !== null && closed <= published
}

function fitness(scene: Scene, bearer: Bearer): number {
  const { published } = scene
  const alive =
    published !== null && bearer.opened <= published && (bearer.closed === null || published < bearer.closed)
  const words = bearer.name.toLowerCase().split(/[ ,]+/).slice(1, -1)
  const said = words.filter((word) => word.length > 4 && scene.tokens.keys.includes(word)).length
  return said + (alive ? 100 : 0)
}

function findDesignators(tokens: Tokens, tree: Designators): TrieMatch<Designator>[] {
  const found: TrieMatch<Designator>[] = []
  for (let at = 0; at < tokens.keys.length; at++) {
    const match = matchesFrom(tree, tokens, at).at(-1)
    if (!match) continue
    found.push(match)
    at = match.to - 1
  }
  return found
}

/** The sort named most often; of equals, the one named first. */
function topicOf(designators: readonly TrieMatch<Designator>[]): Sort | null {
  if (designators.length === 0) return null
  const counts = new Map<Sort, number>()
  for (const { value } of designators) counts.set(value.sort, (counts.get(value.sort) ?? 0) + 1)
  const most = Math.max(...counts.values())
  for (const [sort, count] of counts) if (count === most) return sort
  return null
}
