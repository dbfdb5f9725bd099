import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { makeWorld } from '../world.ts'

suite('what is new', () => {
  test('the first reading is the baseline, and only later items are news', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'Old one', date: 'Mon, 02 Nov 2026 09:00:00 GMT' })
    world.server.publish({ title: 'Old two', date: 'Tue, 03 Nov 2026 09:00:00 GMT' })
    await world.share('/news.rss')
    await world.poll()
    world.server.publish({ title: 'New', date: 'Tue, 03 Nov 2026 15:00:00 GMT' })
    world.wait(20)
    await world.poll()
    assert.deepEqual(
      world.told.map(({ items, isBaseline }) => [isBaseline, items.map((item) => item.title)]),
      [
        [true, ['Old one', 'Old two']],
        [false, ['New']],
      ],
    )
  })
})
