/** Colour and weight, where the terminal has them. */
import { styleText } from 'node:util'
import type { Tone } from '../message.ts'

export type Style = Tone | 'title' | 'bold' | 'address' | 'quiet'

/** Gives text its look; text that is empty stays empty. */
export type Paint = (style: Style, text: string) => string

const FORMATS = {
  alert: ['bold', 'magenta'],
  good: ['bold', 'green'],
  warning: ['bold', 'yellow'],
  plain: ['bold'],
  title: ['bold'],
  bold: ['bold'],
  address: ['underline'],
  quiet: ['dim'],
} as const satisfies Record<Style, readonly Parameters<typeof styleText>[0][]>

/** For what is no terminal: text as it is. */
export const unpainted: Paint = (_style, text) => text

/** For a terminal; Node leaves the text as it is where the terminal has no colours or `NO_COLOR` is set (no-color.org). */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  return (style, text) => (text === '' ? '' : styleText([...FORMATS[style]], text, { stream }))
}
