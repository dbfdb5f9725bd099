import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tellPace, tellRange } from '../../commands/petition/growth-words.ts'
import { paceOf } from '../../src/petitions/history/pace.ts'

describe('the growth of a petition in words', () => {
  it('tells of one chance as of one', () => {
    const reach = (chance: number) =>
      tellRange({ kind: 'range', from: '2027-01-04', to: null, chance }, { closesOn: '2027-02-01' })
    assert.match(reach(0.12), /perhaps not before it closes \(1 chance in 10 that it will\)$/)
    assert.match(reach(0.31), /\(3 chances in 10 that it will\)$/)
  })

  it('names no nothing below nothing when a count has shrunk by less than one in the time', () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 10, 3, hour)).toISOString()
    const samples = [
      { at: at(0), signatures: 100 },
      { at: at(10), signatures: 99 },
    ]
    assert.match(tellPace(paceOf(samples, new Date(at(10)))) ?? '', /^0 in the last hour, /)
  })
})
