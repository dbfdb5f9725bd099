import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { renderComponents } from '../../../src/chat/discord/components.ts'
import { readCustomId, stampCustomId, stampOf, writeCustomId } from '../../../src/chat/discord/custom-id.ts'
import type { Button } from '../../../src/chat/message.ts'

const button = (label: string, payload: string): Button => ({
  kind: 'action',
  label,
  call: { action: 'ferry.board', payload },
})

test('what a button carries comes back as it was, with a stamp or without', () => {
  fc.assert(
    fc.property(fc.constantFrom('alerts.why', 'ccg.card'), fc.string({ maxLength: 60 }), (action, payload) => {
      const customId = writeCustomId({ action, payload }) ?? ''
      assert.deepEqual(readCustomId(customId), { action, payload })
      const stamped = stampCustomId(customId, 'delivery-7')
      if (stamped !== null) {
        assert.deepEqual(readCustomId(stamped), { action, payload })
        assert.equal(stampOf(stamped), 'delivery-7')
      }
    }),
  )
})

test('a payload that looks like a stamp is not taken for one', () => {
  const customId = writeCustomId({ action: 'a.b', payload: 'x|~y' }) ?? ''
  assert.deepEqual(readCustomId(customId), { action: 'a.b', payload: 'x|~y' })
  assert.equal(stampOf(customId), null)
})

test('a call that is too long for Discord is not carried', () => {
  assert.equal(writeCustomId({ action: 'a.b', payload: 'x'.repeat(100) }), null)
})

test('the first button with room carries the nonce, and no other', () => {
  const rows = renderComponents(
    [button('Far', 'x'.repeat(85)), button('Near', 'quay'), button('Off', 'sea')],
    undefined,
    'n-1',
  )
  const ids = rows.flatMap((row) => row.components).map((one) => ('custom_id' in one ? stampOf(one.custom_id) : null))
  assert.deepEqual(ids, [null, 'n-1', null])
})

test('twelve buttons stand in three rows', () => {
  const buttons = Array.from({ length: 12 }, (_, index) => button(`Quay ${index}`, String(index)))
  assert.deepEqual(
    renderComponents(buttons, undefined, undefined).map((row) => row.components.length),
    [5, 5, 2],
  )
})

test('of two buttons that do the same one is shown', () => {
  assert.equal(
    renderComponents([button('One', 'a'), button('Two', 'a')], undefined, undefined)[0]?.components.length,
    1,
  )
})

test('a menu stands above the buttons, each choice once', () => {
  const options = [
    { label: 'Bow', value: 'bow', hint: 'the front' },
    { label: 'Bow again', value: 'bow' },
    { label: 'Stern', value: 'stern' },
  ]
  const [first, second] = renderComponents(
    [button('Go', 'x')],
    { action: 'ferry.seat', prompt: 'Which seat?', options },
    undefined,
  )
  assert.deepEqual(first?.components, [
    {
      type: 3,
      custom_id: 'ferry.seat|',
      placeholder: 'Which seat?',
      options: [
        { label: 'Bow', value: 'bow', description: 'the front' },
        { label: 'Stern', value: 'stern' },
      ],
    },
  ])
  assert.equal(second?.components.length, 1)
})
