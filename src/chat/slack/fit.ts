/** Fits paragraphs, facts and lists into the room that a Slack message has, and says what was left out. */
import type { types } from '@slack/bolt'
import type { Block, Fact } from '../message.ts'
import { BLOCK_TEXT } from './limits.ts'
import { boldElement, type Element, elementsOf, partAt, textLength } from './rich-text.ts'

/** What there is room for: blocks, and their JSON in characters. */
export interface Room {
  readonly blocks: number
  readonly json: number
}

/** Kept free for the line that says how much was left out. */
const NOTE_JSON = 200

/**
 * The blocks as rich text, in order, as many as there is room for. A long paragraph goes on in a further block; what
 * does not fit is cut with "…", and of facts and lists the rest is counted: "… and 12 more".
 */
export function fitBlocks(blocks: readonly Block[], room: Room): types.RichTextBlock[] {
  const sheet = createSheet({ blocks: room.blocks - 1, json: room.json - NOTE_JSON })
  for (const block of blocks) {
    const leftOut =
      block.kind === 'paragraph'
        ? putParagraph(sheet, elementsOf(block.text))
        : putRows(sheet, rowsOf(block), block.kind)
    if (leftOut !== null) return [...sheet.taken, lines([[{ type: 'text', text: leftOut }]])]
  }
  return [...sheet.taken]
}

interface Sheet {
  readonly taken: readonly types.RichTextBlock[]
  fits(block: types.RichTextBlock): boolean
  take(block: types.RichTextBlock): void
}

function createSheet(room: Room): Sheet {
  const taken: types.RichTextBlock[] = []
  let json = room.json
  const size = (block: types.RichTextBlock) => JSON.stringify(block).length + 1
  return {
    taken,
    fits: (block) => taken.length < room.blocks && size(block) <= json,
    take: (block) => {
      json -= size(block)
      taken.push(block)
    },
  }
}

/** Null when all of it was taken; else the words that say that it was not. */
function putParagraph(sheet: Sheet, elements: readonly Element[]): string | null {
  let rest = [...elements]
  while (rest.length > 0) {
    const fits = (length: number) => sheet.fits(lines([partAt(rest, length)[0]]))
    const length = mostThatFit(Math.min(BLOCK_TEXT, textLength(rest)), fits)
    const [now, later] = partAt(rest, length)
    if (length === 0 || now.length === 0) return '…'
    sheet.take(lines([now]))
    rest = later
  }
  return null
}

function putRows(sheet: Sheet, rows: readonly Element[][], kind: 'facts' | 'list'): string | null {
  const build = kind === 'list' ? bullets : lines
  let start = 0
  while (start < rows.length) {
    const from = start
    const count = mostThatFit(rowsTogether(rows, from), (some) => sheet.fits(build(rows.slice(from, from + some))))
    if (count === 0) return `… and ${(rows.length - start).toLocaleString('en-GB')} more`
    sheet.take(build(rows.slice(start, start + count)))
    start += count
  }
  return null
}

/** How many rows from there on have no more characters than a block may. */
function rowsTogether(rows: readonly Element[][], start: number): number {
  let length = 0
  let count = 0
  for (const row of rows.slice(start)) {
    length += textLength(row) + 1
    if (count > 0 && length > BLOCK_TEXT) break
    count += 1
  }
  return count
}

/** The largest number up to `most` that fits, where every smaller one fits too; 0 when not even 1 does. */
function mostThatFit(most: number, fits: (count: number) => boolean): number {
  if (most > 0 && fits(most)) return most
  let [fitting, tooMany] = [0, most]
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2)
    if (fits(middle)) fitting = middle
    else tooMany = middle
  }
  return fitting
}

function rowsOf(block: Exclude<Block, { kind: 'paragraph' }>): Element[][] {
  const rows = block.kind === 'list' ? block.items.map(elementsOf) : block.facts.map(factElements)
  return rows.filter((row) => row.length > 0).map((row) => partAt(row, BLOCK_TEXT - 1)[0])
}

function factElements(fact: Fact): Element[] {
  const label = fact.label === '' ? null : boldElement(`${fact.label}: `)
  return [...(label ? [label] : []), ...elementsOf(fact.value)]
}

/** Rows under one another. */
export function lines(rows: readonly (readonly Element[])[]): types.RichTextBlock {
  const elements = rows.flatMap((row, index): Element[] =>
    index === 0 ? [...row] : [{ type: 'text', text: '\n' }, ...row],
  )
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

function bullets(rows: readonly (readonly Element[])[]): types.RichTextBlock {
  const elements = rows.map((row): types.RichTextSection => ({ type: 'rich_text_section', elements: [...row] }))
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }
}
