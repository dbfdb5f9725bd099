/** Mergers for those who ask, as their tenant sees them, and the organisers' corrections. */
import { isOfficial } from '../alerts/official.ts'
import type { Sagas } from '../alerts/sagas.ts'
import { asSeenBy, type Story, tenantOf } from '../alerts/story.ts'
import { storiesByIds } from '../alerts/story-repository.ts'
import { Refusal } from '../chat/command.ts'
import type { Log } from '../log.ts'
import type { Lineage } from '../register/lineage.ts'
import { bodyName } from '../register/names.ts'
import type { Region, Register } from '../register/register.ts'
import type { Engine } from '../store/engine.ts'
import type { Database } from '../store/store.ts'
import { type Clock, type IsoDate, instant, londonDate } from '../time.ts'
import { type Arrangement, aboutRecord, arrange, shownIn } from './arrangement.ts'
import { arrangementOf } from './arrangement-repository.ts'
import { type Arranging, createArranging, type Organiser } from './arranging.ts'
import { createFindMerger } from './matching.ts'
import { type Correction, isPending, type Merger, type Standing } from './merger.ts'
import { correctionsOf, putCorrection, stepsSeenBy } from './merger-repository.ts'
import { readMerger } from './reading-steps.ts'
import { becameTogether } from './register-mergers.ts'
import { createSagaKeeper } from './saga-keeper.ts'
import { seedMergers } from './seed.ts'

export interface MergersNeeds {
  readonly db: Database
  readonly engine: Engine
  readonly clock: Clock
  readonly log: Log
  readonly register: Register
  readonly lineage: Lineage
}

/** How well the standing is attested: by the register or an official site, by several outlets, by one, or by an organiser. */
export type Confidence = 'official' | 'several' | 'single' | 'organiser'

/** A merger with who reported what. */
export interface SourcedMerger extends Merger {
  readonly confidence: Confidence
  /** The outlets of each story that is a step, by the story's number. */
  readonly outlets: ReadonlyMap<number, readonly string[]>
}

/** A merger with what the tenant's organisers put into it and took out of it. */
export interface ArrangedMerger extends SourcedMerger {
  readonly arrangement: Arrangement
}

interface MergerQuery {
  /** As "discord:123". */
  readonly tenant: string
  readonly standing?: Standing | undefined
  readonly region?: Region | undefined
  /** Mergers that are to take effect, took effect, or were in the news in that year. */
  readonly year?: number | undefined
  /** With those that an organiser struck. */
  readonly withStruck?: boolean
}

interface Found {
  /** What is to come, by its date; then what has been, the latest first. */
  readonly mergers: readonly Merger[]
  /** How many an organiser has struck here. */
  readonly struck: number
}

export interface Mergers extends Arranging<ArrangedMerger> {
  /** What the alerts room is given, so that each story of a merger becomes a step of it. */
  readonly sagas: Sagas
  /** Writes down what the register knows; at every start, since a newer register may know more. */
  seed(): Promise<void>
  find(query: MergerQuery): Promise<Found>
  /** One merger, struck or not, or the one that it was put into; null when there is none that the tenant may see. */
  get(id: number, tenant: string): Promise<ArrangedMerger | null>
  /** Mergers that are still to come for any of these bodies and that the news tells of, by date. */
  coming(bodyIds: ReadonlySet<string>, tenant: string): Promise<readonly SourcedMerger[]>
  /** The same mergers with who reported what. */
  withSources(mergers: readonly Merger[], tenant: string): Promise<readonly SourcedMerger[]>
  /** Says for the organiser's tenant how a merger stands, or strikes it. Throws `Refusal` when there is no such merger, or the day does not fit. */
  correct(id: number, says: Pick<Correction, 'standing' | 'day'>, who: Organiser): Promise<ArrangedMerger>
}

export function createMergers(needs: MergersNeeds): Mergers {
  const { db, clock, register, lineage } = needs
  const today = () => londonDate(clock())

  const findMerger = createFindMerger(register, lineage)

  const all = async (tenant: string, known?: Arrangement): Promise<Merger[]> => {
    const arrangement = known ?? (await arrangementOf(db, tenant))
    const steps = arrange(await stepsSeenBy(db, tenant), arrangement, findMerger)
    const corrections = new Map((await correctionsOf(db, tenant)).map((one) => [one.mergerId, one]))
    return [...Map.groupBy(steps, ({ mergerId }) => mergerId)].flatMap(([mergerId, of]) => {
      const merger = readMerger(of, corrections.get(mergerId) ?? null)
      return merger ? asRegistered(merger) : []
    })
  }

  /** The register may know that what was planned has happened. It does not speak against an organiser, or a rejection. */
  const asRegistered = (merger: Merger): Merger => {
    if (merger.correction || !isPending(merger)) return merger
    const became = becameTogether(merger.bodyIds, { register, lineage, today: today() })
    if (!became || became.on < merger.firstDay) return merger
    const { into, on } = became
    return { ...merger, standing: 'effective', since: on, target: on, into: bodyName(into) }
  }

  const get = async (id: number, tenant: string): Promise<ArrangedMerger | null> => {
    const arrangement = await arrangementOf(db, tenant)
    const shown = shownIn(id, arrangement.joins)
    const [merger] = await withSources(
      (await all(tenant, arrangement)).filter((one) => one.id === shown),
      tenant,
    )
    return merger ? { ...merger, arrangement: aboutRecord(arrangement, shown) } : null
  }

  const getOrRefuse = async (id: number, tenant: string): Promise<ArrangedMerger> => {
    const merger = await get(id, tenant)
    if (merger) return merger
    throw new Refusal(`There is no merger #${id} here. /mergers shows them with their numbers.`)
  }

  const withSources = async (mergers: readonly Merger[], tenant: string): Promise<SourcedMerger[]> => {
    const ids = mergers.flatMap(({ chapters }) => chapters.flatMap(({ steps }) => steps.map(({ storyId }) => storyId)))
    const stories = await storiesByIds(db, [...new Set(ids.filter((id) => id !== null))])
    const known = new Map(stories.map((story) => [story.id, asSeenBy(tenant, story)]))
    return mergers.map((merger) => source(merger, known))
  }

  return {
    sagas: createSagaKeeper(needs),
    seed: () => seedMergers(needs, clock()),
    find: async ({ tenant, standing, region, year, withStruck = false }) => {
      const fitting = (await all(tenant)).filter(
        (merger) =>
          (region === undefined || isIn(region, merger, register)) && (year === undefined || isOfYear(year, merger)),
      )
      const standingSo = fitting.filter((one) => standing === undefined || one.standing === standing)
      const struck = standingSo.filter(isStruck).length
      return { mergers: standingSo.filter((one) => withStruck || !isStruck(one)).toSorted(byDate), struck }
    },
    get,
    coming: async (bodyIds, tenant) => {
      const concerned = (await all(tenant)).filter(
        (merger) =>
          !isStruck(merger) &&
          isPending(merger) &&
          merger.bodyIds.some((id) => bodyIds.has(id)) &&
          merger.chapters.some(({ steps }) => steps.some(({ storyId }) => storyId !== null)),
      )
      return withSources(concerned.toSorted(byDate), tenant)
    },
    withSources,
    correct: async (id, { standing, day }, who) => {
      if (day !== null && day > today() && (standing === 'effective' || standing === 'rejected'))
        throw new Refusal('That day is still to come: what is in effect or rejected is so since a day that has been.')
      const merger = await getOrRefuse(id, tenantOf(who))
      const correction = { mergerId: merger.id, standing, day, by: who.userId, at: instant(clock()) }
      await putCorrection(db, tenantOf(who), correction)
      return getOrRefuse(id, tenantOf(who))
    },
    ...createArranging({ db, clock, all, getOrRefuse }),
  }
}

function source(merger: Merger, stories: ReadonlyMap<number, Story>): SourcedMerger {
  const outlets = new Map<number, readonly string[]>()
  for (const { storyId } of merger.chapters.flatMap(({ steps }) => steps)) {
    const story = storyId === null ? undefined : stories.get(storyId)
    if (story) outlets.set(story.id, [...new Set([story.outlet, ...story.sources.map(({ outlet }) => outlet)])])
  }
  return { ...merger, outlets, confidence: confidenceIn(merger, stories, outlets) }
}

function confidenceIn(
  { chapters, standing, correction }: Merger,
  stories: ReadonlyMap<number, Story>,
  outlets: SourcedMerger['outlets'],
): Confidence {
  if (correction && correction.standing === standing) return 'organiser'
  const steps = chapters.filter((chapter) => chapter.standing === standing).flatMap((chapter) => chapter.steps)
  // No step of that standing: it is the register that says so.
  if (steps.length === 0 || steps.some(({ storyId }) => storyId === null)) return 'official'
  const told = steps.flatMap(({ storyId }) => (storyId === null ? [] : (stories.get(storyId) ?? [])))
  if (told.some((story) => [story, ...story.sources].some(({ url }) => isOfficial(url)))) return 'official'
  return new Set(told.flatMap(({ id }) => outlets.get(id) ?? [])).size > 1 ? 'several' : 'single'
}

function isStruck({ correction }: Merger): boolean {
  return correction?.standing === 'struck'
}

function isIn(region: Region, { bodyIds }: Merger, register: Register): boolean {
  return bodyIds.some((id) => register.bodies.get(id)?.region === region)
}

function isOfYear(year: number, { target, since, standing, chapters }: Merger): boolean {
  const days = standing === 'effective' ? [since] : [target, since, ...chapters.map(({ day }) => day)]
  return days.some((day) => day?.startsWith(String(year)))
}

/** What is to come first, the soonest first and without a date last; then what has been, the latest first. */
function byDate(one: Merger, other: Merger): number {
  const pending = Number(isPending(other)) - Number(isPending(one))
  if (pending !== 0) return pending
  if (!isPending(one)) return other.since.localeCompare(one.since) || other.id - one.id
  return (one.target ?? NEVER).localeCompare(other.target ?? NEVER) || other.lastDay.localeCompare(one.lastDay)
}

const NEVER: IsoDate = '9999-12-31'
