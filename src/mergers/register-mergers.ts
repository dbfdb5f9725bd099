/** The mergers that the register knows: those that took effect, and clusters of ICBs that may become one. */
import { type Lineage, type Step as Succession, wasAlive } from '../register/lineage.ts'
import { bodyName } from '../register/names.ts'
import type { Body, ClusterMembership, Region, Register } from '../register/register.ts'
import type { IsoDate } from '../time.ts'
import type { Step } from './merger.ts'

/** Bodies that became one new body on a day. */
export interface PastMerger {
  readonly into: Body
  readonly on: IsoDate
  /** What went into it: whole bodies, and parts of bodies that were divided. */
  readonly parts: readonly Succession[]
}

/** CCGs were set up as new bodies on 1 April 2013; what opened later was made of bodies that were there. */
export function pastMergers(register: Register, lineage: Pick<Lineage, 'predecessors'>): readonly PastMerger[] {
  return [...register.bodies.values()].flatMap((into) => {
    const parts = lineage.predecessors(into.id).filter((part) => part.on === into.opened)
    return parts.length === 0 ? [] : [{ into, on: into.opened, parts }]
  })
}

/** Whether any of what was merged, or what came of it, lay in the region. */
export function isPastMergerIn(region: Region, { into, parts }: PastMerger): boolean {
  return into.region === region || parts.some((part) => part.from.region === region)
}

/** What the register says of a merger, before it has a number. */
export type RegisterStep = Omit<Step, 'id' | 'mergerId' | 'storyId' | 'scope' | 'addedAt'> & { readonly key: string }

/** The register's mergers of ICBs and its clusters, as the steps that begin the records. */
export function registerSteps(register: Register, lineage: Pick<Lineage, 'predecessors'>): readonly RegisterStep[] {
  return [...effectiveSteps(register, lineage), ...clusterSteps(register)]
}

function effectiveSteps(register: Register, lineage: Pick<Lineage, 'predecessors'>): RegisterStep[] {
  const ofIcbs = pastMergers(register, lineage).filter(({ parts }) => parts.every(({ from }) => from.kind === 'icb'))
  return ofIcbs.map(({ into, on, parts }) => {
    const source = register.clusters.find(({ note }) => note.includes(`became ${bodyName(into)} `))
    return {
      key: `body:${into.id}`,
      standing: 'effective',
      day: on,
      target: on,
      into: bodyName(into),
      bodyIds: parts.map(({ from }) => from.id),
      title: source ? `Cluster “${source.cluster}”: ${source.note}` : '',
      url: source?.sourceUrl ?? '',
    }
  })
}

function clusterSteps({ bodies, clusters }: Register): RegisterStep[] {
  const isOpen = ({ status, icbId }: ClusterMembership) => {
    const icb = bodies.get(icbId)
    return (status === 'clustered' || status === 'exploring') && icb !== undefined && icb.closed === null
  }
  const byName = Map.groupBy(clusters.filter(isOpen), ({ cluster }) => cluster)
  return [...byName].flatMap(([cluster, members]) => {
    const [first] = members
    if (!first) return []
    return {
      key: `cluster:${cluster}`,
      standing: first.status === 'clustered' ? 'clustered' : 'exploring',
      day: first.since,
      target: targetIn(first.note),
      into: '',
      bodyIds: members.map(({ icbId }) => icbId),
      title: `Cluster “${cluster}”: ${first.note}`,
      url: first.sourceUrl,
    }
  })
}

/** The day for which a cluster's merger is thought of, in the register's words: "merger decision for 2027-04-01", "full merger by April 2027". */
function targetIn(note: string): IsoDate | null {
  const day = /\bmerger decision for (\d{4}-\d{2}-\d{2})\b/.exec(note)?.[1]
  const year = /\bfull merger by April (\d{4})\b/.exec(note)?.[1]
  return day ?? (year === undefined ? null : `${year}-04-01`)
}

/** What all of the bodies became together, where the register knows it on that day; null while any of them is alive. */
export function becameTogether(
  bodyIds: readonly string[],
  { register, lineage, today }: { register: Register; lineage: Pick<Lineage, 'successors'>; today: IsoDate },
): { readonly into: Body; readonly on: IsoDate } | null {
  const [first, ...others] = bodyIds.map((id) => mergedInto(id))
  const shared = others.reduce<ReadonlyMap<Body, IsoDate>>((so, one) => common(so, one), first ?? new Map())
  const [into] = shared
  return into === undefined || others.length === 0 ? null : { into: into[0], on: into[1] }

  function mergedInto(id: string): ReadonlyMap<Body, IsoDate> {
    const body = register.bodies.get(id)
    if (!body || wasAlive(body, today)) return new Map()
    const steps = lineage.successors(id).filter(({ kind }) => kind === 'merger' || kind === 'split')
    return new Map(steps.map(({ to, on }) => [to, on]))
  }
}

function common(one: ReadonlyMap<Body, IsoDate>, other: ReadonlyMap<Body, IsoDate>): ReadonlyMap<Body, IsoDate> {
  return new Map([...one].filter(([body]) => other.has(body)))
}
