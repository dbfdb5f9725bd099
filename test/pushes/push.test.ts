import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newCode, readCode } from '../../src/pushes/join-code.ts'
import { progressBar } from '../../src/pushes/live-card.ts'
import { keyOf, milestonesBehind } from '../../src/pushes/milestones.ts'
import { paceHad } from '../../src/pushes/pace.ts'
import { daysLeft, isBlank, paceNeeded } from '../../src/pushes/push.ts'

describe('a push', () => {
  it('needs what is missing, spread over the days that are left, with today', () => {
    const push = { target: 2_000, count: 1_000, byDay: '2026-11-10' }
    assert.equal(daysLeft(push, '2026-11-10'), 1)
    assert.equal(paceNeeded(push, '2026-11-10'), 1_000)
    assert.equal(paceNeeded(push, '2026-11-04'), 143)
    assert.equal(paceNeeded(push, '2026-11-11'), null)
    assert.equal(paceNeeded({ ...push, count: 2_001 }, '2026-11-04'), 0)
  })

  it('has a full bar only when its target is reached', () => {
    assert.match(progressBar({ count: 1_999, target: 2_000 }), /^▓{19}░ 99%, 1 to go$/)
    assert.match(progressBar({ count: 2_000, target: 2_000 }), /^▓{20} 100%, the target is reached$/)
    assert.match(progressBar({ count: 0, target: 2_000 }), /^░{20} 0%, 2,000 to go$/)
  })

  it('has the pace of the last seven days, or of as much as is known', () => {
    const now = new Date('2026-11-10T12:00:00Z')
    const at = (days: number, signatures: number) => ({
      at: new Date(now.getTime() - days * 86_400_000).toISOString(),
      signatures,
    })
    assert.equal(paceHad([at(20, 0), at(7, 1_000), at(0, 1_700)], now), 100)
    assert.equal(paceHad([at(2, 1_000), at(0, 1_100)], now), 50)
    assert.equal(paceHad([at(0.1, 1_000), at(0, 1_100)], now), null)
    assert.equal(paceHad([at(3, 1_000), at(0, 900)], now), 0)
    assert.equal(paceHad([], now), null)
  })

  it('has its milestones behind it in the order in which they lie', () => {
    const push = { target: 1_000, count: 1_000, byDay: '2026-11-10' }
    assert.deepEqual(milestonesBehind(push, '2026-11-09').map(keyOf), [
      'ending:2026-11-10:7',
      'ending:2026-11-10:1',
      'step:250',
      'step:500',
      'step:750',
      'step:900',
      'target:1000',
    ])
    assert.deepEqual(milestonesBehind({ ...push, count: 249 }, '2026-11-02'), [])
  })

  it('is called what can be seen', () => {
    for (const text of ['', ' ', '\u200b', '\u2060\ufeff\u00ad ', '\u202e'])
      assert.ok(isBlank(text), JSON.stringify(text))
    for (const text of ['a', '–', '👩‍👩‍👧', '\u200bKeep it']) assert.ok(!isBlank(text), text)
  })

  it('has codes that are read however they are typed', () => {
    const codes = Array.from({ length: 200 }, newCode)
    assert.equal(new Set(codes).size, 200)
    for (const code of codes) {
      assert.match(code, /^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/)
      assert.equal(readCode(` ${code.toLowerCase().replace('-', '')} `), code)
    }
  })
})
