/** The kinds of news as people read them, and the option that takes them. */
import type { TextOption } from '../src/chat/command.ts'
import { KINDS, type Kind } from '../src/news/understanding.ts'
import { listOf } from './wording.ts'

const WORDS: Readonly<Record<Kind, string>> = {
  merger: 'mergers',
  ics: 'Integrated Care Systems',
  consultation: 'consultations',
  procurement: 'procurement',
  finance: 'finance',
  legal: 'legal action',
  petition: 'petitions',
}

const SHORT: Readonly<Record<Kind, string>> = { ...WORDS, ics: 'ICS' }

/** "every kind", "mergers and consultations". */
export function kindsInWords(kinds: readonly Kind[]): string {
  return kinds.length === 0 ? 'every kind' : listOf(kinds.map((kind) => WORDS[kind]))
}

/** "mergers 3", "ICS 1": a count of one kind, for a preview. */
export function kindCount(kind: Kind, number: number): string {
  return `${SHORT[kind]} ${number.toLocaleString('en-GB')}`
}

/** The option `kinds`: several with commas. While somebody types, what is left to add is suggested. */
export const KINDS_OPTION = {
  kind: 'text',
  name: 'kinds',
  description: `Kinds of news, with commas: ${KINDS.join(', ')}`,
  required: false,
  maxLength: 120,
  complete: (partial: string) => {
    const words = partial.split(',').map((word) => word.trim().toLowerCase())
    const typed = words.pop() ?? ''
    const chosen = words.filter((word) => KINDS.some((kind) => kind === word))
    return KINDS.filter((kind) => !chosen.includes(kind) && kind.startsWith(typed)).map((kind) => {
      const value = [...chosen, kind].join(',')
      return { name: value, value }
    })
  },
} as const satisfies TextOption
