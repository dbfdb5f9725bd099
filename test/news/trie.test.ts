import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenise } from '../../src/news/tokens.ts'
import { lookUp, matchesFrom, plant, startsAt, type Trie } from '../../src/news/trie.ts'

const tree: Trie<string> = []
for (const phrase of ['wirral', 'wirral north', 'wirral north and west', 'the wash'])
  plant(tree, phrase.split(' '), () => phrase)

const found = (text: string, at = 0) => matchesFrom(tree, tokenise(text), at).map(({ value }) => value)

test('all phrases that start at a word are found, shortest first', () => {
  assert.deepEqual(found('Wirral North and West'), ['wirral', 'wirral north', 'wirral north and west'])
  assert.deepEqual(found('in Wirral, North', 1), ['wirral', 'wirral north'])
})

test('a phrase does not run over a dash, a colon or a full stop', () => {
  for (const text of ['Wirral – North', 'Wirral: North', 'Wirral. North']) assert.deepEqual(found(text), ['wirral'])
})

test('the beginning of a phrase alone is none', () => {
  assert.deepEqual(found('the Wirral'), [])
  assert.deepEqual(found('Wirral', 7), [])
})

test('it can be asked for whether a phrase starts at a word, without looking for its end', () => {
  const tokens = tokenise('by the sea')
  assert.deepEqual(
    tokens.keys.map((_, at) => startsAt(tree, tokens, at)),
    [false, true, false],
  )
})

test('a phrase is looked up by exactly its words, and what is planted again is changed', () => {
  assert.equal(lookUp(tree, ['wirral', 'north']), 'wirral north')
  assert.equal(lookUp(tree, ['wirral', 'south']), undefined)
  assert.equal(lookUp(tree, ['unheardofly']), undefined)
  const counted: Trie<number> = []
  for (let times = 0; times < 3; times += 1) plant(counted, ['one', 'word'], (old = 0) => old + 1)
  assert.equal(lookUp(counted, ['one', 'word']), 3)
})
