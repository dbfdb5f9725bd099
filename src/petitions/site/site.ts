/** The petitions site, asked politely: one request at a time, conditionally, and not at all while it asks to be left alone. */
import type { Log } from '../../log.ts'
import type { Answered, Fetched, Fetcher } from '../../net/fetcher.ts'
import { type Clock, DAY_MS, type Instant } from '../../time.ts'
import type { AreaCounts, Petition, PetitionCount, Thresholds } from '../petition.ts'
import { freshFor, retryAfter, type Validators, validatorsOf } from './answer-headers.ts'
import { readCount, readDocument, readThresholds } from './document.ts'
import { createTurns } from './turns.ts'

/** What the site says instead of what it was asked for; `why` is a sentence. */
export type Refused =
  /** 410: it was removed. */
  | { readonly kind: 'gone'; readonly why: string }
  /** 404: there is no such petition, or it is not published. */
  | { readonly kind: 'missing'; readonly why: string }
  /** Something went wrong that may pass; `afterMs` is how long the site asks to wait, or 0. */
  | { readonly kind: 'trouble'; readonly why: string; readonly afterMs: number }
  | { readonly kind: 'stopped' }

interface Answer {
  readonly validators: Validators
  /** How long the answer is good for, by the site's own word. */
  readonly freshMs: number
}

type DocumentAnswer =
  | (Answer & { readonly kind: 'document'; readonly petition: Petition; readonly areas: AreaCounts | null })
  | (Answer & { readonly kind: 'unchanged' })
  | Refused

type CountAnswer =
  | (Answer & { readonly kind: 'count'; readonly count: PetitionCount })
  | (Answer & { readonly kind: 'unchanged' })
  /** It leads to the archive, or to something that is no count: the document tells more. */
  | { readonly kind: 'elsewhere' }
  | Refused

interface Ask {
  readonly validators: Validators | null
  /** Whether a person waits for the answer. */
  readonly isUrgent: boolean
  readonly signal?: AbortSignal
}

export interface Site {
  /** The whole petition, also when it has moved to the archive. */
  document(id: number, ask: Ask): Promise<DocumentAnswer>
  /** Its count alone, which costs the site little. */
  count(id: number, ask: Ask): Promise<CountAnswer>
}

export interface SiteNeeds {
  readonly fetcher: Pick<Fetcher, 'get'>
  readonly clock: Clock
  readonly log: Pick<Log, 'warn'>
  readonly baseUrl: string
  /** What is known of thresholds; the store's Keyv is one. */
  readonly cache: {
    get(key: string): Promise<unknown>
    set(key: string, value: unknown, forMs: number): Promise<unknown>
  }
}

/** The site's own defaults (alphagov/e-petitions, `app/models/site.rb`), for as long as it has not said otherwise. */
const USUAL_THRESHOLDS: Thresholds = { response: 10_000, debate: 100_000 }
/** When the thresholds could not be read. */
const ASK_AGAIN_MS = 600_000
const URGENT_TIMEOUT_MS = 2_000
const TIMEOUT_MS = 20_000
const MAX_BYTES = 3_000_000
/** After a 403 or 429 without a word on how long. The site's maintainers block addresses that ask too much (alphagov/e-petitions#774). */
const REST_MS = 3_600_000
const LONGEST_REST_MS = DAY_MS

export function createSite({ fetcher, clock, log, baseUrl, cache }: SiteNeeds): Site {
  const base = baseUrl.replace(/\/+$/, '')
  const turns = createTurns()
  let restUntil = 0

  const get = async (path: string, ask: Ask): Promise<Answered | Refused> => {
    const restMs = restUntil - clock().getTime()
    if (restMs > 0) return { kind: 'trouble', why: 'The petitions site has asked us to wait.', afterMs: restMs }
    const fetched = await turns.take(ask.isUrgent, () =>
      fetcher.get({
        url: `${base}${path}`,
        accept: 'application/json',
        maxBytes: MAX_BYTES,
        timeoutMs: ask.isUrgent ? URGENT_TIMEOUT_MS : TIMEOUT_MS,
        ...(ask.validators === null ? {} : { validators: ask.validators }),
        ...(ask.signal === undefined ? {} : { signal: ask.signal }),
      }),
    )
    return judge(fetched)
  }

  const judge = (fetched: Fetched): Answered | Refused => {
    if (fetched.kind === 'failed') {
      if (fetched.what === 'stopped') return { kind: 'stopped' }
      return { kind: 'trouble', why: `The petitions site cannot be read just now. ${fetched.why}`, afterMs: 0 }
    }
    const { status, headers } = fetched
    if (status === 200 || status === 304) return fetched
    if (status === 410) return { kind: 'gone', why: 'The petition has been removed from the site.' }
    if (status === 404)
      return {
        kind: 'missing',
        why: 'The site has no petition with that number: it may be mistyped, or not be published yet.',
      }
    const asked = retryAfter(headers, clock())
    const isTooMuch = status === 403 || status === 429
    const afterMs = Math.min(LONGEST_REST_MS, asked || (isTooMuch ? REST_MS : 0))
    if (isTooMuch) {
      restUntil = clock().getTime() + afterMs
      log.warn(`The petitions site answered ${status}: it is asked nothing for ${Math.ceil(afterMs / 60_000)} minutes.`)
      return { kind: 'trouble', why: `The petitions site refuses our questions for now (${status}).`, afterMs }
    }
    return { kind: 'trouble', why: `The petitions site is in trouble: it answered ${status}.`, afterMs }
  }

  const thresholds = async (ask: Ask): Promise<Thresholds> => {
    const known = (await cache.get('thresholds')) as { thresholds: Thresholds; until: Instant } | undefined
    if (known && Date.parse(known.until) > clock().getTime()) return known.thresholds
    const answer = await get('/parliaments.json', { ...ask, validators: null })
    const said = 'status' in answer ? readThresholds(parseJson(answer.body)) : null
    const read = said ?? known?.thresholds ?? USUAL_THRESHOLDS
    const until = new Date(clock().getTime() + (said === null ? ASK_AGAIN_MS : DAY_MS)).toISOString()
    await cache.set('thresholds', { thresholds: read, until }, 90 * DAY_MS)
    return read
  }

  const askDocument = async (path: string, ask: Ask): Promise<DocumentAnswer> => {
    const answer = await get(path, ask)
    if (!('status' in answer)) return answer
    const common = { validators: validatorsOf(answer, ask.validators), freshMs: freshFor(answer.headers) }
    if (answer.status === 304) return { kind: 'unchanged', ...common }
    const at = new URL(answer.url).pathname
    // The archive's page for people, where the redirect has lost the ".json".
    if (/^\/archived\/petitions\/\d+$/.test(at)) return askDocument(`${at}.json`, { ...ask, validators: null })
    if (/\/(gathering-support|moderation-info)$/.test(at))
      return {
        kind: 'missing',
        why: 'The petition is not published yet: it is gathering its first supporters, or being checked.',
      }
    const read = readDocument(parseJson(answer.body), base, await thresholds(ask))
    if (read) return { kind: 'document', ...read, ...common }
    return { kind: 'trouble', why: 'The petitions site answered something that is no petition.', afterMs: 0 }
  }

  return {
    document: async (id, ask) => {
      const answer = await askDocument(`/petitions/${id}.json`, ask)
      // Petitions of 2010 to 2015 are in the archive alone.
      const found =
        answer.kind === 'missing'
          ? await askDocument(`/archived/petitions/${id}.json`, { ...ask, validators: null })
          : answer
      // Wherever it has moved, it is known here by the number that was asked for.
      return found.kind === 'document' ? { ...found, petition: { ...found.petition, id } } : found
    },
    count: async (id, ask) => {
      const answer = await get(`/petitions/${id}/count.json`, ask)
      if (!('status' in answer)) return answer
      const common = { validators: validatorsOf(answer, ask.validators), freshMs: freshFor(answer.headers) }
      if (answer.status === 304) return { kind: 'unchanged', ...common }
      const count = answer.url.endsWith('/count.json') ? readCount(parseJson(answer.body)) : null
      return count ? { kind: 'count', count, ...common } : { kind: 'elsewhere' }
    },
  }
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
