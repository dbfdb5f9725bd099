import { plant, type Trie } from '../trie.ts'
import type { Sort } from './names.ts'

/** The words that say what kind of body a name beside them belongs to. */
export interface Designator {
  readonly sort: Sort
  readonly plural: boolean
}

const SINGULAR: Readonly<Record<Sort, readonly string[]>> = {
  ccg: [
    'ccg',
    'clinical commissioning group',
    'commissioning group',
    'clinical care commissioning group',
    'clinical commissioning organisation',
    'commissioning care group',
  ],
  icb: ['icb', 'integrated care board', 'care board', 'integrated health board'],
  ics: [
    'ics',
    'integrated care system',
    'integrated health and care system',
    'integrated health system',
    'integrated care partnership',
    'health and care partnership',
    'health and social care partnership',
    'health and care system',
    'stp',
    'sustainability and transformation partnership',
    'sustainability and transformation plan',
    'sustainability transformation plan',
    'sustainability transformation partnership',
    'accountable care system',
    'footprint area',
    'stp footprint',
  ],
}

/** What the press calls integrated care boards, where it names several. */
const BOARDS = ['health boards', 'nhs boards', 'nhs health boards']

export type Designators = Trie<Designator>

/** All designators as a tree of words, with "NHS" before them or not, and as plurals. */
export function designatorTree(): Designators {
  const tree: Designators = []
  for (const sort of ['ccg', 'icb', 'ics'] as const)
    for (const phrase of SINGULAR[sort])
      for (const plural of [false, true]) {
        const words = `${phrase}${plural ? 's' : ''}`.split(' ')
        plant(tree, words, () => ({ sort, plural }))
        plant(tree, ['nhs', ...words], () => ({ sort, plural }))
      }
  for (const words of BOARDS) plant(tree, words.split(' '), () => ({ sort: 'icb', plural: true }))
  return tree
}
