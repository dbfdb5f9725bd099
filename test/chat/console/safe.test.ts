import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { safeLine, safeText } from '../../../src/chat/console/safe.ts'

describe('outside text', () => {
  for (const [why, given, safe] of [
    ['keeps plain words as they are', 'Kent & Medway – 50% “merged”', 'Kent & Medway – 50% “merged”'],
    ['keeps accents, other scripts and pictures', 'Llŷn Ysbyty 東京 👩‍⚕️', 'Llŷn Ysbyty 東京 👩‍⚕️'],
    ['loses colour', '\u001b[31mRed\u001b[0m alert', 'Red alert'],
    ['cannot clear the screen', 'a\u001b[2J\u001b[1;1Hb', 'ab'],
    ['cannot do so with the one-letter form either', 'a\u009b2Jb', 'ab'],
    ['cannot set the window’s title', '\u001b]0;owned\u0007x', ']0;ownedx'],
    ['cannot ring the bell', 'ding\u0007', 'ding'],
    ['cannot go back over what was written', 'safe\b\b\b\bevil', 'safeevil'],
    ['cannot turn the writing direction', 'txt.\u202eexe\u202c', 'txt.exe'],
    ['keeps its line breaks', 'one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['keeps brackets that are no control sequence', 'a\n[1] b', 'a\n[1] b'],
  ] as const) {
    it(why, () => assert.equal(safeText(given), safe))
  }

  const hostile = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom('\u001b', '[', '\u009b', '31m', '\u202e', '\r', '\n'),
      ),
    )
    .map((pieces) => pieces.join(''))

  it('never keeps a control character or a mark that turns the writing direction', () =>
    fc.assert(fc.property(hostile, (text) => assert.doesNotMatch(safeText(text), /[^\P{Cc}\n]|\p{Bidi_Control}/u))))

  it('is safe once and for all', () =>
    fc.assert(fc.property(hostile, (text) => assert.equal(safeText(safeText(text)), safeText(text)))))

  it('fits on one line where it must', () => {
    assert.equal(safeLine(' Two\nlines\tand\u00a0a tab '), 'Two lines and a tab')
    fc.assert(fc.property(hostile, (text) => assert.doesNotMatch(safeLine(text), /[\n\r]|^\s|\s$/u)))
  })
})
