/** A petition that somebody asks about now: from what was read a moment ago, else from the site, else from what is left of an earlier reading. */
import { type Clock, type Instant, instant, MINUTE_MS } from '../time.ts'
import type { AreaCounts, Petition } from './petition.ts'
import { readPetition, type StoredPetition } from './petition-repository.ts'
import type { Validators } from './site/answer-headers.ts'
import type { Site } from './site/site.ts'

export type Found =
  /** `note` is a sentence that the reader must know with it, or ''. */
  | {
      readonly kind: 'found'
      readonly petition: Petition
      readonly asAt: Instant
      /** Null when the site does not tell them, or they were not read lately. */
      readonly areas: { readonly counts: AreaCounts; readonly asAt: Instant } | null
      readonly note: string
      /** The site has removed it (410 Gone): this is what is left of an earlier reading. */
      readonly isRemoved: boolean
    }
  | { readonly kind: 'nothing'; readonly why: string }

/** An earlier answer of the site. */
interface Kept {
  readonly petition: Petition
  readonly areas: AreaCounts | null
  readonly validators: Validators
  readonly readAt: Instant
  readonly freshUntil: Instant
}

export interface LookingUpNeeds {
  readonly site: Site
  readonly clock: Clock
  readonly cache: {
    get(key: string): Promise<unknown>
    set(key: string, value: unknown, forMs: number): Promise<unknown>
  }
}

/** A count this young is as good as a new one: the site itself adds signatures up in batches. */
const YOUNG_MS = 5 * MINUTE_MS
/** Platforms wait three seconds for an answer. */
const LONGEST_MS = 2_500
const KEPT_MS = 24 * 60 * MINUTE_MS

/** Looks up a petition by its number; `row` is what the tracker knows of it. Takes two and a half seconds at most. */
export async function lookUp(needs: LookingUpNeeds, id: number, row: StoredPetition | null): Promise<Found> {
  const now = needs.clock()
  const key = `petition:${id}`
  const kept = (await needs.cache.get(key)) as Kept | undefined
  const known = newestOf(row, kept)
  if (kept && kept.freshUntil > instant(now)) return found(known ?? kept, kept)
  if (row && known && now.getTime() - Date.parse(known.readAt) < YOUNG_MS) return found(known, kept)
  const answer = await needs.site.document(id, {
    validators: kept?.validators ?? null,
    isUrgent: true,
    signal: AbortSignal.timeout(LONGEST_MS),
  })
  if (answer.kind === 'document' || (answer.kind === 'unchanged' && kept)) {
    const { petition, areas } = answer.kind === 'document' ? answer : (kept as Kept)
    const freshUntil = instant(new Date(now.getTime() + Math.max(MINUTE_MS, answer.freshMs)))
    const reading: Kept = { petition, areas, validators: answer.validators, readAt: instant(now), freshUntil }
    await needs.cache.set(key, reading, KEPT_MS)
    return found(reading, reading)
  }
  if (answer.kind === 'missing') return { kind: 'nothing', why: answer.why }
  const why =
    answer.kind === 'gone' || answer.kind === 'trouble' ? answer.why : 'The petitions site cannot be read just now.'
  if (!known) return { kind: 'nothing', why }
  return { ...found(known, kept), note: `${why} This is what it said last.`, isRemoved: answer.kind === 'gone' }
}

/** What was read last, by the tracker or for somebody who asked. */
function newestOf(row: StoredPetition | null, kept: Kept | undefined): Pick<Kept, 'petition' | 'readAt'> | null {
  if (row && (!kept || row.counted_at > kept.readAt)) return { petition: readPetition(row), readAt: row.counted_at }
  return kept ?? null
}

function found(
  { petition, readAt }: Pick<Kept, 'petition' | 'readAt'>,
  kept: Kept | undefined,
): Found & { kind: 'found' } {
  const areas = kept?.areas ? { counts: kept.areas, asAt: kept.readAt } : null
  return { kind: 'found', petition, asAt: readAt, areas, note: '', isRemoved: false }
}
