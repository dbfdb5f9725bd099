/** The body of a neutral message as one Discord embed, within all of Discord's limits. */
import type { APIEmbed } from 'discord.js'
import {
  type Block,
  isWebAddress,
  type Message,
  paragraph,
  plainText,
  spansOf,
  type Text,
  type Tone,
} from '../message.ts'
import { fieldsOf, lengthOf, renderFields, WORTHWHILE, writeBlock } from './fields.ts'
import { EMBED } from './limits.ts'
import { writeLine, writePlain } from './text.ts'

const COLOURS: Readonly<Record<Tone, number>> = { alert: 0xc8102e, good: 0x2e7d32, plain: 0x41658a, warning: 0xb26a00 }

/** What says the same as the colour to those who do not see it. */
const SIGNS: Readonly<Record<Tone, string>> = { alert: '🔔 ', good: '✅ ', plain: '', warning: '⚠️ ' }

/** Between two paragraphs. */
const GAP = '\n\n'

/** Room that links which fit nowhere else may take; addresses are hardly ever so long. */
const BELOW_ROOM = 3_000

/**
 * The embed. Title, overline, footer and `extra` (text such as links that fit on no button) are kept first; then the
 * words before the first facts become the description, with `extra` at its end, and facts and the words after them
 * become fields, in their order. What has no room ends in an ellipsis, or is counted.
 */
export function renderEmbed(message: Message, extra: readonly Text[]): APIEmbed {
  const { author, title } = renderHead(message)
  const link = message.link !== undefined && isWebAddress(message.link) ? new URL(message.link).href : ''
  const fitsTitle = link !== '' && link.length <= EMBED.url
  const footerIsRich = spansOf(message.footer ?? '').some((span) => typeof span === 'object' && !('bold' in span))
  const footer = footerIsRich ? '' : writePlain(plainText(message.footer ?? ''), EMBED.footer)
  const below: Text[] = [...extra]
  if (link !== '' && !fitsTitle) below.unshift({ text: 'Open', url: link })
  // Discord shows a footer as plain words, without links and names.
  if (footerIsRich && message.footer !== undefined) below.push(message.footer)
  const end = writeWords(below.map(paragraph), BELOW_ROOM)

  const first = message.blocks.findIndex((block) => block.kind === 'facts')
  const words = first < 0 ? message.blocks : message.blocks.slice(0, first)
  const wanted = first < 0 ? [] : message.blocks.slice(first).flatMap(fieldsOf)
  const room = EMBED.total - author.length - title.length - footer.length - end.length - GAP.length
  const wordsRoom = Math.min(
    EMBED.description - end.length - GAP.length,
    room - Math.min(lengthOf(wanted), Math.floor(room / 2)),
  )
  const begin = writeWords(words, wordsRoom)
  const description = [begin, end].filter((part) => part !== '').join(GAP)
  const fields = renderFields(wanted, room - begin.length)
  return {
    ...(author === '' ? {} : { author: { name: author } }),
    title,
    ...(fitsTitle ? { url: link } : {}),
    color: COLOURS[message.tone],
    ...(description === '' ? {} : { description }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
  }
}

function renderHead(message: Message): { author: string; title: string } {
  const overline = writePlain(message.overline ?? '', EMBED.author - 4)
  const sign = SIGNS[message.tone]
  const title = writeLine(message.title, EMBED.title - 4) || 'Mergerwatch'
  return overline === '' ? { author: '', title: sign + title } : { author: sign + overline, title }
}

/** Paragraphs and lists below each other. */
function writeWords(blocks: readonly Block[], limit: number): string {
  let written = ''
  for (const block of blocks) {
    if (block.kind === 'facts') continue
    const gap = written === '' ? '' : block.kind === 'list' ? '\n' : GAP
    const room = limit - written.length - gap.length
    const text = writeBlock(block, Math.max(room, 1))
    if (text === '') continue
    if (text.length > room || (room < WORTHWHILE && text.endsWith('…'))) return endOpen(written, limit)
    written += gap + text
  }
  return written
}

function endOpen(written: string, limit: number): string {
  return written.endsWith('…') || written.length + 2 > limit ? written : `${written}\n…`
}
