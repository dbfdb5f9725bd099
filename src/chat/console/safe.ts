/** Outside text made harmless to a terminal: a feed's title must not move the cursor, hide a line or ring the bell. */

const ESCAPE = '\u001b'
/** A control sequence after its escape character: ECMA-48, section 5.4. */
const SEQUENCE = /^\[[0-?]*[ -/]*[@-~]/
const BREAK = /\r\n?|[\u2028\u2029]/g
const UNSAFE = /[^\P{Cc}\n]|[\p{Bidi_Control}\ufeff]/gu

/** The text without control sequences, control characters and marks that turn the writing direction; line breaks stay. */
export function safeText(text: string): string {
  const [start = '', ...escaped] = text.replaceAll('\u009b', `${ESCAPE}[`).split(ESCAPE)
  const plain = start + escaped.map((part) => part.replace(SEQUENCE, '')).join('')
  return plain.replaceAll('\t', ' ').replace(BREAK, '\n').replace(UNSAFE, '')
}

/** The same on one line. */
export function safeLine(text: string): string {
  return safeText(text).replace(/\s+/g, ' ').trim()
}
