import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { find, finder, register, TODAY } from './facts.ts'

describe('a misspelling', () => {
  it('gives the clear nearest', () => {
    for (const [text, id] of [
      ['wiral', 'ccg-wirral'],
      ['Wirrall CCG', 'ccg-wirral'],
      ['kirkless', 'ccg-kirklees'],
      ['Chesire and Merseyside', 'icb-cheshire-and-merseyside'],
      ['mersyside', 'icb-cheshire-and-merseyside'],
      ['Tees Valey', 'ccg-tees-valley'],
      ['Wakefeild', 'ccg-wakefield'],
      ['brigton', 'ccg-brighton-and-hove'],
      ['Frimly icb', 'icb-frimley'],
      ['north west londn icb', 'icb-north-west-london'],
      ['airdale wharfdale and craven', 'ccg-airedale-wharfedale-and-craven'],
      ['birminham', 'E08000025'],
      ['Buryy', 'ccg-bury'],
      ['wirall', 'ccg-wirral'],
      ['Brsitol', 'ccg-bristol'],
      ['leads', 'ccg-leeds'],
    ] as const) {
      const answer = find(text)
      assert.ok(answer.answer === 'nearest' && answer.isClear, `${text}: ${JSON.stringify(answer)}`)
      assert.equal(answer.matches[0]?.value, id, text)
      assert.equal(answer.matches[0]?.foundBy, 'spelling')
      assert.match(answer.why, /^Nothing is called “.+”\. Nearest: .+\.$/)
    }
  })

  it('of a name that two bodies bear gives both, and no clear one', () => {
    const answer = find('Kent and Medwey')
    assert.ok(answer.answer === 'nearest' && !answer.isClear)
    assert.deepEqual(
      answer.matches.map((one) => one.value),
      ['icb-kent-and-medway', 'ccg-kent-and-medway'],
    )
  })

  it('is not taken for granted where the text may be the name of somewhere else', () => {
    for (const text of ['Workington', 'Washington', 'Morley', 'Dewsbury', 'Thetford', 'Falmouth', 'Kendal', 'Ely']) {
      const answer = find(text)
      assert.ok(answer.answer === 'nothing' || (answer.answer === 'nearest' && !answer.isClear), JSON.stringify(answer))
    }
  })

  it('on a day is of what was there', () => {
    const answer = find('Kent and Medwey', { on: '2021-01-01' })
    assert.ok(answer.answer === 'nearest' && answer.isClear)
    assert.equal(answer.matches[0]?.value, 'ccg-kent-and-medway')
  })

  it('gives at most six, best first, each once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...register.bodies.values()), fc.nat(), (body, at) => {
        const cut = at % body.shortName.length
        const answer = find(body.shortName.slice(0, cut) + body.shortName.slice(cut + 1))
        if (answer.answer !== 'nearest') return
        const scores = answer.matches.map((one) => one.score)
        assert.deepEqual(
          scores,
          scores.toSorted((one, other) => other - one),
        )
        assert.ok(scores.length <= 6)
        assert.equal(new Set(answer.matches.map((one) => one.value)).size, scores.length)
      }),
    )
  })

  it('of one letter left out of a long name finds its body among the first', () => {
    const lost = [...register.bodies.values()]
      .filter((body) => body.shortName.length >= 8)
      .filter((body) => {
        const answer = find(`${body.shortName.slice(0, 4)}${body.shortName.slice(5)} ${body.kind}`)
        const found = 'matches' in answer ? answer.matches : answer.answer === 'match' ? [answer.match] : []
        return !found.slice(0, 3).some((one) => one.value === body.id)
      })
    assert.deepEqual(
      lost.map((body) => body.id),
      [],
    )
  })
})

describe('what is no name', () => {
  it('is answered with a sentence of what to try', () => {
    for (const [text, why] of [
      ['', /^Type a name, a code or a postcode\. Try /],
      ['   ', /^Type a name/],
      ['🙂🙂', /^Type a name/],
      ['?!…', /^Type a name/],
      ['\u200f\u200e', /^Type a name/],
      ['CCG', /^Which one\? Try /],
      ['the NHS', /^Which one\? Try /],
      ['x'.repeat(101), /^That is too long for a name: use at most 100 characters\. Try /],
      ['xyzzyqq', /^Nothing is called “xyzzyqq”\. Try /],
      ['北京', /^Nothing is called “北京”/],
    ] as const) {
      const answer = find(text)
      assert.ok(answer.answer === 'nothing', `${text}: ${JSON.stringify(answer)}`)
      assert.match(answer.why, why)
    }
  })
})

describe('any text at all', () => {
  const soup = fc.string({
    unit: fc.constantFrom(...Array.from("wiral nhs ccg icb ics 0123456789 ch41 city of &'-,.()\u200f🙂é")),
    maxLength: 110,
  })
  const day = fc.constantFrom(undefined, '2012-01-01', '2020-05-01', '2026-04-01', '2050-01-01')
  const kinds = fc.subarray(['ccg', 'icb', 'system'] as const)

  it('is answered without throwing, with scores from 0 to 1 and values that are found again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), soup), day, kinds, (text, on, sought) => {
        const answer = finder.find(text, { today: TODAY, on, kinds: sought })
        const matches = answer.answer === 'match' ? [answer.match] : 'matches' in answer ? answer.matches : []
        if ('why' in answer) assert.ok(answer.why.length > 10 && answer.why.endsWith('.'), answer.why)
        assert.ok(matches.length <= 25)
        for (const one of matches) {
          assert.ok(one.score >= 0 && one.score <= 1)
          assert.ok(one.name.length > 0 && one.value.length <= 100)
          const again = finder.find(one.value, { today: TODAY })
          assert.ok(
            again.answer === 'undecided' || (again.answer === 'match' && again.match.value === one.value),
            one.value,
          )
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('always gives the same answer', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const plain = (): string => JSON.stringify(finder.find(text, { today: TODAY }))
        assert.equal(plain(), plain())
      }),
    )
  })
})
