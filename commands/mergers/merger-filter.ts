/** Which mergers somebody asked for, and how a button carries that from page to page. */
import { STANDINGS, type Standing } from '../../src/mergers/merger.ts'
import { REGIONS } from '../../src/register/areas.ts'
import type { Region } from '../../src/register/register.ts'

export interface MergerFilter {
  readonly standing: Standing | undefined
  readonly region: Region | undefined
  readonly year: number | undefined
  /** From 1. */
  readonly page: number
}

export const FIRST_YEAR = 2013
export const LAST_YEAR = 2100
export const MOST_PAGES = 1_000

/** As "5.2.2020.1": the places in the lists of standings and regions, the year and the page; '' for what is left open. */
export function writeMergerFilter({ standing, region, year, page }: MergerFilter): string {
  const place = <Value>(values: readonly Value[], value: Value | undefined) =>
    value === undefined ? '' : values.indexOf(value)
  return [place(STANDINGS, standing), place(REGIONS, region), year ?? '', page].join('.')
}

/** Reads it back; null for what `writeMergerFilter` did not write. */
export function readMergerFilter(payload: string): MergerFilter | null {
  const fields = /^(\d?)\.(\d?)\.(\d{4})?\.(\d{1,4})$/.exec(payload)
  if (!fields) return null
  const [, standing = '', region = '', year, page] = fields
  const filter = {
    standing: standing === '' ? undefined : STANDINGS[Number(standing)],
    region: region === '' ? undefined : REGIONS[Number(region)],
    year: year === undefined ? undefined : Number(year),
    page: Number(page),
  }
  return writeMergerFilter(filter) === payload && filter.page >= 1 && filter.page <= MOST_PAGES ? filter : null
}
