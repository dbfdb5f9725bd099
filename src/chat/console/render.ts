/** A neutral message as lines of a terminal. Pure: the same message, width and paint always give the same lines. */
import {
  type ActionCall,
  type Block,
  type Fact,
  isWebAddress,
  type Menu,
  type Message,
  type Span,
  spansOf,
  type Text,
  type Tone,
} from '../message.ts'
import type { Candidate } from './complete.ts'
import type { Paint, Style } from './paint.ts'
import { safeLine, safeText } from './safe.ts'
import { displayWidth, fillLines, type Word } from './wrap.ts'

export interface Rendering {
  /** In columns; `Infinity` for lines that are never broken. */
  readonly width: number
  readonly paint: Paint
  /** Gives what can be chosen the number by which it is chosen. */
  readonly number: (call: ActionCall) => number
}

/** For those who see no colour; what is plain needs none. */
const SIGNS: Readonly<Record<Tone, string>> = { alert: '◆ ', good: '✓ ', warning: '! ', plain: '' }
const FACT_GAP = 3
const LEAST_VALUE_WIDTH = 30

/** The message's lines, without a line break at their ends. */
export function render(message: Message, rendering: Rendering): string[] {
  const { width, paint } = rendering
  const headed = (style: Style, words: string) => wrapped([{ style, text: safeLine(words) }], width, paint)
  const title = message.overline === undefined ? `${SIGNS[message.tone]}${message.title}` : message.title
  return [
    ...(message.overline === undefined ? [] : headed(message.tone, `${SIGNS[message.tone]}${message.overline}`)),
    ...headed(message.overline === undefined ? message.tone : 'title', title),
    ...(message.link !== undefined && isWebAddress(message.link) ? [paint('address', message.link)] : []),
    ...message.blocks.flatMap((block) => renderBlock(block, rendering)),
    ...(message.picture ? textLines(`[Picture: ${message.picture.alt}]`, width, paint) : []),
    ...renderButtons(message, rendering),
    ...(message.menu ? renderMenu(message.menu, rendering) : []),
    ...(message.footer === undefined ? [] : textLines(message.footer, width, paint, 'quiet')),
  ]
}

/** What Tab offers, one a line, with what it is beside it. */
export function renderCandidates(candidates: readonly Candidate[], paint: Paint): string[] {
  const inserts = candidates.map(({ insert }) => safeLine(insert))
  const column = Math.max(0, ...inserts.map(displayWidth)) + FACT_GAP
  return candidates.map(({ about }, at) => {
    const insert = inserts[at] ?? ''
    return (insert + ' '.repeat(column - displayWidth(insert)) + paint('quiet', safeLine(about))).trimEnd()
  })
}

function renderBlock(block: Block, { width, paint }: Rendering): string[] {
  switch (block.kind) {
    case 'paragraph':
      return textLines(block.text, width, paint)
    case 'list':
      return block.items.flatMap((item) => hang('• ', 2, textLines(item, width - 2, paint)))
    case 'facts':
      return renderFacts(block.facts, width, paint)
  }
}

function renderFacts(facts: readonly Fact[], width: number, paint: Paint): string[] {
  const labels = facts.map((fact) => safeLine(fact.label))
  const column = Math.max(...labels.map(displayWidth)) + FACT_GAP
  return facts.flatMap((fact, at) => {
    const label = labels[at] ?? ''
    if (width - column < LEAST_VALUE_WIDTH) {
      return [paint('quiet', label), ...hang('  ', 2, textLines(fact.value, width - 2, paint))]
    }
    const first = paint('quiet', label) + ' '.repeat(column - displayWidth(label))
    return hang(first, column, textLines(fact.value, width - column, paint))
  })
}

/** Actions by number on as few lines as they need, then each address on its own line but for the one that the title has. */
function renderButtons({ buttons = [], link }: Message, { width, paint, number }: Rendering): string[] {
  const actions = buttons.filter((button) => button.kind === 'action')
  const links = buttons.filter((button) => button.kind === 'link' && button.url !== link && isWebAddress(button.url))
  const choices = actions.map((button): Word => {
    const shown = `[${number(button.call)}] ${safeLine(button.label)}`
    return { shown, width: displayWidth(shown) }
  })
  return [
    ...fillLines(choices, width, FACT_GAP),
    ...links.map(
      (button) => `${safeLine(button.label)}: ${button.kind === 'link' ? paint('address', button.url) : ''}`,
    ),
  ]
}

function renderMenu({ action, prompt, options }: Menu, { width, paint, number }: Rendering): string[] {
  const choices = options.flatMap(({ label, value, hint }) => {
    const first = `  [${number({ action, payload: value })}] `
    const said = hint === undefined ? label : `${label} – ${hint}`
    return hang(first, first.length, textLines(safeLine(said), width - first.length, paint))
  })
  return [...textLines(safeLine(prompt), width, paint), ...choices]
}

/** The first line after `first`, the others under it. */
function hang(first: string, columns: number, lines: readonly string[]): string[] {
  return lines.length === 0
    ? [first.trimEnd()]
    : lines.map((line, at) => (at === 0 ? first : ' '.repeat(columns)) + line)
}

interface Piece {
  readonly text: string
  readonly style?: Style
}

function textLines(text: Text, width: number, paint: Paint, style?: Style): string[] {
  const pieces = spansOf(text).flatMap(piecesOf)
  return wrapped(style === undefined ? pieces : pieces.map((piece) => ({ style, ...piece })), width, paint)
}

/** An address stands in angle brackets after its words: RFC 3986, appendix C. */
function piecesOf(span: Span): Piece[] {
  if (typeof span === 'string') return [{ text: safeText(span) }]
  if ('bold' in span) return [{ text: safeText(span.bold), style: 'bold' }]
  if ('person' in span) return [{ text: safeText(span.person) }]
  const address: Piece = { text: safeLine(span.url).replaceAll(' ', '%20'), style: 'address' }
  return span.text === span.url ? [address] : [{ text: `${safeText(span.text)} <` }, address, { text: '>' }]
}

function wrapped(pieces: readonly Piece[], width: number, paint: Paint): string[] {
  return linesOfWords(pieces, paint).flatMap((words) => fillLines(words, width))
}

/** Words, by the lines that the text itself has. A word may be made of pieces of different looks. */
function linesOfWords(pieces: readonly Piece[], paint: Paint): Word[][] {
  const lines: Word[][] = [[]]
  let word: Word | null = null
  const finish = () => {
    if (word) lines.at(-1)?.push(word)
    word = null
  }
  for (const { text, style } of pieces) {
    for (const part of text.split(/(\s+)/u)) {
      if (part === '') continue
      if (/^\s/u.test(part)) {
        finish()
        if (part.includes('\n')) lines.push([])
      } else {
        const before: Word = word ?? { shown: '', width: 0 }
        word = {
          shown: before.shown + (style === undefined ? part : paint(style, part)),
          width: before.width + displayWidth(part),
        }
      }
    }
  }
  finish()
  return lines
}
