/** Signatures as a share of those who can vote, where the register knows how many can. */
import type { AreaCount } from '../../src/petitions/petition.ts'
import type { Register } from '../../src/register/register.ts'

export interface Electors {
  /** How many can vote in a constituency; null for those of before July 2024, which the register does not know. */
  readonly ofConstituency: (area: Pick<AreaCount, 'code'>) => number | null
  /** How many can vote in a region of England or a country, by its name on the petitions site. */
  readonly ofRegion: (area: Pick<AreaCount, 'name'>) => number | null
}

export function createElectors(register: Pick<Register, 'constituencies'>): Electors {
  const regions = new Map<string, number>()
  for (const { region, electorate } of register.constituencies.values()) {
    const key = region.toLowerCase()
    regions.set(key, (regions.get(key) ?? 0) + electorate)
  }
  return {
    ofConstituency: ({ code }) => register.constituencies.get(code)?.electorate ?? null,
    ofRegion: ({ name }) => regions.get(name.toLowerCase()) ?? null,
  }
}

/** "1.1% of electors", "0.04% of electors": two digits that mean something. */
export function tellShare(signatures: number, electors: number): string {
  const percent = (signatures / electors) * 100
  if (percent > 0 && percent < 0.001) return 'under 0.001% of electors'
  return `${Number(percent.toPrecision(2)).toLocaleString('en-GB', { maximumFractionDigits: 4 })}% of electors`
}
