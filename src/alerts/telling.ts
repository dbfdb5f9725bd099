/** When and how a channel is told of a story that several of its watches want: once, by the promptest. */
import type { Notify } from '../chat/message.ts'
import { type DigestMode, tellableAt } from './modes.ts'
import { readMention, type Watch } from './watch.ts'

export interface Telling {
  readonly due: Date
  /** The promptest watches. Only they notify anybody: the others would still be quiet, or wait. */
  readonly watches: readonly Watch[]
  /** Null when it is told by an alert of its own. */
  readonly digest: DigestMode | null
}

/** `watches` are those of one channel that want the story, at least one. An alert of its own goes before a digest of the same moment. */
export function promptest(watches: readonly Watch[], now: Date): Telling {
  const times = watches.map((watch) => tellableAt(watch, now).getTime())
  const due = Math.min(...times)
  const first = watches.filter((_, place) => times[place] === due)
  const instant = first.filter(({ mode }) => mode === 'instant')
  if (instant.length > 0) return { due: new Date(due), watches: instant, digest: null }
  return { due: new Date(due), watches: first, digest: first.some(({ mode }) => mode === 'daily') ? 'daily' : 'weekly' }
}

/** Whom these watches notify, each once. */
export function mentionsOf(watches: readonly Pick<Watch, 'mention'>[]): Notify[] {
  return [...new Set(watches.map((watch) => watch.mention))].map(readMention).filter((notify) => notify !== null)
}
