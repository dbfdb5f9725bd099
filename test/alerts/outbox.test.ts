import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createOutbox } from '../../src/alerts/outbox.ts'
import { enqueue } from '../../src/alerts/outbox-repository.ts'
import { eachEngine } from '../store-for-tests.ts'
import { NOON } from './newsroom.ts'
import { message, openPostRoom, placeOf } from './post-room.ts'

const DAY_MS = 86_400_000

eachEngine((_engine, open) => {
  it('a delivery with a key that was used is not kept, in one insert or in two', async (t) => {
    const { db } = await openPostRoom(open, t)
    const now = NOON.toISOString()
    const alert = (dedupe: string) => ({
      ...placeOf('C1'),
      dedupe,
      purpose: 'alert' as const,
      message: message(dedupe),
      dueAt: now,
    })
    assert.equal(await enqueue(db, [alert('a'), alert('b'), alert('a')], now), 2)
    assert.equal(await enqueue(db, [alert('b'), alert('c')], now), 1)
    assert.equal(await enqueue(db, [], now), 0)
  })

  it('more deliveries than one statement takes are kept', async (t) => {
    const { db } = await openPostRoom(open, t)
    const now = NOON.toISOString()
    const many = Array.from({ length: 1_234 }, (_, index) => ({
      ...placeOf(`C${index}`),
      dedupe: `d${index}`,
      purpose: 'alert' as const,
      message: message('One'),
      dueAt: now,
    }))
    assert.equal(await enqueue(db, many, now), 1_234)
  })

  it('counts what is due by platform, and since when', async (t) => {
    const room = await openPostRoom(open, t)
    const outbox = createOutbox({ db: room.db, clock: () => room.hand.now })
    assert.deepEqual(await outbox.pending(), new Map())
    await room.owe('C1', ['One'])
    await room.owe('C2', ['Quiet'], { dueAt: '2019-11-15T07:00:00.000Z' })
    room.wait(1_000)
    await room.owe('C1', ['Two'])
    await room.owe('C1', ['Elsewhere'], { platform: 'slack' })
    assert.deepEqual(
      await outbox.pending(),
      new Map([
        ['discord', { count: 2, oldest: NOON.toISOString() }],
        ['slack', { count: 1, oldest: room.hand.now.toISOString() }],
      ]),
    )
    await room.sender.sendDue()
    assert.deepEqual([...(await outbox.pending()).keys()], ['slack'])
  })

  it('forgets what was settled and is over 90 days old, never what is owed', async (t) => {
    const room = await openPostRoom(open, t)
    const outbox = createOutbox({ db: room.db, clock: () => room.hand.now })
    await room.owe('C1', ['Old'])
    await room.owe('C1', ['Owed'], { platform: 'slack' })
    await room.sender.sendDue()
    room.wait(60 * DAY_MS)
    await room.owe('C1', ['Newer'])
    await room.sender.sendDue()
    assert.equal(await outbox.sweep(), 0)
    room.wait(30 * DAY_MS + 1)
    assert.equal(await outbox.sweep(), 1)
    assert.deepEqual(
      (await room.rows()).map(({ title }) => title),
      ['Owed', 'Newer'],
    )
  })
})
