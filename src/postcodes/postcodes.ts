/**
 * The postcode service: which local NHS code a full postcode has, where its district alone does not tell.
 *
 * A full postcode may be one house. It goes to the service and nowhere else: it is never logged, and what is kept is
 * kept under a hash whose key is forgotten when the program stops, so that nobody can try all postcodes against it.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { Fetcher } from '../net/fetcher.ts'
import type { FullPostcode } from '../register/postcode.ts'

export type PostcodePlace =
  /**
   * In England. `codes` are the codes to look up in the register, likeliest first: the ODS code of its sub-ICB location
   * (as "12F"), then its ICB's. `isNearest` when the postcode is no longer in use and the nearest one in use was asked.
   */
  | { readonly kind: 'england'; readonly codes: readonly string[]; readonly isNearest: boolean }
  /** In another country, as the service writes it: "Wales", "Scotland", "Northern Ireland". */
  | { readonly kind: 'elsewhere'; readonly country: string }
  | { readonly kind: 'no-such-postcode' }
  /** The service gave no usable answer. */
  | { readonly kind: 'unavailable' }

export interface Postcodes {
  /** Asks about a postcode. Never throws. Within two and a half seconds: platforms wait three for an answer. */
  locate(postcode: FullPostcode): Promise<PostcodePlace>
}

/** What is kept for a while; the store's Keyv is one. Faults are its own affair: `get` gives undefined, `set` false. */
interface PostcodeCache {
  get(key: string): Promise<PostcodePlace | undefined>
  set(key: string, place: PostcodePlace, forMs: number): Promise<boolean>
}

export interface PostcodesNeeds {
  readonly fetcher: Pick<Fetcher, 'get'>
  readonly cache: PostcodeCache
  /** The service's address, as "https://api.postcodes.io"; a final slash does no harm. */
  readonly baseUrl: string
  readonly log: Pick<Log, 'warn'>
}

const TIME_LIMIT_MS = 2_500
const MAX_BYTES = 256_000
const KEPT_MS = 7 * 86_400_000
/** Metres around a postcode that is no longer in use; the service takes at most 2,000 (its config/defaults.ts). */
const NEAREST_WITHIN_M = 2_000

const code = z.string().nullish()
const place = z.object({ country: z.string(), codes: z.object({ ccg_id: code, ccg: code, icb: code }).partial() })
const found = z.object({ result: place })
const nearest = z.object({ result: z.array(place).nullable() })
const spot = z.object({ longitude: z.number(), latitude: z.number() })
const notFound = z.object({ terminated: spot })
const terminated = z.object({ result: spot })

/** Makes the client of a service that speaks as postcodes.io does (ideal-postcodes/postcodes.io, `api/app/models`). */
export function createPostcodes({ fetcher, cache, baseUrl, log }: PostcodesNeeds): Postcodes {
  const secret = randomBytes(32)
  const keyOf = (postcode: string) => createHmac('sha256', secret).update(postcode).digest('base64url')

  const ask = async (path: string, signal: AbortSignal): Promise<{ status: number; json: unknown }> => {
    const url = `${baseUrl.replace(/\/+$/, '')}/${path}`
    const request = { url, accept: 'application/json', maxBytes: MAX_BYTES, timeoutMs: TIME_LIMIT_MS, signal }
    const answer = await fetcher.get(request)
    if (answer.kind === 'failed') throw new Unusable(answer.why)
    if (answer.status !== 200 && answer.status !== 404) throw new Unusable(`It answered ${answer.status}.`)
    return { status: answer.status, json: readJson(answer.body) }
  }

  const lookUp = async (postcode: string): Promise<PostcodePlace> => {
    const signal = AbortSignal.timeout(TIME_LIMIT_MS)
    const written = encodeURIComponent(postcode)
    const live = await ask(`postcodes/${written}`, signal)
    if (live.status === 200) return readPlace(understood(found, live.json).result, false)
    const ended = notFound.safeParse(live.json).data?.terminated ?? (await findEnded(written, signal))
    if (!ended) return { kind: 'no-such-postcode' }
    const where = `lon=${ended.longitude}&lat=${ended.latitude}&limit=1&radius=${NEAREST_WITHIN_M}`
    const near = await ask(`postcodes?${where}`, signal)
    const [first] = near.status === 200 ? (understood(nearest, near.json).result ?? []) : []
    return first ? readPlace(first, true) : { kind: 'no-such-postcode' }
  }

  const findEnded = async (written: string, signal: AbortSignal) => {
    const answer = await ask(`terminated_postcodes/${written}`, signal)
    return answer.status === 200 ? terminated.safeParse(answer.json).data?.result : undefined
  }

  return {
    locate: async (full) => {
      const postcode = full()
      const key = keyOf(postcode)
      const kept = await cache.get(key)
      if (kept) return kept
      try {
        const answer = await lookUp(postcode)
        await cache.set(key, answer, KEPT_MS)
        return answer
      } catch (fault) {
        log.warn(`The postcode service gave no usable answer. ${fault instanceof Unusable ? fault.message : ''}`.trim())
        return { kind: 'unavailable' }
      }
    },
  }
}

/** What makes the service's answer unusable, in words without the postcode. */
class Unusable extends Error {}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    throw new Unusable('What it answered is not JSON.')
  }
}

function understood<Shape extends z.ZodType>(shape: Shape, json: unknown): z.output<Shape> {
  const read = shape.safeParse(json)
  if (!read.success) throw new Unusable('What it answered has not the shape that was expected.')
  return read.data
}

function readPlace({ country, codes }: z.output<typeof place>, isNearest: boolean): PostcodePlace {
  if (country !== 'England') return { kind: 'elsewhere', country }
  const known = [codes.ccg_id, codes.ccg, codes.icb].filter((one) => typeof one === 'string' && one !== '')
  return { kind: 'england', codes: known.filter((one) => one !== null && one !== undefined), isNearest }
}
