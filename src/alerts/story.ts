/** A story as the rest of the program sees it: one announcement, with the items that report it. */
import type { Kind, Mention, Reason, Stage } from '../news/understanding.ts'
import type { Instant, IsoDate } from '../time.ts'

/** One outlet's report of a story. */
export interface Source {
  readonly itemId: number
  readonly title: string
  readonly url: string
  readonly outlet: string
  readonly publishedAt: Instant | null
  /** '' for everyone, or the one tenant (as "discord:123") whose own feed brought it. */
  readonly tenant: string
}

export interface Story {
  readonly id: number
  /** '' for everyone, or the one tenant that may know of it. */
  readonly scope: string
  readonly title: string
  readonly url: string
  readonly outlet: string
  readonly publishedAt: Instant | null
  readonly firstSeenAt: Instant
  readonly kinds: readonly Kind[]
  readonly stage: Stage | null
  readonly effective: IsoDate | null
  readonly mentions: readonly Mention[]
  readonly why: readonly Reason[]
  /** In the order in which they came; only those that the asker may see. */
  readonly sources: readonly Source[]
}

/** Who is told or asks, as `scope` and `tenant` columns write it: "discord:123". */
export function tenantOf(place: { readonly platform: string; readonly tenant: string }): string {
  return `${place.platform}:${place.tenant}`
}

/** Whether a row can have that id. Both databases keep ids of at most 31 bits here; a payload or a person may give any number. */
export function isRowId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0 && id < 2 ** 31
}

const LONGEST_OUTLET = 100

/** Who reported an item: as the item says, else as its feed is called, else the site that it is on. */
export function outletOf(item: { readonly outlet: string; readonly url: string }, feedTitle: string): string {
  const site = URL.canParse(item.url) ? new URL(item.url).hostname.replace(/^www\./, '') : ''
  return (item.outlet || feedTitle || site).slice(0, LONGEST_OUTLET)
}

/** The ids of the bodies and systems that a story names; none for bodies that do not exist yet. */
export function namedIds(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.map((mention) => mention.id).filter((id) => id !== null))]
}

/** The story as one tenant may see it: without what other tenants' own feeds brought. */
export function asSeenBy(tenant: string, story: Story): Story {
  const sources = story.sources.filter((source) => source.tenant === '' || source.tenant === tenant)
  return sources.length === story.sources.length ? story : { ...story, sources }
}
