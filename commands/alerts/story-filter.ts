/** Which stories somebody asked for, and how a button carries that from page to page. */
import { KINDS, type Kind } from '../../src/news/understanding.ts'
import { type Area, REGIONS } from '../../src/register/areas.ts'
import type { Register } from '../../src/register/register.ts'
import { addDays, daysBetween, type IsoDate } from '../../src/time.ts'

export interface StoryFilter {
  readonly area: Area
  /** None means every kind. */
  readonly kinds: readonly Kind[]
  readonly since: IsoDate | undefined
  /** From 1. */
  readonly page: number
}

const DAY_ZERO: IsoDate = '1970-01-01'
const FIELDS = '.'

/**
 * As short text: area, kinds, since and page, as "b12F.3.ee8.2". An area as the register writes it can be 59 characters
 * long, and a payload has room for 60; so a body goes by its ODS code and a region by its place in the list.
 */
export function writeStoryFilter({ area, kinds, since, page }: StoryFilter, register: Register): string {
  const bits = kinds.reduce((sum, kind) => sum + 2 ** KINDS.indexOf(kind), 0)
  const days = since === undefined ? '' : daysBetween(DAY_ZERO, since).toString(36)
  return [shorten(area, register), bits.toString(36), days, page].join(FIELDS)
}

/** Reads it back; null for what `writeStoryFilter` did not write. */
export function readStoryFilter(payload: string, register: Register): StoryFilter | null {
  const [short = '', bits = '', days = '', page = ''] = payload.split(FIELDS)
  const area = lengthen(short, register)
  const number = Number(page)
  if (!area || !/^[0-9a-z]{1,4}$/.test(bits) || !/^(?:-?[0-9a-z]{1,4})?$/.test(days) || !(number >= 1)) return null
  const chosen = Number.parseInt(bits, 36)
  return {
    area,
    kinds: KINDS.filter((_, place) => Math.floor(chosen / 2 ** place) % 2 === 1),
    since: days === '' ? undefined : addDays(DAY_ZERO, Number.parseInt(days, 36)),
    page: Math.min(Math.floor(number), 10_000),
  }
}

function shorten(area: Area, register: Register): string {
  switch (area.kind) {
    case 'england':
      return ''
    case 'region':
      return `r${REGIONS.indexOf(area.region)}`
    case 'body':
      return `b${register.bodies.get(area.id)?.odsCode ?? ''}`
    case 'system':
      return `s${area.id}`
    case 'council':
      return `c${area.id}`
  }
}

function lengthen(short: string, register: Register): Area | null {
  const rest = short.slice(1)
  switch (short.charAt(0)) {
    case '':
      return { kind: 'england' }
    case 'r': {
      const region = REGIONS[Number(rest)]
      return region ? { kind: 'region', region } : null
    }
    case 'b': {
      const body = [...register.bodies.values()].find((one) => one.odsCode === rest)
      return body ? { kind: 'body', id: body.id } : null
    }
    case 's':
      return register.systems.has(rest) ? { kind: 'system', id: rest } : null
    case 'c':
      return register.councils.has(rest) ? { kind: 'council', id: rest } : null
    default:
      return null
  }
}
