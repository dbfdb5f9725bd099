/** Makes any text show on Discord as it is written: no formatting, no mention, no link, no turned writing direction. */

/** What could disguise a text: control characters, and marks that turn the writing direction (Unicode TR 36, 2.7). */
const DISGUISES = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** The text without disguises, its line ends as `\n`; nothing is escaped. For places where Discord reads no markdown. */
export function withoutDisguises(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(DISGUISES, '')
}

/** The same on one line. */
export function onOneLine(text: string): string {
  return withoutDisguises(text).replace(/\s+/g, ' ').trim()
}

/**
 * Escapes a piece of text for Discord's markdown. Each mark is escaped whatever stands beside it, so that two harmless
 * pieces do not make a harmful whole; what depends on the start of a line is left to `escapeLineStarts`.
 * The colon of an address is escaped so that Discord does not make it a link: links are made from `Link` nodes alone.
 */
export function escapeMarks(text: string): string {
  return withoutDisguises(text)
    .replace(/[\\*_~`|[\]()<>#]/g, '\\$&')
    .replace(/:(?=\/|$)/g, '\\:')
}

/** Escapes what has a meaning at the start of a line only (lists, small print), and parts `@everyone` and `@here`. */
export function escapeLineStarts(text: string): string {
  return text
    .replace(/^( *)([-+])/gm, '$1\\$2')
    .replace(/^( *\d+)([.])/gm, '$1\\$2')
    .replace(/@(?=everyone|here)/gi, '@\u200b')
}

/** An address as it can stand between the brackets of a masked link: no space, no bracket, nothing that ends it. */
export function escapeAddress(url: string): string {
  return new URL(url).href
    .replace(/[\s()<>[\]\\"'`*|]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/@(?=everyone|here)/gi, '%40')
}
