/**
 * Which constituencies lie in an area, through the councils that both lie in.
 *
 * The register knows the councils of each constituency, and the bodies of each council; no nearer. So a constituency is
 * called whole in an area when all its councils are. Where a body covers a part of a council, the register cannot tell
 * which of the constituencies there: perhaps each.
 *
 * Provenance of `data/constituencies.csv`, read on 22 November 2026. Names and electorates: UK Parliament's results of the
 * general election of 4 July 2024 (github.com/ukparliament/psephology, db/data/results-by-parliament/59; Open Parliament
 * Licence v3.0); 14 of them compared with candidates' returns to the Electoral Commission, all the same. Councils: the
 * overlaps of local authorities and constituencies of 2024 that Open Innovations made from the ONS's boundaries
 * (github.com/open-innovations/constituencies, lookups/lookup-LAD24CD-PCON24CD.json; OGL v3.0, contains OS data), with
 * the codes of 2025 for Barnsley and Sheffield, and without the City of London's touch on Islington South and Finsbury.
 * Regions follow from the councils. `data/counties.csv` goes by the ONS's codes of districts.
 */
import type { Area } from './areas.ts'
import { createCouncilsOf } from './councils-of.ts'
import type { Lineage } from './lineage.ts'
import type { Constituency, Council, Register } from './register.ts'

export interface ConstituenciesWithin {
  /** Those of which no part lies elsewhere. */
  readonly whole: readonly Constituency[]
  /** Those of which some council lies there, and another does not. */
  readonly part: readonly Constituency[]
  /** Those of which a council lies there in part, so that nobody can tell. */
  readonly perhaps: readonly Constituency[]
}

/** Makes the finder; each list of its answers is in order of names. */
export function createConstituenciesWithin(register: Register, lineage: Lineage): (area: Area) => ConstituenciesWithin {
  const councilsOf = createCouncilsOf(register, lineage)
  const all = [...register.constituencies.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'))
  const lowest = [...register.councils.values()].filter(({ status, kind }) => status === 'live' && kind !== 'upper')

  const extentOf = (area: Area): Extent => {
    switch (area.kind) {
      case 'england':
        return { councils: new Set(lowest.map(({ id }) => id)), parts: NONE }
      case 'region': {
        const icbs = [...register.bodies.values()].filter(
          ({ region, kind, closed }) => region === area.region && kind === 'icb' && closed === null,
        )
        return sum(icbs.map(({ id }) => ofBody(id, councilsOf(id))))
      }
      case 'council':
        return { councils: new Set([area.id, ...(register.counties.get(area.id) ?? [])]), parts: NONE }
      case 'system': {
        const icb = register.systems.get(area.id)?.icbId ?? ''
        return ofBody(icb, councilsOf(icb))
      }
      case 'body':
        return ofBody(area.id, councilsOf(area.id))
    }
  }

  return (area) => {
    const { councils, parts } = extentOf(area)
    const within: Record<keyof ConstituenciesWithin, Constituency[]> = { whole: [], part: [], perhaps: [] }
    for (const one of all) {
      const covered = one.councilIds.filter((id) => councils.has(id)).length
      if (covered > 0) within[covered === one.councilIds.length ? 'whole' : 'part'].push(one)
      else if (one.councilIds.some((id) => parts.has(id))) within.perhaps.push(one)
    }
    return within
  }
}

/** The councils that an area covers whole, and those of which it covers a part. */
interface Extent {
  readonly councils: ReadonlySet<string>
  readonly parts: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

function ofBody(id: string, { councils, basis }: ReturnType<ReturnType<typeof createCouncilsOf>>): Extent {
  const isWhole = (council: Council) =>
    basis === 'stated' && (council.icbId === id ? council.otherIcbIds.length === 0 : council.ccgIds2020.join() === id)
  return {
    councils: new Set(councils.filter(isWhole).map((council) => council.id)),
    parts: new Set(councils.filter((council) => !isWhole(council)).map((council) => council.id)),
  }
}

function sum(extents: readonly Extent[]): Extent {
  return {
    councils: new Set(extents.flatMap((extent) => [...extent.councils])),
    parts: new Set(extents.flatMap((extent) => [...extent.parts])),
  }
}
