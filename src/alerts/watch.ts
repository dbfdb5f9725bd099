/** A watch: what one channel asked to be told, and whether a story is that. */
import type { Notify } from '../chat/message.ts'
import type { PlatformName } from '../chat/platform.ts'
import type { Kind } from '../news/understanding.ts'
import type { Areas } from '../register/areas.ts'
import type { Instant } from '../time.ts'
import type { Mode } from './modes.ts'
import { namedIds, type Story } from './story.ts'

export interface Watch {
  readonly id: number
  readonly platform: PlatformName
  readonly tenant: string
  readonly channel: string
  /** An area as the register writes it. */
  readonly area: string
  /** None means every kind. */
  readonly kinds: readonly Kind[]
  /** Names or sites of outlets, lower case; none means every outlet. */
  readonly outlets: readonly string[]
  readonly mode: Mode
  /** Whom to notify: '' for nobody, else "user:1", "role:2", "group:3" or "here". */
  readonly mention: string
  /** "22:00-07:00", London time, or ''. */
  readonly quiet: string
  readonly paused: boolean
  /** Why the bot itself stopped this watch (a sentence), or null. */
  readonly disabled: string | null
  /** The platform's id of the person who made it. */
  readonly createdBy: string
  readonly createdAt: Instant
}

/** What a watch asks for, apart from how and where to tell. */
export type WatchFilter = Pick<Watch, 'area' | 'kinds' | 'outlets'>

/** The area of everything, also of news that names no body. */
export const ENGLAND = 'england'

/** The ids of the bodies and systems of an area other than England; none for an area that is not known. */
export type BodiesOf = (area: string) => ReadonlySet<string>

/** The register's areas by what is kept of them. */
export function bodiesOfWritten(areas: Pick<Areas, 'readArea' | 'bodiesOf'>): BodiesOf {
  return (written) => {
    const area = areas.readArea(written)
    return area ? areas.bodiesOf(area) : new Set()
  }
}

/** Whether the story is one that the filter lets through. Whose story it is, is not asked here. */
export function isWanted(filter: WatchFilter, story: Story, bodiesOf: BodiesOf): boolean {
  return isInArea(filter.area, story, bodiesOf) && isRightSort(filter, story)
}

/** Whether the story concerns the area: one that names no body concerns England alone. */
export function isInArea(area: string, story: Story, bodiesOf: BodiesOf): boolean {
  if (area === ENGLAND) return true
  const bodies = bodiesOf(area)
  return namedIds(story.mentions).some((id) => bodies.has(id))
}

/** Whether the story is of the kinds and from the outlets that the filter asks for. */
export function isRightSort(filter: Pick<WatchFilter, 'kinds' | 'outlets'>, story: Story): boolean {
  return isOfKind(filter.kinds, story) && isFromOutlet(filter.outlets, story)
}

/** Reads "role:123" or "here"; null for '' and for what is neither. */
export function readMention(mention: string): Notify | null {
  if (mention === 'here') return { kind: 'here', id: '' }
  const parts = /^(user|role|group):([\w-]{1,40})$/.exec(mention)
  return parts?.[2] ? { kind: parts[1] as Notify['kind'], id: parts[2] } : null
}

function isOfKind(kinds: readonly Kind[], story: Story): boolean {
  return kinds.length === 0 || kinds.some((kind) => story.kinds.includes(kind))
}

/** An outlet is meant by its name, by some whole words of it ("standard" for the Chester Standard), or by its site. */
function isFromOutlet(outlets: readonly string[], story: Story): boolean {
  if (outlets.length === 0) return true
  return story.sources.some((source) => {
    const name = ` ${asWords(source.outlet)} `
    const host = URL.canParse(source.url) ? new URL(source.url).hostname : ''
    return outlets.some(
      (outlet) => name.includes(` ${asWords(outlet)} `) || host === outlet || host.endsWith(`.${outlet}`),
    )
  })
}

function asWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
