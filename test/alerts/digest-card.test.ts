import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type DigestLook, digestCard, type Told } from '../../src/alerts/digest-card.ts'
import type { Story } from '../../src/alerts/story.ts'
import { render as renderInTerminal } from '../../src/chat/console/render.ts'
import { renderMessage } from '../../src/chat/discord/render.ts'
import type { Message } from '../../src/chat/message.ts'
import { render as renderForSlack } from '../../src/chat/slack/render.ts'
import { STAGES } from '../../src/news/understanding.ts'
import { textOf } from './digest-room.ts'
import { source, story } from './stories-for-tests.ts'

const LOOK: DigestLook = {
  day: '2019-11-15',
  modes: ['daily'],
  placeNamed: () => 'Cheshire and Merseyside',
  next: null,
  more: '41',
}
const told = (more: Partial<Story> = {}, earlier: Told['earlier'] = []): Told => ({ story: story(more), earlier })
const card = (stories: readonly Told[], look: Partial<DigestLook> = {}) => digestCard(stories, { ...LOOK, ...look })

const linesOf = (message: Message) => message.blocks.flatMap((block) => (block.kind === 'list' ? [...block.items] : []))

/** What each platform shows of a message, as one text. */
const RENDERERS: Readonly<Record<string, (message: Message) => string>> = {
  discord: (message) => renderMessage(message).body.embeds[0]?.description ?? '',
  slack: (message) => JSON.stringify(renderForSlack(message).blocks),
  console: (message) =>
    renderInTerminal(message, { width: 100, paint: (_style, words) => words, number: () => 1 }).join('\n'),
}

describe('the card of a digest', () => {
  it('groups by how far stories have come, mergers first, and within a group has the newest first', () => {
    const digest = card([
      told({ id: 1, kinds: ['legal'], stage: null, effective: null }),
      told({ id: 2, stage: 'proposed', effective: null }),
      told({ id: 3, publishedAt: '2019-11-13T09:00:00.000Z' }),
      told({ id: 4, publishedAt: '2019-11-14T10:00:00.000Z' }),
      told({ id: 5, kinds: ['ics'], stage: 'approved', effective: null }),
    ])
    assert.deepEqual(
      textOf(digest)
        .split('\n')
        .map((line) => (line.startsWith('- ') ? (/#\d+$/.exec(line)?.[0] ?? '') : line)),
      [
        'DAILY DIGEST · 15 November 2019',
        '5 stories: Cheshire and Merseyside',
        'MERGER APPROVED',
        '#4',
        '#3',
        'MERGER PROPOSED',
        '#2',
        'INTEGRATED CARE SYSTEM APPROVED',
        '#5',
        'LEGAL',
        '#1',
      ],
    )
  })

  it('tells when something takes effect from the day of the digest, not of the story', () => {
    assert.match(textOf(card([told()])), /takes effect 1 April 2020 \(in 138 days\)/)
    assert.match(textOf(card([told({ effective: '2019-11-14' })])), /took effect 14 November 2019 \(yesterday\)/)
  })

  it('counts the outlets beside the first', () => {
    const sources = [source(1, 'Evening Example'), source(2, 'The Post'), source(3, 'The Post'), source(4, 'The Echo')]
    assert.match(textOf(card([told({ sources })])), /Evening Example and 2 more, 14 Nov 2019/)
  })

  it('names three places at most, and says how many more there are', () => {
    const places = ['Devon', 'Dorset', 'Kent', 'Surrey', 'Sussex']
    const stories = places.map((_, id) => told({ id }))
    let next = 0
    const each = card(stories, { placeNamed: () => places[next++ % places.length] ?? '' })
    assert.match(each.title, /^5 stories: (\w+); (\w+); (\w+); and 2 more places$/)
  })

  it('says what readers can do now', () => {
    assert.match(
      textOf(card([told()], { next: 'The petition is at 8,412: /push status' })),
      /\nWhat next: The petition/,
    )
  })

  it('offers each of its stories in full', () => {
    const { menu } = card([told({ id: 7 }), told({ id: 8 })])
    assert.deepEqual([menu?.action, menu?.options.map(({ value }) => value)], ['digest.story', ['8', '7']])
  })

  it('has no link where the address is none', () => {
    assert.equal(JSON.stringify(card([told({ url: 'javascript:alert(1)' })])).includes('javascript'), false)
  })

  const hostile = '_*~`|[](){}<>@everyone &lt;'.repeat(20)
  for (const [what, count, more] of [
    ['some', 3, {}],
    ['many', 300, {}],
    ['many with long titles', 40, { title: 'Two clinical commissioning groups are to become one '.repeat(8) }],
    ['many with hostile titles', 40, { title: hostile }],
    ['many with long addresses', 40, { url: `https://paper.example/${'a'.repeat(700)}` }],
    ['one with an address as long as they come', 1, { url: `https://paper.example/${'a'.repeat(1_900)}` }],
    ['many from a hostile outlet', 40, { outlet: hostile.slice(0, 100) }],
  ] as const) {
    it(`of ${what} has room on every platform, and what is left out is counted`, () => {
      const stories = Array.from({ length: count }, (_, id) =>
        told({ ...more, id: id + 1, stage: STAGES[id % 7] ?? null }),
      )
      const digest = card(stories)
      const shown = linesOf(digest).length
      assert.ok(shown >= 1 && shown <= 12)
      const left = count - shown
      assert.equal(textOf(digest).includes(`And ${left} more.`), left > 0)
      assert.deepEqual(
        digest.buttons,
        left === 0
          ? []
          : [{ kind: 'action', label: `Show all ${count}`, call: { action: 'digest.all', payload: '41' } }],
      )
      const numbers = digest.menu?.options.map(({ value }) => value) ?? []
      assert.equal(numbers.length, shown)
      for (const [platform, render] of Object.entries(RENDERERS)) {
        const text = render(digest)
        for (const number of numbers) assert.ok(text.includes(`#${number}`), `${platform} leaves out #${number}`)
        if (left > 0) assert.ok(text.includes(`And ${left} more.`), `${platform} does not count`)
        assert.ok(!/… and \d+ more/.test(text), `${platform} cuts the lists`)
      }
    })
  }
})
