/** What is coming, page by page. */
import {
  type Block,
  type Button,
  bold,
  link,
  list,
  type Menu,
  type Message,
  paragraph,
  type Span,
} from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import { type Deadline, SOURCE_NAMES, writeWhen } from '../../src/diary/deadline.ts'
import { type IsoDate, writeCountdown } from '../../src/time.ts'
import { count } from '../wording.ts'
import { writeCall } from '../written-call.ts'

export interface ListPage {
  readonly deadlines: readonly Deadline[]
  /** What waits for an organiser; 25 at a time are shown, and can be chosen from. */
  readonly proposed: readonly Deadline[]
  /** From 1; a page past the last one is the last. */
  readonly page: number
  /** The area that was asked for as the register writes it, or ''. */
  readonly area: string
  readonly areaName: (written: string) => string
  readonly today: IsoDate
  readonly platform: PlatformName
}

const PAGE = 12
const MOST_PROPOSED = 25

export function listPage(asked: ListPage): Message {
  const { deadlines, proposed, area, areaName, platform } = asked
  const pages = Math.max(1, Math.ceil(deadlines.length / PAGE))
  const page = Math.min(asked.page, pages)
  const where = area === '' ? '' : ` · ${areaName(area)}`
  const add = writeCall('/diary add', { what: 'Board meets in public', when: '3 March 2027 14:30' }, platform)
  const shown = deadlines.slice((page - 1) * PAGE, page * PAGE)
  return {
    title:
      deadlines.length === 0
        ? `Nothing is in the diary yet${where}`
        : `${count(deadlines.length, 'date')} to come${where}`,
    tone: 'plain',
    blocks: [
      ...(pages > 1 ? [paragraph(`Page ${page} of ${pages}.`)] : []),
      ...(shown.length > 0 ? [list(shown.map((deadline) => lineOf(deadline, asked)))] : []),
      ...(deadlines.length === 0 ? [paragraph(`Organisers write a date down with: ${add}`)] : []),
      ...proposedBlocks(proposed, asked),
    ],
    buttons: [
      ...(page > 1 ? [to('Earlier', page - 1, area)] : []),
      ...(page < pages ? [to('Later', page + 1, area)] : []),
    ],
    ...(proposed.length === 0 ? {} : { menu: confirmMenu(proposed) }),
    footer: '/diary export gives a calendar to subscribe to.',
  }
}

/** Reads what the buttons and the choice of areas carry: "2 region:London"; what is no page is the first. */
export function readPage(payload: string): { readonly page: number; readonly area: string } {
  const [, page = '1', area = ''] = /^(\d{1,3})(?: (.{1,60}))?$/.exec(payload) ?? []
  return { page: Math.max(1, Number(page)), area }
}

/**
 * "#12 Wednesday 3 March 2027 at 14:30 (in 101 days): Board meets in public, Town Hall · NHS Wirral CCG"; then who says
 * so, when it is not the organisers themselves.
 */
function lineOf(
  deadline: Deadline,
  { areaName, today }: Pick<ListPage, 'areaName' | 'today'>,
  isProposed = false,
): Span[] {
  const { id, what, place, day, area, source, link: url } = deadline
  const says = source === 'organiser' || isProposed ? '' : ` · from ${SOURCE_NAMES[source]}`
  return [
    id === null ? '' : `#${id} `,
    bold(writeWhen(deadline)),
    ` (${writeCountdown(today, day)}): `,
    link(what, url),
    `${place === '' ? '' : `, ${place}`} · ${areaName(area)}${says}`,
  ]
}

function proposedBlocks(proposed: readonly Deadline[], asked: ListPage): Block[] {
  if (proposed.length === 0) return []
  return [
    paragraph(bold('Stated in the news, and waiting for an organiser who has checked it')),
    list(proposed.slice(0, MOST_PROPOSED).map((deadline) => lineOf(deadline, asked, true))),
    ...(proposed.length > MOST_PROPOSED
      ? [paragraph(`And ${count(proposed.length - MOST_PROPOSED, 'date')} more, once these are decided.`)]
      : []),
  ]
}

function confirmMenu(proposed: readonly Deadline[]): Menu {
  return {
    action: 'diary.confirm',
    prompt: 'Put one in the diary',
    options: proposed.slice(0, MOST_PROPOSED).map((deadline) => ({
      label: `#${deadline.id} ${deadline.what}`,
      value: String(deadline.id),
      hint: writeWhen(deadline),
    })),
  }
}

function to(label: string, page: number, area: string): Button {
  return { kind: 'action', label, call: { action: 'diary.page', payload: `${page} ${area}`.trim() } }
}
