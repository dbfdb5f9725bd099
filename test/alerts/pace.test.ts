import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createPace } from '../../src/alerts/pace.ts'

const at = (channel: string, tenant = 'T1') => ({ tenant, channel })

/** A pace with its time in the test's hand. */
function handPace(limits: Parameters<typeof createPace>[0]) {
  const hand = { now: 0 }
  return { hand, pace: createPace(limits, () => hand.now) }
}

describe('a pace', () => {
  it('lets a channel be posted to once, and again a window after the post has ended', () => {
    const { hand, pace } = handPace({ perChannelMs: 1_000 })
    assert.equal(pace.take(at('C1')), true)
    hand.now = 5_000
    assert.equal(pace.take(at('C1')), false, 'the post is still under way')
    pace.ended(at('C1'))
    hand.now = 5_999
    assert.equal(pace.take(at('C1')), false)
    assert.equal(pace.untilNextFree(), 1)
    hand.now = 6_000
    assert.equal(pace.take(at('C1')), true)
  })

  it('holds one channel and not another, nor a channel of the same name elsewhere', () => {
    const { pace } = handPace({ perChannelMs: 1_000 })
    assert.equal(pace.take(at('C1')), true)
    assert.equal(pace.take(at('C2')), true)
    assert.equal(pace.take(at('C1', 'T2')), true)
    assert.equal(pace.take(at('C1')), false)
  })

  it('holds all channels of a tenant when the tenant has a window', () => {
    const { hand, pace } = handPace({ perChannelMs: 0, perTenantMs: 200 })
    assert.equal(pace.take(at('C1')), true)
    assert.equal(pace.take(at('C2')), false)
    assert.equal(pace.take(at('C1', 'T2')), true)
    pace.ended(at('C1'))
    assert.deepEqual(pace.resting().tenants, ['T1', 'T2'])
    hand.now = 200
    assert.equal(pace.take(at('C2')), true)
  })

  it('takes nothing when it says no', () => {
    const { hand, pace } = handPace({ perChannelMs: 100, perTenantMs: 500 })
    pace.take(at('C1'))
    pace.ended(at('C1'))
    assert.equal(pace.take(at('C2')), false)
    hand.now = 500
    assert.equal(pace.take(at('C2')), true, 'the refusal left C2 free')
  })

  it('names what rests, and forgets it when it is free', () => {
    const { hand, pace } = handPace({ perChannelMs: 1_000 })
    pace.take(at('C1'))
    assert.deepEqual(pace.resting(), { tenants: [], channels: ['T1 C1'] })
    assert.equal(pace.untilNextFree(), null, 'nobody knows when a post will end')
    pace.ended(at('C1'))
    hand.now = 1_000
    assert.deepEqual(pace.resting(), { tenants: [], channels: [] })
  })

  it('without windows holds nothing', () => {
    const { pace } = handPace({ perChannelMs: 0 })
    assert.equal(pace.take(at('C1')) && pace.take(at('C1')), true)
    assert.equal(pace.untilNextFree(), null)
  })

  it('never lets two posts of a channel come nearer than its window, however it is asked', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(
          fc.record({
            wait: fc.nat(40),
            takes: fc.nat(30),
            channel: fc.constantFrom('C1', 'C2'),
            tenant: fc.constantFrom('T1', 'T2'),
          }),
          { maxLength: 60 },
        ),
        (window, steps) => {
          const { hand, pace } = handPace({ perChannelMs: window })
          const ends = new Map<string, number>()
          for (const { wait, takes, channel, tenant } of steps) {
            hand.now += wait
            const key = `${tenant} ${channel}`
            const may = pace.take(at(channel, tenant))
            assert.equal(may, hand.now - (ends.get(key) ?? Number.NEGATIVE_INFINITY) >= window)
            if (!may) continue
            hand.now += takes
            pace.ended(at(channel, tenant))
            ends.set(key, hand.now)
          }
        },
      ),
    ))
})
