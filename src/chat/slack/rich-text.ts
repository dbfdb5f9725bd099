/**
 * Neutral text as Slack's rich text.
 *
 * Rich text is a tree, not markup: a `text` element is shown letter by letter, so nothing in it needs escaping, and
 * neither a mention nor a link nor an emphasis can arise from words. That is why cards are built of it and not of mrkdwn,
 * and why facts are lines and not the fields of a section, which have no other way to show a bold label or a link.
 */
import type { types } from '@slack/bolt'
import { isWebAddress, type Span, spansOf, type Text } from '../message.ts'
import { BUTTON_URL } from './limits.ts'
import { clean, cut } from './words.ts'

export type Element = types.RichTextText | types.RichTextLink | types.RichTextUserMention

/** The elements of a text; pieces without words are left out, since Slack refuses empty ones. */
export function elementsOf(text: Text): Element[] {
  return spansOf(text)
    .map(elementOf)
    .filter((element) => element !== null)
}

export function boldElement(words: string): Element | null {
  const text = clean(words)
  return text === '' ? null : { type: 'text', text, style: { bold: true } }
}

function elementOf(span: Span): Element | null {
  if (typeof span === 'string') return textElement(span)
  if ('bold' in span) return boldElement(span.bold)
  return 'person' in span ? personElement(span.person) : linkElement(span.text, span.url)
}

function textElement(words: string): Element | null {
  const text = clean(words)
  return text === '' ? null : { type: 'text', text }
}

/** Slack shows the name. What is no id of Slack's would make it refuse the message, so it stays words. */
function personElement(id: string): Element | null {
  return /^[UW][A-Z0-9]{1,29}$/.test(id) ? { type: 'user', user_id: id } : textElement(`@${id}`)
}

/** A link; only its words where the address is not http(s) or is longer than Slack takes. */
export function linkElement(words: string, url: string, bold = false): Element | null {
  if (!isLinkable(url)) return bold ? boldElement(words) : textElement(words)
  const text = clean(words).replaceAll('\n', ' ').trim()
  const link: types.RichTextLink = { type: 'link', url: new URL(url).href }
  return { ...link, ...(text === '' ? {} : { text }), ...(bold ? { style: { bold } } : {}) }
}

export function isLinkable(url: string): boolean {
  return isWebAddress(url) && new URL(url).href.length <= BUTTON_URL
}

/** How many characters a reader sees. */
export function textLength(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + wordsOf(element).length, 0)
}

/**
 * Parts elements after so many visible characters: what comes before, and the rest. A text is parted between words where
 * it can be; a link or a person is never parted, and goes with the rest; a link that comes first has its words shortened.
 */
export function partAt(elements: readonly Element[], most: number): [Element[], Element[]] {
  const before: Element[] = []
  let room = most
  for (const [index, element] of elements.entries()) {
    const words = wordsOf(element)
    if (words.length <= room) {
      before.push(element)
      room -= words.length
      continue
    }
    const after = elements.slice(index + 1)
    if (element.type === 'user') return [before, [element, ...after]]
    if (element.type === 'link') {
      if (before.length > 0) return [before, [element, ...after]]
      return [[{ ...element, text: cut(words, room) }], after]
    }
    const at = partingPoint(words, room)
    if (at > 0) before.push({ ...element, text: words.slice(0, at) })
    return [before, [{ ...element, text: words.slice(at) }, ...after]]
  }
  return [before, []]
}

function wordsOf(element: Element): string {
  if (element.type === 'user') return `@${element.user_id}`
  return element.text ?? (element.type === 'link' ? element.url : '')
}

/** The last space before `most`, if it is in the second half; else `most`, but never within a surrogate pair. */
function partingPoint(words: string, most: number): number {
  // `lastIndexOf` takes a place before the beginning for the beginning itself.
  if (most <= 0) return 0
  const space = words.lastIndexOf(' ', most - 1) + 1
  if (space > most / 2) return space
  return /[\ud800-\udbff]/.test(words.charAt(most - 1)) ? most - 1 : most
}
