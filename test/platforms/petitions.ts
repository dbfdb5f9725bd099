/**
 * A petitions site on loopback that behaves like petition.parliament.uk (alphagov/e-petitions), and notes what the real
 * one would mind: requests at once, unconditional repeats, absurd numbers.
 *
 * Its time is the test's. Signatures show only after the next batch, as there; `Last-Modified` is in steps of ten seconds.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

type Attributes = Record<string, unknown>

export interface SitePetition {
  readonly id: number
  /** The attributes of the document, as the site writes them; a test may change them. */
  readonly attributes: Attributes
  /** Signs so many times (or purges, below 0); it shows after the next batch. */
  sign(signatures: number): void
  /** Sets the constituencies, by name; their ONS codes are made from it, or given by `codeOf`. */
  areas(counts: Readonly<Record<string, number>>, codeOf?: (name: string) => string): void
  close(): void
  reject(code: string): void
  respond(summary: string): void
  schedule(day: string): void
  debate(day: string): void
  /** There is no debate, and this is why. */
  decline(overview: string): void
  /** From now on: 410 Gone. */
  remove(): void
  restore(): void
}

/** What goes wrong with every answer until it is set back to null. */
export type Trouble =
  | null
  | { readonly status: number; readonly headers?: Record<string, string> }
  | 'slow'
  | 'garbage'
  | 'reset'

export interface PetitionSite extends AsyncDisposable {
  readonly url: string
  /** "GET /petitions/1.json 200", in order. */
  readonly log: string[]
  /** How many requests were under way at the same time, at most. */
  readonly mostAtOnce: () => number
  /** Paths that were asked again without validators while they had not changed. */
  readonly impolite: string[]
  trouble: Trouble
  /** Seconds between two batches, and what max-age says. */
  interval: number
  petition(id: number, attributes?: Attributes): SitePetition
  /** Ends the Parliament: every petition closes and moves to the archive, where it may have another number. */
  dissolve(period: string, numberOf?: (id: number) => number): void
}

interface Kept extends SitePetition {
  live: number
  shown: number
  shownAt: number
  changedAt: number
  isRemoved: boolean
  parliament: { period: string; dissolution_at: string } | null
  /** Its number in the archive. */
  archivedAs: number
}

const HIGHEST_ID = 9_999_999

/** Opens the site. `now` is its clock. */
export async function openPetitionSite(now: () => Date): Promise<PetitionSite> {
  const petitions = new Map<number, Kept>()
  const seen = new Map<string, string>()
  const log: string[] = []
  const impolite: string[] = []
  let underWay = 0
  let mostAtOnce = 0

  const server = createServer((request, response) => void receive(request, response))

  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    underWay += 1
    mostAtOnce = Math.max(mostAtOnce, underWay)
    response.on('close', () => {
      underWay -= 1
      log.push(`${request.method} ${request.url} ${response.statusCode}`)
    })
    if (site.trouble === 'reset') return void request.socket.destroy()
    if (site.trouble === 'slow') await pause(5_000, undefined, { ref: false })
    if (site.trouble === 'garbage')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('<!doctype html>')
    if (typeof site.trouble === 'object' && site.trouble)
      return void response.writeHead(site.trouble.status, site.trouble.headers ?? {}).end()
    answer(request, response)
  }

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://site')
    if (request.method !== 'GET') return void response.writeHead(405).end()
    if (!request.headers['user-agent']) return void response.writeHead(403).end()
    if (url.pathname === '/parliaments.json') return sendJson(request, response, 0, [...PARLIAMENTS])
    const [, archived, number, count, json] =
      /^(\/archived)?\/petitions\/(\d+)(\/count)?(\.json)?$/.exec(url.pathname) ?? []
    const id = Number(number ?? 0)
    if (id > HIGHEST_ID || url.searchParams.has('page')) return void response.writeHead(403).end()
    const petition = petitions.get(id)
    if (!petition) return void response.writeHead(404).end()
    if (petition.isRemoved) return void response.writeHead(410).end()
    const isInArchive = petition.parliament !== null
    if (archived === undefined && isInArchive) {
      const location = `${site.url}/archived/petitions/${petition.archivedAs}${count === undefined ? (json ?? '') : ''}`
      return void response.writeHead(302, { location }).end()
    }
    if ((archived !== undefined) !== isInArchive) return void response.writeHead(404).end()
    if (json === undefined) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>A page</p>')
    batch(petition)
    const body = count === undefined ? documentOf(petition) : countOf(petition)
    sendJson(request, response, petition.changedAt, body)
  }

  const batch = (petition: Kept) => {
    const step = site.interval * 1_000
    if (Math.floor(now().getTime() / step) === Math.floor(petition.shownAt / step)) return
    if (petition.live !== petition.shown) petition.changedAt = now().getTime()
    petition.shown = petition.live
    petition.shownAt = now().getTime()
    const { attributes, shown } = petition
    const at = now().toISOString()
    if (shown >= 10_000) attributes['response_threshold_reached_at'] ??= at
    if (shown >= 100_000) attributes['debate_threshold_reached_at'] ??= at
  }

  const sendJson = (request: IncomingMessage, response: ServerResponse, changedAt: number, body: unknown) => {
    const text = JSON.stringify(body)
    const modified = new Date(Math.floor(changedAt / 10_000) * 10_000).toUTCString()
    const headers = {
      'last-modified': modified,
      'cache-control': `max-age=${site.interval}, public, stale-while-revalidate=${2 * site.interval}, stale-if-error=${5 * site.interval}`,
      'access-control-allow-origin': '*',
      'content-type': 'application/json; charset=utf-8',
    }
    const path = request.url ?? ''
    const since = request.headers['if-modified-since']
    if (since === undefined && seen.get(path) === text) impolite.push(path)
    seen.set(path, text)
    if (since !== undefined && Date.parse(since) >= Date.parse(modified))
      return void response.writeHead(304, headers).end()
    response.writeHead(200, headers).end(text)
  }

  const documentOf = ({ id, archivedAs, attributes, shown, parliament }: Kept) => ({
    links: { self: `${site.url}/petitions/${id}.json` },
    data: {
      type: parliament ? 'archived-petition' : 'petition',
      id: parliament ? archivedAs : id,
      attributes: {
        ...attributes,
        signature_count: shown,
        ...(parliament
          ? {
              parliament: {
                ...parliament,
                government: 'Invented',
                response_threshold: 10_000,
                debate_threshold: 100_000,
              },
            }
          : {}),
      },
    },
  })

  const countOf = ({ attributes, shown }: Kept) => ({
    signature_count: shown,
    response_threshold_reached_at: attributes['response_threshold_reached_at'] ?? null,
    government_response_at: attributes['government_response_at'] ?? null,
    debate_threshold_reached_at: attributes['debate_threshold_reached_at'] ?? null,
    scheduled_debate_date: attributes['scheduled_debate_date'] ?? null,
    debate_outcome_at: attributes['debate_outcome_at'] ?? null,
    debated: attributes['debate'] !== null,
  })

  const site: PetitionSite = {
    url: '',
    log,
    mostAtOnce: () => mostAtOnce,
    impolite,
    trouble: null,
    interval: 60,
    petition: (id, attributes = {}) => {
      const made = newPetition(id, attributes, now)
      petitions.set(id, made)
      return made
    },
    dissolve: (period, numberOf = (id) => id) => {
      for (const petition of petitions.values().toArray()) {
        batch(petition)
        petition.close()
        petition.parliament = { period, dissolution_at: now().toISOString() }
        petition.archivedAs = numberOf(petition.id)
        petitions.set(petition.archivedAs, petition)
      }
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return Object.assign(site, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

const PARLIAMENTS = [
  {
    period: '2010-2015',
    dissolution_at: '2015-03-30T22:59:59.000Z',
    government: 'Invented',
    response_threshold: 10_000,
    debate_threshold: 100_000,
  },
  {
    period: '2019-2024',
    dissolution_at: '2024-05-30T22:59:59.000Z',
    government: 'Invented',
    response_threshold: 10_000,
    debate_threshold: 100_000,
  },
]

function newPetition(id: number, given: Attributes, now: () => Date): Kept {
  const attributes: Attributes = {
    action: 'Keep the boards of our local health services local',
    background: 'They are to be merged once more.',
    additional_details: '',
    committee_note: '',
    state: 'open',
    closing_date: '2027-02-01',
    created_at: '2026-07-20T10:00:00.000Z',
    updated_at: '2026-08-01T10:00:00.000Z',
    opened_at: '2026-08-01T10:00:00.000Z',
    closed_at: null,
    rejected_at: null,
    response_threshold_reached_at: null,
    debate_threshold_reached_at: null,
    government_response_at: null,
    scheduled_debate_date: null,
    debate_outcome_at: null,
    rejection: null,
    government_response: null,
    debate: null,
    signatures_by_constituency: [],
    signatures_by_region: [],
    ...given,
  }
  const change = (changes: Attributes) => {
    Object.assign(attributes, changes)
    kept.changedAt = now().getTime()
  }
  const start = Number(given['signature_count'] ?? 0)
  const kept: Kept = {
    id,
    attributes,
    live: start,
    shown: start,
    shownAt: now().getTime(),
    changedAt: now().getTime(),
    isRemoved: false,
    parliament: null,
    archivedAs: id,
    sign: (signatures) => {
      kept.live = Math.max(0, kept.live + signatures)
    },
    areas: (counts, codeOf = (name) => `E14-${name}`) =>
      change({
        signatures_by_constituency: Object.entries(counts).map(([name, signature_count]) => ({
          name,
          ons_code: codeOf(name),
          mp: `The Member for ${name}`,
          signature_count,
        })),
        signatures_by_region: [
          {
            name: 'North West',
            ons_code: 'E12000002',
            signature_count: Object.values(counts).reduce((sum, count) => sum + count, 0),
          },
        ],
      }),
    close: () => change({ state: 'closed', closing_date: null, closed_at: now().toISOString() }),
    reject: (code) => change({ state: 'rejected', rejected_at: now().toISOString(), rejection: { code, details: '' } }),
    respond: (summary) =>
      change({
        government_response_at: now().toISOString(),
        government_response: {
          responded_on: now().toISOString().slice(0, 10),
          summary,
          details: '',
          created_at: now().toISOString(),
          updated_at: now().toISOString(),
        },
      }),
    schedule: (day) => change({ scheduled_debate_date: day, debate_scheduled_on: now().toISOString().slice(0, 10) }),
    debate: (day) =>
      change({
        debate_outcome_at: now().toISOString(),
        debate: {
          debated_on: day,
          overview: 'Members spoke for an hour.',
          transcript_url: 'https://hansard.example/1',
          video_url: '',
        },
      }),
    decline: (overview) =>
      change({
        debate_outcome_at: now().toISOString(),
        debate: { debated_on: null, overview, transcript_url: null, video_url: null },
      }),
    remove: () => {
      kept.isRemoved = true
    },
    restore: () => {
      kept.isRemoved = false
    },
  }
  return kept
}
