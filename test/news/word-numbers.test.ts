import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tokenise } from '../../src/news/tokens.ts'
import { knownNumber, numberOf, UNSOUGHT, wordOf } from '../../src/news/word-numbers.ts'

const plainWord = fc.stringMatching(/^[a-z0-9]{1,12}$/)

test('a word keeps its number, and the number its word', () => {
  const number = numberOf('quibbleton')
  assert.equal(numberOf('quibbleton'), number)
  assert.equal(knownNumber('quibbleton'), number)
  assert.equal(wordOf(number), 'quibbleton')
})

test('a word of a text has the number of the word that is looked for, in capitals or not', () => {
  const number = numberOf('quibbleshire')
  assert.deepEqual(tokenise('Quibbleshire, QUIBBLESHIRE quibbleshire').numbers, [number, number, number])
})

test('a word with accents, and a sign that stands for a word, have the number of that word', () => {
  const { numbers } = tokenise('Quíbbleham & £')
  assert.deepEqual(numbers, [knownNumber('quibbleham'), knownNumber('and'), knownNumber('pound')])
  const number = numberOf('quibbleham')
  assert.deepEqual(tokenise('Quíbbleham').numbers, [number])
})

test('a word that nothing looks for has no number of its own', () => {
  assert.deepEqual(tokenise('zzyzxly zzyzxlier').numbers, [UNSOUGHT, UNSOUGHT])
})

test('thousands of words are each found in a text by their own number', () => {
  const many = Array.from({ length: 5000 }, (_, at) => `w${at.toString(36)}x`)
  const sought = many.map(numberOf)
  assert.equal(new Set(sought).size, many.length)
  for (const [at, word] of many.entries()) assert.deepEqual(tokenise(word.toUpperCase()).numbers, [sought[at]])
})

test('law: the words of a text are the same whether or not they are looked for, and numbers lead back to them', () => {
  fc.assert(
    fc.property(fc.array(plainWord, { minLength: 1, maxLength: 12 }), fc.nat(), (words, some) => {
      const text = words.join(' ').toUpperCase()
      const before = tokenise(text)
      const word = words[some % words.length] ?? ''
      numberOf(word)
      const { keys, numbers } = tokenise(text)
      assert.deepEqual(keys, before.keys)
      assert.deepEqual(keys, words)
      for (const [at, number] of numbers.entries()) assert.equal(number, knownNumber(keys[at] ?? ''))
      assert.ok(numbers.includes(numberOf(word)))
    }),
  )
})
