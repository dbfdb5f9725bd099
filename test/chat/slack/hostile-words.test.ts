import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { paragraph } from '../../../src/chat/message.ts'
import { render } from '../../../src/chat/slack/render.ts'
import { anyMessage, assertSound, everywhere, HOSTILE, linksIn, read } from './hostile.ts'

describe('hostile words', () => {
  for (const words of HOSTILE) {
    test(`ping nobody and link nowhere: ${JSON.stringify(words.slice(0, 40))}`, () => {
      const message = everywhere(words)
      const reading = read(render(message))
      assert.deepEqual(reading.pinged, [])
      assert.deepEqual(
        reading.links.map(({ url }) => url),
        ['https://example.org/title', 'https://example.org/button'],
      )
      assertSound(render(message))
    })
  }

  test('lose the marks that turn the writing direction', () => {
    assert.equal(read(render({ tone: 'plain', blocks: [], title: 'a\u202eb\u2066c\u200fd' })).words, 'abcd')
  })

  test('keep letters that mean something in Slack’s markup, as letters', () => {
    const words = '*5* & <b> _snake_case_ ~1 `x`'
    assert.equal(read(render({ tone: 'plain', title: words, blocks: [paragraph(words)] })).words, `${words}\n${words}`)
  })
})

test('any message keeps to Slack’s rules, pings only those meant, and links only where it has links', () => {
  fc.assert(
    fc.property(
      anyMessage,
      fc.option(fc.string({ minLength: 1, maxLength: 24 }), { nil: undefined }),
      (message, shareKey) => {
        const one = render(message, shareKey === undefined ? {} : { shareKey })
        assertSound(one)
        const reading = read(one)
        assert.deepEqual(reading.pinged, [])
        const meant = linksIn(message)
        for (const { url } of reading.links) assert.ok(meant.has(url), `${url} was linked but never meant`)
        if (message.link?.startsWith('https://'))
          assert.ok(reading.links.some(({ url }) => url === new URL(message.link!).href))
      },
    ),
    { numRuns: 300 },
  )
})
