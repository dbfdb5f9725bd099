/** A neutral message as Slack's text and blocks. Pure: the same message gives the same blocks. */
import type { types } from '@slack/bolt'
import { type Block, type Message, type Notify, plainText as plainWords, type Text, type Tone } from '../message.ts'
import { buttonBlocks, menuBlocks, plainText } from './controls.ts'
import { fitBlocks, lines } from './fit.ts'
import {
  ALT_TEXT,
  BLOCKS_JSON,
  BLOCKS_PER_MESSAGE,
  FOOTER_TEXT,
  HEADER_TEXT,
  MESSAGE_TEXT,
  OVERLINE_TEXT,
  TITLE_TEXT,
} from './limits.ts'
import { boldElement, type Element, elementsOf, linkElement, partAt } from './rich-text.ts'
import { clean, cut, escapeMrkdwn } from './words.ts'

/** The part of a chat.postMessage call that depends on the message. */
export interface SlackMessage {
  /** For notifications and screen readers, which read this and not the blocks. */
  readonly text: string
  readonly blocks: types.KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
  readonly parse: 'none'
  readonly link_names: false
}

export interface RenderOptions {
  /** The picture's file at Slack; without it the picture's alt text stands in the message. */
  readonly fileId?: string
  /** Under which key the message is kept for its "Share with the channel" button. */
  readonly shareKey?: string
  /** Who shared it, as "Jo Bloggs". */
  readonly sharedBy?: string
}

const SIGNS: Readonly<Record<Tone, string>> = { alert: '🔔 ', good: '✅ ', warning: '⚠️ ', plain: '' }
const TONE_WORDS: Readonly<Record<Tone, string>> = {
  alert: 'Alert: ',
  good: 'Done: ',
  warning: 'Please note: ',
  plain: '',
}

/**
 * The message for Slack. Whatever the words in it are, it pings only those in `notify`, links only where the message has
 * a link, and keeps to Slack's limits: the title with its link, the buttons and the footer always stay, and what is in
 * between is shortened.
 */
export function render(message: Message, options: RenderOptions = {}): SlackMessage {
  const head = [...notifyBlocks(message.notify ?? []), ...titleBlocks(message)]
  const foot = [
    ...pictureBlocks(message, options.fileId),
    ...buttonBlocks(message.buttons ?? [], options.shareKey ?? null),
    ...menuBlocks(message.menu),
    ...footerBlocks(message.footer),
    ...(options.sharedBy === undefined ? [] : footerBlocks(`Shared by ${options.sharedBy}`)),
  ]
  const taken = head.length + foot.length
  const room = { blocks: BLOCKS_PER_MESSAGE - taken, json: BLOCKS_JSON - JSON.stringify([...head, ...foot]).length }
  return {
    text: fallbackText(message),
    blocks: [...head, ...fitBlocks(message.blocks, room), ...foot],
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none',
    link_names: false,
  }
}

/** The one piece of mrkdwn, made of checked ids alone. */
function notifyBlocks(notify: readonly Notify[]): types.KnownBlock[] {
  const text = mentions(notify)
  return text === '' ? [] : [{ type: 'section', text: { type: 'mrkdwn', text } }]
}

/** The most people that one message notifies by name. */
const MOST_MENTIONS = 20

function mentions(notify: readonly Notify[]): string {
  return notify
    .slice(0, MOST_MENTIONS)
    .map(mention)
    .filter((words) => words !== '')
    .join(' ')
}

/** docs.slack.dev/messaging/formatting-message-text, "Mentioning". Slack has no roles. */
function mention({ kind, id }: Notify): string {
  if (kind === 'here') return '<!here>'
  if (!/^[A-Z0-9]{2,30}$/.test(id)) return ''
  if (kind === 'user') return `<@${id}>`
  return kind === 'group' ? `<!subteam^${id}>` : ''
}

/** Overline and title. A title that opens something is a link in bold; another, if short, is a header. */
function titleBlocks(message: Message): types.KnownBlock[] {
  const sign = SIGNS[message.tone]
  const overline = cut(clean(message.overline ?? ''), OVERLINE_TEXT)
  const title = cut(clean(message.title).replaceAll('\n', ' ').trim(), TITLE_TEXT)
  const above = overline === '' ? null : boldElement(sign + overline)
  const signed = overline === '' ? sign + title : title
  if (message.link === undefined && title !== '' && signed.length <= HEADER_TEXT) {
    return [...(above ? [lines([[above]])] : []), { type: 'header', text: plainText(signed, HEADER_TEXT) }]
  }
  const row: (Element | null)[] =
    message.link === undefined
      ? [boldElement(signed)]
      : [overline === '' && sign !== '' ? { type: 'text', text: sign } : null, linkElement(title, message.link, true)]
  const rows = [[above], row].map((some) => some.filter((one) => one !== null)).filter((some) => some.length > 0)
  return rows.length === 0 ? [] : [lines(rows)]
}

function pictureBlocks(message: Message, fileId: string | undefined): types.KnownBlock[] {
  if (message.picture === undefined) return []
  const alt = plainText(message.picture.alt, ALT_TEXT).text
  if (fileId !== undefined) return [{ type: 'image', slack_file: { id: fileId }, alt_text: alt }]
  return [{ type: 'context', elements: [plainText(`Picture: ${alt}`, FOOTER_TEXT)] }]
}

/** Small print; as rich text when it has links or people, which plain_text cannot show. */
function footerBlocks(footer: Text | undefined): types.KnownBlock[] {
  const elements = partAt(footer === undefined ? [] : elementsOf(footer), FOOTER_TEXT)[0]
  if (elements.length === 0) return []
  const words = elements.flatMap((element) => (element.type === 'text' ? [element.text] : []))
  if (words.length < elements.length) return [lines([elements])]
  return [{ type: 'context', elements: [plainText(words.join(''), FOOTER_TEXT)] }]
}

/** The whole message in plain words, escaped. */
function fallbackText(message: Message): string {
  const words = [message.overline ?? '', message.title, ...message.blocks.flatMap(blockWords)]
  const footer = message.footer === undefined ? '' : plainWords(message.footer)
  const written = [...words, message.picture?.alt ?? '', footer].filter((line) => line.trim() !== '').join('\n')
  const called = mentions(message.notify ?? [])
  const room = MESSAGE_TEXT - called.length - 1
  const text = escapeMrkdwn(cut(clean(TONE_WORDS[message.tone] + written).trim(), room, 'escaped'))
  return `${called} ${text}`.trim() || '…'
}

function blockWords(block: Block): string[] {
  if (block.kind === 'paragraph') return [plainWords(block.text)]
  if (block.kind === 'list') return block.items.map((item) => `• ${plainWords(item)}`)
  return block.facts.map((fact) => `${fact.label}: ${plainWords(fact.value)}`)
}
