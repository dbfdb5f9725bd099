/**
 * The register: every CCG and ICB there has been, which became which, and the areas they cover.
 *
 * The facts are the CSV files under `data/` (their sources are in the README); they are read once and never change while the program runs.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { IsoDate } from '../time.ts'

export type BodyKind = 'ccg' | 'icb'
export type Region =
  | 'East of England'
  | 'London'
  | 'Midlands'
  | 'North East and Yorkshire'
  | 'North West'
  | 'South East'
  | 'South West'

/** A commissioning body. `closed` is the first day on which it no longer existed; null while it is live. */
export interface Body {
  readonly id: string
  readonly kind: BodyKind
  readonly odsCode: string
  readonly onsCode: string
  /** Legal name, as "NHS Wirral CCG" or "NHS Cheshire and Merseyside Integrated Care Board". */
  readonly name: string
  readonly shortName: string
  readonly opened: IsoDate
  readonly closed: IsoDate | null
  readonly region: Region
}

export type SuccessionKind = 'merger' | 'split' | 'replacement' | 'boundary_change'

/** On a day, all or a part of one body went to another. Only a `boundary_change` may leave its giver alive. */
export interface Succession {
  readonly from: string
  readonly to: string
  readonly on: IsoDate
  readonly kind: SuccessionKind
  readonly note: string
}

type ClusterStatus = 'merged' | 'boundary_change' | 'clustered' | 'exploring' | 'none'

/** One ICB's place in a cluster of ICBs. `since` is as fine as its source gives it: a year, a month or a day. */
export interface ClusterMembership {
  readonly cluster: string
  readonly icbId: string
  readonly since: string
  readonly status: ClusterStatus
  readonly note: string
  readonly sourceUrl: string
}

/** A footprint: the area that was an STP, became an ICS, and whose code its ICB took. */
export interface System {
  /** The ONS footprint code, as E54000008. */
  readonly id: string
  readonly odsCode: string
  readonly name: string
  readonly place: string
  readonly icbId: string
  /** CCGs of 2020/21; none for the three footprints of 2016 that were merged in 2018. */
  readonly ccgIds: readonly string[]
  readonly becameIcs: string
  readonly formerNames: readonly string[]
  readonly note: string
}

/** A local authority and the bodies that cover it, largest share first. */
export interface Council {
  /** The ONS code, as E08000015. */
  readonly id: string
  /** ONS's form, sometimes inverted: "Bristol, City of". */
  readonly name: string
  readonly kind: 'unitary' | 'lower' | 'metropolitan' | 'london' | 'upper'
  readonly ccgIds2020: readonly string[]
  readonly icbId: string
  readonly otherIcbIds: readonly string[]
  readonly status: 'live' | 'abolished'
  readonly formerNames: readonly string[]
  readonly note: string
}

export interface Outcode {
  readonly outcode: string
  readonly ccgIds: readonly string[]
  readonly icbIds: readonly string[]
}

/** A constituency of the UK Parliament, as they are since the general election of July 2024. */
export interface Constituency {
  /** The ONS code, as E14001063. Those of before July 2024 had others. */
  readonly id: string
  readonly name: string
  /** A region of England ("North West": not one of the NHS's seven), or Scotland, Wales, Northern Ireland. */
  readonly region: string
  /** How many could vote on 4 July 2024. */
  readonly electorate: number
  /** The councils of the lowest tier that it lies in, in England; none elsewhere. */
  readonly councilIds: readonly string[]
}

export interface OnsCodeSpan {
  readonly bodyId: string
  readonly onsCode: string
  readonly from: IsoDate
  readonly to: IsoDate | null
}

interface Alias {
  readonly bodyId: string
  readonly alias: string
}

/** All of it, as read. Look-up, lineage and areas are functions over this. */
export interface Register {
  readonly bodies: ReadonlyMap<string, Body>
  readonly systems: ReadonlyMap<string, System>
  readonly councils: ReadonlyMap<string, Council>
  readonly outcodes: ReadonlyMap<string, Outcode>
  readonly constituencies: ReadonlyMap<string, Constituency>
  /** The districts of each live county, by the ids of both. */
  readonly counties: ReadonlyMap<string, readonly string[]>
  readonly successions: readonly Succession[]
  readonly clusters: readonly ClusterMembership[]
  readonly aliases: readonly Alias[]
  readonly onsCodes: readonly OnsCodeSpan[]
}

/** The day on which the facts under `data/` were compiled; answers say "as at" this day. */
export const REGISTER_COMPILED: IsoDate = '2026-11-21'

/** The folder of the shipped facts. */
export const REGISTER_DATA = new URL('data/', import.meta.url)

/**
 * Reads the register from the CSV files in a folder, by default the shipped one.
 *
 * Throws when a file is missing, is not CSV, or has the same thing twice. What the facts say is not judged here: see `check.ts`.
 */
export function loadRegister(folder: URL = REGISTER_DATA): Register {
  const rows = (file: string): Row[] => readRows(new URL(file, folder))
  const bodies = rows('bodies.csv').map(readBody)
  const systems = rows('stp_ics.csv').map(readSystem)
  const councils = rows('areas.csv').map(readCouncil)
  const outcodes = rows('outcodes.csv').map(
    (row): Outcode => ({ outcode: text(row, 'outcode'), ccgIds: list(row, 'ccg_ids'), icbIds: list(row, 'icb_ids') }),
  )
  return {
    bodies: keyed(bodies, (body) => body.id),
    systems: keyed(systems, (system) => system.id),
    councils: keyed(councils, (council) => council.id),
    outcodes: keyed(outcodes, (row) => row.outcode),
    constituencies: keyed(rows('constituencies.csv').map(readConstituency), (constituency) => constituency.id),
    counties: new Map(rows('counties.csv').map((row) => [text(row, 'county_id'), list(row, 'district_ids')])),
    successions: rows('successions.csv').map(readSuccession),
    clusters: rows('icb_clusters.csv').map(readCluster),
    aliases: rows('aliases.csv').map((row) => ({ bodyId: text(row, 'body_id'), alias: text(row, 'alias') })),
    onsCodes: rows('ons_codes.csv').map((row) => ({
      bodyId: text(row, 'body_id'),
      onsCode: text(row, 'ons_code'),
      from: text(row, 'valid_from'),
      to: text(row, 'valid_to') || null,
    })),
  }
}

function keyed<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): ReadonlyMap<string, Thing> {
  const map = new Map<string, Thing>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (map.has(key)) throw new Error(`The register has "${key}" twice.`)
    map.set(key, thing)
  }
  return map
}

type Row = Readonly<Record<string, string>>

/** The rows by column. (Asking csv-parse for records in place of lists of fields takes a third longer.) */
function readRows(file: URL): Row[] {
  const [columns, ...rows]: string[][] = parse(readFileSync(file))
  return rows.map((fields) => Object.fromEntries(fields.map((field, at) => [columns?.[at] ?? '', field])))
}

function text(row: Row, column: string): string {
  const value = row[column]
  if (value === undefined) throw new Error(`The register has no column "${column}".`)
  return value
}

function list(row: Row, column: string): string[] {
  const value = text(row, column)
  return value === '' ? [] : value.split(';')
}

function readBody(row: Row): Body {
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind') as BodyKind,
    odsCode: text(row, 'ods_code'),
    onsCode: text(row, 'ons_code'),
    name: text(row, 'name'),
    shortName: text(row, 'short_name'),
    opened: text(row, 'opened'),
    closed: text(row, 'closed') || null,
    region: text(row, 'nhs_region') as Region,
  }
}

function readSystem(row: Row): System {
  return {
    id: text(row, 'footprint_code'),
    odsCode: text(row, 'ods_code'),
    name: text(row, 'name'),
    place: text(row, 'place'),
    icbId: text(row, 'icb_id'),
    ccgIds: list(row, 'ccg_ids'),
    becameIcs: text(row, 'became_ics'),
    formerNames: list(row, 'former_names'),
    note: text(row, 'note'),
  }
}

function readCouncil(row: Row): Council {
  return {
    id: text(row, 'local_authority_ons_code'),
    name: text(row, 'local_authority_name'),
    kind: text(row, 'kind') as Council['kind'],
    ccgIds2020: list(row, 'ccg_ids_2020'),
    icbId: text(row, 'icb_id'),
    otherIcbIds: list(row, 'other_icb_ids'),
    status: text(row, 'status') as Council['status'],
    formerNames: list(row, 'former_names'),
    note: text(row, 'note'),
  }
}

function readConstituency(row: Row): Constituency {
  return {
    id: text(row, 'ons_code'),
    name: text(row, 'name'),
    region: text(row, 'region'),
    electorate: Number(text(row, 'electorate')),
    councilIds: list(row, 'council_ids'),
  }
}

function readSuccession(row: Row): Succession {
  return {
    from: text(row, 'predecessor_id'),
    to: text(row, 'successor_id'),
    on: text(row, 'effective'),
    kind: text(row, 'kind') as SuccessionKind,
    note: text(row, 'note'),
  }
}

function readCluster(row: Row): ClusterMembership {
  return {
    cluster: text(row, 'cluster'),
    icbId: text(row, 'icb_id'),
    since: text(row, 'since'),
    status: text(row, 'status') as ClusterStatus,
    note: text(row, 'note'),
    sourceUrl: text(row, 'source_url'),
  }
}
