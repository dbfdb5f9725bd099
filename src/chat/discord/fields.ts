/** The fields of an embed: facts, and the words that come after facts. */
import type { APIEmbedField } from 'discord.js'
import type { Block, Fact, List, Paragraph, Text } from '../message.ts'
import { EMBED } from './limits.ts'
import { writeLine, writeList, writeText } from './text.ts'

/** A field before it is known how much room there is for it. */
interface Field {
  readonly name: string
  /** Its value when there is all the room that Discord allows. */
  readonly whole: string
  readonly write: (limit: number) => string
  readonly isFact: boolean
  /** How many facts, paragraphs or items of a list it stands for. */
  readonly count: number
}

/** A field's name may not be empty; this one shows nothing. */
const NO_NAME = '\u200b'

/** A fact of at most so many characters stands beside others. */
const SHORT_FACT = 40

/** Less room than this is not worth a clipped text. */
export const WORTHWHILE = 60

/** Room kept for "… and 12 more". */
const MORE_ROOM = 24

/** A paragraph or a list as markdown, at most `limit` characters (of at least one). */
export function writeBlock(block: Paragraph | List, limit: number): string {
  return block.kind === 'list' ? writeList(block.items, limit) : writeText(block.text, limit).trim()
}

/** One field for each fact and paragraph, and for as many items of a list as have room in one; none for what is empty. */
export function fieldsOf(block: Block): Field[] {
  if (block.kind === 'facts') return block.facts.map(factField)
  const parts: (Paragraph | List)[] = block.kind === 'list' ? splitList(block.items) : [block]
  return parts.flatMap((part) => {
    const write = (limit: number) => writeBlock(part, limit)
    const whole = write(EMBED.fieldValue)
    const count = part.kind === 'list' ? part.items.length : 1
    return whole === '' ? [] : [{ name: NO_NAME, whole, write, isFact: false, count }]
  })
}

function factField({ label, value }: Fact): Field {
  const name = writeLine(label, EMBED.fieldName) || NO_NAME
  const write = (limit: number) => writeText(value, limit).trim() || NO_NAME
  return { name, whole: write(EMBED.fieldValue), write, isFact: true, count: 1 }
}

function splitList(items: readonly Text[]): List[] {
  const parts: Text[][] = []
  let length = 0
  for (const item of items) {
    const line = writeList([item], EMBED.fieldValue).length + 1
    const part = parts.at(-1)
    if (part && length + line <= EMBED.fieldValue) {
      part.push(item)
      length += line
    } else {
      parts.push([item])
      length = line
    }
  }
  return parts.map((part) => ({ kind: 'list', items: part }))
}

export function lengthOf(fields: readonly Field[]): number {
  return fields.reduce((sum, field) => sum + field.name.length + field.whole.length, 0)
}

/** The field with all that it has to say. */
function fieldOf({ name, whole, isFact }: Field): APIEmbedField {
  return { name, value: whole, inline: isFact && name.length + whole.length <= SHORT_FACT }
}

/** As many as have room, and how many more there are. */
export function renderFields(wanted: readonly Field[], room: number): APIEmbedField[] {
  const fields: APIEmbedField[] = []
  let left = room
  for (const [index, field] of wanted.entries()) {
    const isLast = index === wanted.length - 1
    const limit = left - field.name.length - (isLast ? 0 : MORE_ROOM)
    const fits = field.whole.length <= limit
    const isFull = fields.length === EMBED.fields - (isLast ? 0 : 1)
    if (isFull || (!fits && limit < WORTHWHILE)) {
      const more = wanted.slice(index).reduce((sum, one) => sum + one.count, 0)
      const words = `… and ${more.toLocaleString('en-GB')} more`
      if (words.length + NO_NAME.length <= left) fields.push({ name: NO_NAME, value: words, inline: false })
      break
    }
    fields.push(fits ? fieldOf(field) : { name: field.name, value: field.write(limit), inline: false })
    left -= field.name.length + (fields.at(-1)?.value.length ?? 0)
  }
  return fields
}
