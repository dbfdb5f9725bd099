import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  bold,
  facts,
  isWebAddress,
  link,
  list,
  paragraph,
  plainText,
  sentence,
  spansOf,
} from '../../src/chat/message.ts'

describe('an address that a person may be sent to', () => {
  for (const good of [
    'https://www.england.nhs.uk/news/',
    'http://127.0.0.1:8080/feed',
    'HTTPS://EXAMPLE.ORG',
    'https://example.org/a?b=c#d',
  ]) {
    it(`${good} is one`, () => assert.equal(isWebAddress(good), true))
  }

  for (const [why, bad] of [
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,hello'],
    ['a file', 'file:///etc/passwd'],
    ['a relative address', '/news/1'],
    ['an address without slashes', 'https:example.org'],
    ['one with a password, which can hide where it goes', 'https://nhs.uk:secret@evil.example/'],
    ['one with a user name', 'https://nhs.uk@evil.example/'],
    ['one with a blank in it', 'https://example.org/ @everyone'],
    ['one with a line break in it', 'https://example.org/\nhello'],
    ['one that turns the writing direction', 'https://example.org/\u202egnp.exe'],
    ['nothing', ''],
    ['a word', 'wirral'],
  ] as const) {
    it(`${why} is none`, () => assert.equal(isWebAddress(bad), false))
  }

  it('is never one with a blank or a control character, whatever else it is', () =>
    fc.assert(
      fc.property(
        fc.webUrl(),
        fc.nat(),
        fc.constantFrom(' ', '\t', '\n', '\r', '\u0000', '\u007f', '\u061c'),
        (url, at, bad) => {
          const where = at % (url.length + 1)
          assert.equal(isWebAddress(url), true)
          assert.equal(isWebAddress(url.slice(0, where) + bad + url.slice(where)), false)
        },
      ),
    ))
})

describe('a link', () => {
  it('opens a web address', () =>
    assert.deepEqual(link('Read', 'https://example.org/a'), { text: 'Read', url: 'https://example.org/a' }))
  it('to anything else is plain words', () => assert.equal(link('Read', 'javascript:alert(1)'), 'Read'))
  it('carries its address in the form that no markup can mistake', () =>
    assert.deepEqual(link('Read', 'https://example.org/<b>"'), { text: 'Read', url: 'https://example.org/%3Cb%3E%22' }))
})

describe('text', () => {
  it('gives its words without bold and addresses', () =>
    assert.equal(
      plainText(['See ', link('the notice', 'https://example.org'), ', ', bold('today')]),
      'See the notice, today',
    ))
  it('names people by their ids', () => assert.equal(plainText(['Made by ', { person: 'U1' }]), 'Made by @U1'))
  it('of one piece is a list of one', () => assert.deepEqual(spansOf('words'), ['words']))
  it('of plain pieces keeps every letter as it is', () =>
    fc.assert(fc.property(fc.array(fc.string()), (pieces) => plainText(pieces) === pieces.join(''))))
})

describe('the parts of a message', () => {
  it('facts leave out what is not known', () =>
    assert.deepEqual(facts({ label: 'Council', value: 'Wirral' }, null), {
      kind: 'facts',
      facts: [{ label: 'Council', value: 'Wirral' }],
    }))
  it('a list keeps its order', () => assert.deepEqual(list(['b', 'a']), { kind: 'list', items: ['b', 'a'] }))
  it('a sentence becomes a message, with what follows as paragraphs', () =>
    assert.deepEqual(sentence('warning', 'No such place.', 'Try /help.'), {
      title: 'No such place.',
      tone: 'warning',
      blocks: [paragraph('Try /help.')],
    }))
})
