import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createChoices } from '../../../src/chat/console/choices.ts'

describe('the number of a choice', () => {
  it('counts on from message to message', () => {
    const choices = createChoices()
    assert.equal(choices.number({ action: 'ccg.card', payload: 'a' }), 1)
    assert.equal(choices.number({ action: 'ccg.card', payload: 'b' }), 2)
    assert.deepEqual(choices.chosen(1), { action: 'ccg.card', payload: 'a' })
    assert.equal(choices.chosen(3), undefined)
  })
  it('begins again after 99, in the place of the oldest', () => {
    const choices = createChoices()
    for (let at = 1; at <= 99; at += 1) choices.number({ action: 'ccg.card', payload: String(at) })
    assert.equal(choices.number({ action: 'ccg.tree', payload: 'new' }), 1)
    assert.deepEqual(choices.chosen(1), { action: 'ccg.tree', payload: 'new' })
    assert.deepEqual(choices.chosen(99), { action: 'ccg.card', payload: '99' })
  })
})
