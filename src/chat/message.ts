/**
 * A message as data, before any platform has seen it.
 *
 * Text here is plain text: the only markup is the nodes below, so nothing that a feed or a person wrote can ping
 * anybody or hide a link. Each adapter escapes for its platform and fits the message into that platform's limits.
 */

/** Text in bold. */
export interface Bold {
  readonly bold: string
}

/** Words that open an address; `url` is http or https. */
interface Link {
  readonly text: string
  readonly url: string
}

/**
 * Somebody, by the id that they have on the platform: shown as their name there. It is for telling who, not for calling
 * them, which is what `Notify` does; still, Slack tells a person whom a posted message names (not in an answer that the
 * asker alone sees), so a post to a channel should name people seldom.
 */
interface Person {
  readonly person: string
}

/** A piece of text. A plain string is shown exactly as it is. */
export type Span = string | Bold | Link | Person

export type Text = Span | readonly Span[]

/** What a message is like at a glance: an adapter gives it a colour and, for those who see none, a word or a sign. */
export type Tone = 'alert' | 'good' | 'plain' | 'warning'

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: Text
}

/** Label and value, as "Takes effect: 1 April 2020". */
export interface Fact {
  readonly label: string
  readonly value: Text
}

export interface Facts {
  readonly kind: 'facts'
  readonly facts: readonly Fact[]
}

export interface List {
  readonly kind: 'list'
  readonly items: readonly Text[]
}

export type Block = Paragraph | Facts | List

/** A picture as PNG, with words for those who cannot see it. */
export interface Picture {
  readonly png: Uint8Array
  /** File name, as "bodies-over-time.png". */
  readonly name: string
  readonly alt: string
}

/** What a button or a menu asks for when it is used: an action's id and a short payload. */
export interface ActionCall {
  /** As "alerts.why": the id of an `Action` (command.ts). */
  readonly action: string
  /** At most 60 characters: Discord gives a button 100 for everything (docs, "Component Object", custom_id). */
  readonly payload: string
}

export type Button =
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'action'; readonly label: string; readonly call: ActionCall }

/** A choice of one among at most 25. Choosing runs `action` with the chosen option's `value` (at most 60 characters) as payload. */
export interface Menu {
  readonly action: string
  readonly prompt: string
  readonly options: readonly { readonly label: string; readonly value: string; readonly hint?: string }[]
}

/** People to notify on purpose; nobody else is ever pinged. The adapter of the platform that made the id reads it. */
export interface Notify {
  readonly kind: 'user' | 'role' | 'group' | 'here'
  /** '' for `here`. */
  readonly id: string
}

export interface Message {
  /** A short line above the title, as "MERGER APPROVED · Cheshire and Merseyside". */
  readonly overline?: string
  readonly title: string
  /** What the title opens: http or https. */
  readonly link?: string
  readonly tone: Tone
  readonly blocks: readonly Block[]
  readonly picture?: Picture
  /** At most 25 (five rows of five on Discord: docs, "Action Row"). */
  readonly buttons?: readonly Button[]
  readonly menu?: Menu
  readonly footer?: Text
  readonly notify?: readonly Notify[]
}

export function bold(words: string): Bold {
  return { bold: words }
}

/** A link, or plain words when the address is not http(s): `javascript:` and its like never become clickable. */
export function link(words: string, url: string): Span {
  return isWebAddress(url) ? { text: words, url: new URL(url).href } : words
}

export function paragraph(text: Text): Paragraph {
  return { kind: 'paragraph', text }
}

export function facts(...rows: readonly (Fact | null)[]): Facts {
  return { kind: 'facts', facts: rows.filter((row) => row !== null) }
}

export function list(items: readonly Text[]): List {
  return { kind: 'list', items }
}

export function spansOf(text: Text): readonly Span[] {
  return Array.isArray(text) ? text : [text as Span]
}

/** The words alone, without bold and addresses, and people as "@id": for notifications, logs and screen readers. */
export function plainText(text: Text): string {
  return spansOf(text).map(wordsOf).join('')
}

function wordsOf(span: Span): string {
  if (typeof span === 'string') return span
  if ('bold' in span) return span.bold
  return 'person' in span ? `@${span.person}` : span.text
}

/**
 * Whether the address is one that a person may safely be sent to: an absolute http or https URL without credentials, and
 * without the blanks and control characters that `URL` forgives but a chat's markup does not.
 */
export function isWebAddress(url: string): boolean {
  if (!/^https?:\/\/[^\s\p{Cc}\p{Bidi_Control}]+$/iu.test(url) || !URL.canParse(url)) return false
  const { protocol, username, password } = new URL(url)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

/** A message of one sentence, for "done" and for "that did not work". */
export function sentence(tone: Tone, title: string, ...more: readonly Text[]): Message {
  return { title, tone, blocks: more.map(paragraph) }
}
