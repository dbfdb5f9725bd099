/** The body of a neutral message as one Discord embed, within all of Discord's limits. */
import type { APIEmbed, APIEmbedField } from 'discord.js'
import {
  type Block,
  type Fact,
  isWebAddress,
  type Message,
  plainText,
  spansOf,
  type Text,
  type Tone,
} from '../message.ts'
import { EMBED } from './limits.ts'
import { writeLine, writeList, writePlain, writeText } from './text.ts'

const COLOURS: Readonly<Record<Tone, number>> = { alert: 0xc8102e, good: 0x2e7d32, plain: 0x41658a, warning: 0xb26a00 }

/** What says the same as the colour to those who do not see it. */
const SIGNS: Readonly<Record<Tone, string>> = { alert: '🔔 ', good: '✅ ', plain: '', warning: '⚠️ ' }

/** A field's name may not be empty; this one shows nothing. */
const NO_NAME = '\u200b'

/** A fact of at most so many characters stands beside others. */
const SHORT_FACT = 40

/** Less room than this is not worth a clipped text. */
const WORTHWHILE = 60

type Words = Exclude<Block, { kind: 'facts' }>

/**
 * The embed. Title, overline and footer are kept first; then the words before the first facts become the description,
 * and facts and the words after them become fields, in their order. What has no room ends in an ellipsis, or is counted.
 * `extra` is text to be shown below the rest, such as links that fit on no button.
 */
export function renderEmbed(message: Message, extra: readonly Text[]): APIEmbed {
  const { author, title } = renderHead(message)
  const link = message.link !== undefined && isWebAddress(message.link) ? new URL(message.link).href : ''
  const footerHasLinks = spansOf(message.footer ?? '').some((span) => typeof span === 'object' && 'url' in span)
  const footer = footerHasLinks ? '' : writePlain(plainText(message.footer ?? ''), EMBED.footer)
  const below: Text[] = [...extra]
  if (link.length > EMBED.url) below.unshift([{ text: 'Open', url: link }])
  if (footerHasLinks && message.footer !== undefined) below.push(message.footer)
  const blocks: Block[] = [...message.blocks, ...below.map((text): Block => ({ kind: 'paragraph', text }))]

  const room = EMBED.total - author.length - title.length - footer.length
  const { words, rest } = splitAtFacts(blocks)
  const wanted = rest.reduce((sum, block) => sum + lengthOf(block), 0)
  const description = writeWords(words, Math.min(EMBED.description, room - Math.min(wanted, Math.floor(room / 2))))
  const fields = renderFields(rest, room - description.length)
  return {
    ...(author === '' ? {} : { author: { name: author } }),
    title,
    ...(link === '' || link.length > EMBED.url ? {} : { url: link }),
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

function splitAtFacts(blocks: readonly Block[]): { words: readonly Words[]; rest: readonly Block[] } {
  const first = blocks.findIndex((block) => block.kind === 'facts')
  const words = (first < 0 ? blocks : blocks.slice(0, first)).filter((block) => block.kind !== 'facts')
  return { words, rest: first < 0 ? [] : blocks.slice(first) }
}

/** Paragraphs and lists below each other. */
function writeWords(blocks: readonly Words[], limit: number): string {
  let written = ''
  for (const block of blocks) {
    const gap = written === '' ? '' : block.kind === 'list' ? '\n' : '\n\n'
    const room = limit - written.length - gap.length
    const text = writeBlock(block, room)
    if (text === '') continue
    if (text.length > room || (room < WORTHWHILE && text.endsWith('…'))) return endOpen(written, limit)
    written += gap + text
  }
  return written
}

function writeBlock(block: Words, room: number): string {
  if (room < 1) return '…'
  return block.kind === 'list' ? writeList(block.items, room) : writeText(block.text, room).trim()
}

function endOpen(written: string, limit: number): string {
  if (written.endsWith('…') || written.endsWith('more')) return written
  return written.length + 2 <= limit ? `${written}\n…` : written
}

function renderFields(blocks: readonly Block[], room: number): APIEmbedField[] {
  const wanted = blocks.flatMap(fieldsOf)
  const fields: APIEmbedField[] = []
  let left = room
  for (const [index, field] of wanted.entries()) {
    const more = wanted.length - index
    const last = fields.length === EMBED.fields - 1 && more > 1
    const value = field.write(Math.min(EMBED.fieldValue, left - field.name.length - MORE_ROOM))
    if (last || left < field.name.length + MORE_ROOM + WORTHWHILE || value === '') {
      const words = `… and ${more.toLocaleString('en-GB')} more`
      if (left >= NO_NAME.length + words.length) fields.push({ name: NO_NAME, value: words, inline: false })
      break
    }
    fields.push({ name: field.name, value, inline: field.isFact && value.length + field.name.length <= SHORT_FACT })
    left -= field.name.length + value.length
  }
  return fields
}

/** Room kept for "… and 12 more". */
const MORE_ROOM = 24

interface Field {
  readonly name: string
  readonly isFact: boolean
  readonly write: (limit: number) => string
}

function fieldsOf(block: Block): Field[] {
  if (block.kind === 'facts') return block.facts.map(factField)
  const write = (limit: number) =>
    block.kind === 'list' ? writeList(block.items, limit) : writeText(block.text, limit).trim()
  return [{ name: NO_NAME, isFact: false, write: (limit) => (limit < WORTHWHILE ? '' : write(limit)) }]
}

function factField(fact: Fact): Field {
  const name = writeLine(fact.label, EMBED.fieldName) || NO_NAME
  return { name, isFact: true, write: (limit) => (limit < 2 ? '' : writeText(fact.value, limit).trim() || NO_NAME) }
}

/** About how much room a block would take if it had all it wants. */
function lengthOf(block: Block): number {
  const length = (text: Text) => writeText(text, EMBED.fieldValue).length
  if (block.kind === 'paragraph') return length(block.text) + 1
  if (block.kind === 'list')
    return Math.min(
      EMBED.fieldValue,
      block.items.reduce<number>((sum, item) => sum + length(item) + 3, 1),
    )
  return block.facts.reduce((sum, fact) => sum + fact.label.length + length(fact.value) + MORE_ROOM, 0)
}
