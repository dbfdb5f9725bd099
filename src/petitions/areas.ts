/** Where a petition's signatures come from, and where it has grown. */
import type { IsoDate } from '../time.ts'
import type { AreaCount, AreaCounts, Petition } from './petition.ts'

export interface AreaGrowth extends AreaCount {
  /** What was added since the day compared with; null when that is not known. */
  readonly gained: number | null
}

export interface AreasView {
  readonly kind: 'areas'
  readonly petition: Petition
  /** The day on which the counts were read. */
  readonly day: IsoDate
  /** The earlier day that they are compared with; null when there is none. */
  readonly since: IsoDate | null
  /** Most signatures first. */
  readonly constituencies: readonly AreaGrowth[]
  readonly regions: readonly AreaGrowth[]
}

export interface DayOfAreas {
  readonly day: IsoDate
  readonly counts: AreaCounts
}

/** The newest counts beside earlier ones. An area that was not named earlier had no signature. */
export function compareAreas(petition: Petition, newest: DayOfAreas, earlier: DayOfAreas | null): AreasView {
  const grown = (areas: readonly AreaCount[], before: readonly AreaCount[] | undefined): AreaGrowth[] => {
    const counts = new Map(before?.map((area) => [area.code, area.signatures]))
    const withGains = areas.map((area) => ({
      ...area,
      gained: before === undefined ? null : area.signatures - (counts.get(area.code) ?? 0),
    }))
    return withGains.sort((one, other) => other.signatures - one.signatures || one.name.localeCompare(other.name, 'en'))
  }
  return {
    kind: 'areas',
    petition,
    day: newest.day,
    since: earlier?.day ?? null,
    constituencies: grown(newest.counts.constituencies, earlier?.counts.constituencies),
    regions: grown(newest.counts.regions, earlier?.counts.regions),
  }
}
