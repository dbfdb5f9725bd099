/** A story in memory, for tests of what is done with one. */
import type { Source, Story } from '../../src/alerts/story.ts'
import type { Mention } from '../../src/news/understanding.ts'

export function body(id: string, name: string): Mention {
  return { name, kind: 'body', id, words: name }
}

export function system(id: string, name: string): Mention {
  return { name, kind: 'system', id, words: name }
}

export function source(itemId: number, outlet: string, more: Partial<Source> = {}): Source {
  return {
    itemId,
    outlet,
    title: 'A report',
    url: `https://paper${itemId}.example/report`,
    publishedAt: null,
    tenant: '',
    ...more,
  }
}

export function story(more: Partial<Story> = {}): Story {
  return {
    id: 41,
    scope: '',
    title: 'Two clinical commissioning groups are to become one',
    url: 'https://paper1.example/report',
    outlet: 'Evening Example',
    publishedAt: '2019-11-14T09:00:00.000Z',
    firstSeenAt: '2019-11-14T09:05:00.000Z',
    kinds: ['merger'],
    stage: 'approved',
    effective: '2020-04-01',
    mentions: [body('ccg-wirral', 'NHS Wirral CCG')],
    why: [{ rule: 'bodies-merging', says: 'Two bodies are said to merge.', words: ['become one'] }],
    sources: [source(1, 'Evening Example')],
    ...more,
  }
}
