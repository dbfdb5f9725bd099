import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { SHARE_KINDS, type ShareFacts, shareText } from '../../src/pushes/share-texts.ts'

const NOTHING: ShareFacts = { body: null, council: null, constituency: null, meeting: null }
const PUSH = {
  petitionTitle: 'Keep the boards of our local health services local',
  petitionUrl: 'https://petition.parliament.uk/petitions/276169',
  count: 1_000,
  target: 2_000,
  byDay: '2026-11-30',
}

describe('a text to share', () => {
  it('has the petition’s own link in it, and no other', () => {
    for (const { kind } of SHARE_KINDS) {
      const links = shareText(kind, PUSH, NOTHING)
        .join('\n')
        .match(/https?:[^\s)]+/g)
      assert.deepEqual(links, [PUSH.petitionUrl], kind)
    }
  })

  it('is a whole text also where nothing is known of the reader', () => {
    for (const { kind } of SHARE_KINDS)
      assert.doesNotMatch(shareText(kind, PUSH, NOTHING).join('\n'), /null|undefined|NaN| {2}/, kind)
  })

  it('as a post fits into 280 characters, whatever the petition is called', () => {
    const title = fc.string({ unit: 'grapheme-composite', maxLength: 300 })
    const numbers = fc.integer({ min: 1, max: 10_000_000 })
    fc.assert(
      fc.property(title, numbers, numbers, (petitionTitle, count, target) => {
        const [post = ''] = shareText('post', { ...PUSH, petitionTitle, count, target }, NOTHING)
        return Array.from(post).length <= 280 && post.endsWith(PUSH.petitionUrl)
      }),
    )
  })

  it('to an MP says how many signed in the constituency, if any did', () => {
    const letter = (signatures: number) =>
      shareText('mp', PUSH, { ...NOTHING, constituency: { name: 'Selby', mp: 'Ada Example', signatures } }).join('\n')
    assert.match(letter(37), /Dear Ada Example,[\s\S]* 37 of them live in Selby\./)
    assert.match(letter(1), / One of them lives in Selby\./)
    assert.doesNotMatch(letter(0), /Selby/)
  })

  it('to the board names the meeting in public where its day is known', () => {
    const [first] = shareText('board', PUSH, { ...NOTHING, meeting: 'on Wednesday 3 March 2027 at 14:30, Town Hall' })
    assert.match(first ?? '', /for the board meeting in public on Wednesday 3 March 2027 at 14:30, Town Hall$/)
    assert.match(shareText('board', PUSH, NOTHING)[0] ?? '', /for the next board meeting in public$/)
  })

  it('counts one as one', () => {
    for (const { kind } of SHARE_KINDS)
      assert.doesNotMatch(shareText(kind, { ...PUSH, count: 1 }, NOTHING).join('\n'), /\b1 people|\b1 have/, kind)
    assert.match(shareText('message', { ...PUSH, count: 1_999 }, NOTHING).join('\n'), /2026: one is missing\./)
  })

  it('says so when the target is reached', () => {
    assert.match(shareText('message', { ...PUSH, count: 2_100 }, NOTHING).join('\n'), /passed the 2,000 we aimed at/)
  })
})
