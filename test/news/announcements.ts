import { readdirSync, readFileSync } from 'node:fs'
import type { NewsItem } from '../../src/news/understanding.ts'

/** An invented item, and what a person would make of it. */
export interface Announcement extends NewsItem {
  readonly kinds: readonly string[]
  readonly stage: string | null
  readonly effective: string | null
  readonly bodies: readonly string[]
}

/** Items about commissioning bodies merging or about the structure of systems. */
export const RELEVANT: readonly Announcement[] = readAnnouncements('relevant.txt')

/** Items about somebody else, or about a body but not its structure. */
export const IRRELEVANT: readonly Announcement[] = readAnnouncements('irrelevant.txt')

const VOICES = new URL('voices/', import.meta.url)

/** Items as the trade press, local papers, councils, official sites and campaigns write them, of every era; relevant or not. */
export const VOICED: readonly Announcement[] = readdirSync(VOICES).flatMap((file) =>
  readAnnouncements(`voices/${file}`),
)

function readAnnouncements(file: string): Announcement[] {
  const blocks = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split(/\n{2,}/)
  return blocks.filter((block) => !block.startsWith('#')).map(readBlock)
}

function readBlock(block: string): Announcement {
  const [title = '', summary = '', labels = ''] = block.split('\n')
  const [published = '-', kinds = '-', stage = '-', effective = '-', bodies = '-'] = labels.split(' | ')
  const orNull = (text: string): string | null => (text === '-' ? null : text)
  const listed = (text: string, by: string): string[] => (text === '-' ? [] : text.split(by))
  return {
    title,
    summary,
    published: orNull(published),
    kinds: listed(kinds, ' '),
    stage: orNull(stage),
    effective: orNull(effective),
    bodies: listed(bodies, '; '),
  }
}
