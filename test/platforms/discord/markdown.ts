/**
 * Reads text as Discord's clients show it: docs, "Message Formatting", and the help page "Markdown Text 101". Written
 * apart from the bot's own escaping, so that each can be held against the other.
 */

export interface Mark {
  readonly kind:
    | 'link'
    | 'address'
    | 'mention'
    | 'everyone'
    | 'emoji'
    | 'time'
    | 'code'
    | 'bold'
    | 'italic'
    | 'underlined'
    | 'struck'
    | 'spoiler'
    | 'heading'
    | 'small'
    | 'quote'
    | 'item'
  /** The address of a link, the words of anything else. */
  readonly of: string
}

export interface ReadText {
  /** What a person reads. */
  readonly visible: string
  readonly marks: readonly Mark[]
}

/** What begins at a place in the text: how long it is, what it shows, what it means. */
type Found = { readonly length: number; readonly visible: string; readonly marks: readonly Mark[] } | null

const PAIRS = [
  ['**', 'bold'],
  ['__', 'underlined'],
  ['~~', 'struck'],
  ['||', 'spoiler'],
  ['*', 'italic'],
  ['_', 'italic'],
] as const

const POINTED = [
  [/^<(?:https?:\/\/|mailto:|tel:|sms:)[^\s>]+>/, 'address'],
  [/^<(?:@[!&]?|#)\d+>/, 'mention'],
  [/^<\/[^:>]+:\d+>/, 'mention'],
  [/^<id:\w+>/, 'mention'],
  [/^<a?:\w+:\d+>/, 'emoji'],
  [/^<t:-?\d+(?::[tTdDfFsSR])?>/, 'time'],
] as const

const LINE_STARTS = [
  [/^#{1,3} +/, 'heading'],
  [/^-# +/, 'small'],
  [/^>(?:>>)? /, 'quote'],
  [/^ *(?:[-*+]|\d+\.) +/, 'item'],
] as const

export function readMarkdown(text: string): ReadText {
  let visible = ''
  const marks: Mark[] = []
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const found = (at === 0 || text[at - 1] === '\n' ? readLineStart(rest) : null) ?? readHere(rest, text[at - 1])
    if (found) {
      visible += found.visible
      marks.push(...found.marks)
      at += found.length
    } else {
      visible += text[at]
      at += 1
    }
  }
  return { visible, marks }
}

function readLineStart(rest: string): Found {
  for (const [pattern, kind] of LINE_STARTS) {
    const [start] = pattern.exec(rest) ?? []
    if (start !== undefined) return { length: start.length, visible: '', marks: [{ kind, of: start }] }
  }
  return null
}

function readHere(rest: string, before: string | undefined): Found {
  const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest)
  if (escaped) return { length: escaped[0].length, visible: escaped[1] ?? '', marks: [] }
  switch (rest[0]) {
    case '`':
      return readWhole(/^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest), 'code', 2)
    case '<': {
      for (const [pattern, kind] of POINTED) {
        const found = readWhole(pattern.exec(rest), kind, 0)
        if (found) return found
      }
      return null
    }
    case '[':
      return readLink(rest)
    case '@':
      return readWhole(/^@(?:everyone|here)/.exec(rest), 'everyone', 0)
    case 'h':
      if (before !== undefined && /\w/.test(before)) return null
      return readWhole(/^https?:\/\/[^\s<]+[^\s<.,:;"'\])]/.exec(rest), 'address', 0)
    default:
      return readPair(rest)
  }
}

function readWhole(match: RegExpExecArray | null, kind: Mark['kind'], group: number): Found {
  if (!match) return null
  const of = match[group] ?? ''
  return { length: match[0].length, visible: of, marks: [{ kind, of }] }
}

function readPair(rest: string): Found {
  for (const [mark, kind] of PAIRS) {
    if (!rest.startsWith(mark)) continue
    const end = findEnd(rest, mark.length, mark)
    if (end < 0) continue
    const inside = rest.slice(mark.length, end)
    if (mark === '*' && /^\s|\s$/.test(inside)) continue
    const read = readMarkdown(inside)
    return { length: end + mark.length, visible: read.visible, marks: [{ kind, of: read.visible }, ...read.marks] }
  }
  return null
}

/** `[words](address)`: the words end at the first bracket that is neither escaped nor matched. */
function readLink(rest: string): Found {
  const end = findEnd(rest, 1, ']')
  if (end < 2 || rest[end + 1] !== '(') return null
  const address = /^\(<?([^\s<>()]+)>?\)/.exec(rest.slice(end + 1))
  if (!address) return null
  const words = readMarkdown(rest.slice(1, end))
  const marks: Mark[] = [{ kind: 'link', of: address[1] ?? '' }, ...words.marks]
  return { length: end + 1 + address[0].length, visible: words.visible, marks }
}

/** Where the closing mark stands, not before there is something between; -1 when it does not. */
function findEnd(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (at > from && text.startsWith(mark, at)) return at
  }
  return -1
}
