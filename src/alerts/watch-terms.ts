/** Reads what a person typed for a watch, and says in a sentence what is wrong with it. */
import { Refusal } from '../chat/command.ts'
import { KINDS, type Kind } from '../news/understanding.ts'
import type { Areas } from '../register/areas.ts'
import { MODES, type Mode } from './modes.ts'
import { readQuietHours } from './quiet-hours.ts'
import { readMention } from './watch.ts'
import type { WatchTerms } from './watch-repository.ts'

/** A watch as it is asked for: every part but the area as people type it, and left out where it is not to change. */
export interface WatchWish {
  /** As the register writes it: "england", "region:London", "body:ccg-wirral". */
  readonly area?: string | undefined
  /** "merger, ics"; "all" or nothing for every kind. */
  readonly kinds?: string | undefined
  /** "hsj.co.uk, Chester Standard"; "all" or nothing for every outlet. */
  readonly outlets?: string | undefined
  /** "instant", "daily" or "weekly"; nothing for instant. */
  readonly mode?: string | undefined
  /** "user:1", "role:2", "group:3" or "here"; "none" or nothing for nobody. */
  readonly mention?: string | undefined
  /** "22:00-07:00" or "10pm-7am"; "none" or nothing for no quiet hours. */
  readonly quiet?: string | undefined
}

const MOST_OUTLETS = 20
const LONGEST_OUTLET = 60
const EVERYTHING: WatchTerms = { area: 'england', kinds: [], outlets: [], mode: 'instant', mention: '', quiet: '' }

/** The terms with what is wished in the place of what was. Throws `Refusal`. */
export function readTerms(areas: Pick<Areas, 'readArea'>, wish: WatchWish, was: WatchTerms = EVERYTHING): WatchTerms {
  return {
    area: wish.area === undefined ? was.area : readArea(areas, wish.area),
    kinds: wish.kinds === undefined ? was.kinds : readKinds(wish.kinds),
    outlets: wish.outlets === undefined ? was.outlets : readOutlets(wish.outlets),
    mode: wish.mode === undefined ? was.mode : readMode(wish.mode),
    mention: wish.mention === undefined ? was.mention : checkMention(wish.mention),
    quiet: wish.quiet === undefined ? was.quiet : readQuietHours(wish.quiet),
  }
}

function readArea(areas: Pick<Areas, 'readArea'>, written: string): string {
  if (areas.readArea(written) === null) throw new Refusal(`No area is known as “${written.slice(0, 40)}”.`)
  return written
}

function readKinds(typed: string): readonly Kind[] {
  const words = readList(typed)
  const unknown = words.find((word) => !KINDS.some((kind) => kind === word))
  if (unknown !== undefined)
    throw new Refusal(
      `There is no kind of news called “${unknown.slice(0, 40)}”: choose from ${KINDS.join(', ')}, or all.`,
    )
  const chosen = KINDS.filter((kind) => words.includes(kind))
  return chosen.length === KINDS.length ? [] : chosen
}

function readOutlets(typed: string): readonly string[] {
  const outlets = readList(typed).map(asName)
  if (outlets.length > MOST_OUTLETS)
    throw new Refusal(`A watch can have ${MOST_OUTLETS} outlets at most, not ${outlets.length}.`)
  const bad = outlets.find((outlet) => outlet.length > LONGEST_OUTLET || !/[\p{L}\p{N}]/u.test(outlet))
  if (bad !== undefined)
    throw new Refusal(
      `“${bad.slice(0, 40)}” is no outlet: give names or sites with commas between them, as “Chester Standard, hsj.co.uk”.`,
    )
  return [...new Set(outlets)].sort()
}

/** A site may come as its address. */
function asName(outlet: string): string {
  return outlet
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '')
}

function readMode(typed: string): Mode {
  const mode = MODES.find((one) => one === typed.trim().toLowerCase())
  if (mode) return mode
  throw new Refusal(`A watch tells in one of the modes ${MODES.join(', ')}, not “${typed.slice(0, 40)}”.`)
}

function checkMention(typed: string): string {
  const mention = typed.trim()
  if (mention === '' || mention.toLowerCase() === 'none') return ''
  if (readMention(mention) === null)
    throw new Refusal(
      `“${mention.slice(0, 40)}” is nobody that can be notified: choose a person, a role or a group, or none.`,
    )
  return mention
}

function readList(typed: string): string[] {
  const parts = typed.split(',').map((part) => part.trim().toLowerCase())
  return parts.filter((part) => part !== '' && part !== 'all')
}
