import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { eachEngine } from '../../store-for-tests.ts'
import { makeWorld, TENANT } from '../world.ts'

eachEngine((engine) => {
  suite('two processes', () => {
    test('never read one feed at once, and together read all', async () => {
      await using world = await makeWorld({ engine })
      const paths = Array.from({ length: 40 }, (_, n) => `channel${n}`)
      for (const path of paths) world.server.publish({ title: `Item of ${path}` }, path)
      await world.share(...paths.map((path) => `/${path}.rss`))
      const got: string[] = []
      const note = async (_trx: unknown, _feed: unknown, items: readonly { title: string }[]) => {
        got.push(...items.map((item) => item.title))
      }
      const other = world.another('two')
      const summaries = await Promise.all([world.feeds.pollDue(note), other.pollDue(note), world.feeds.pollDue(note)])
      assert.equal(
        summaries.reduce((sum, { changed }) => sum + changed, 0),
        40,
      )
      assert.deepEqual(got.toSorted(), paths.map((path) => `Item of ${path}`).toSorted())
      assert.equal(world.server.requests.length, 40)
    })

    test('a feed whose reader died is taken up when the lease has ended', async () => {
      await using world = await makeWorld({ engine })
      world.server.publish({ title: 'A' })
      await world.share('/news.rss')
      const lease = { lease_owner: 'dead', lease_until: '2026-11-03T14:10:00.000Z' }
      await world.store.db.updateTable('feeds').set(lease).execute()
      assert.equal((await world.poll()).changed, 0)
      world.wait(5)
      assert.equal((await world.poll()).changed, 1)
    })

    test('a reader that lost its lease stores nothing', async () => {
      await using world = await makeWorld({ engine })
      world.server.behave('/a', (_request, response) => {
        world.store.db
          .updateTable('feeds')
          .set({ lease_owner: 'two' })
          .execute()
          .then(
            () => response.end('<rss version="2.0"><channel><item><title>A</title></item></channel></rss>'),
            () => response.destroy(),
          )
      })
      await world.share('/a')
      assert.equal((await world.poll()).changed, 0)
      assert.equal(world.told.length, 0)
      assert.equal((await world.feeds.list(TENANT))[0]?.items, 0)
    })

    test('what is new is stored once and told whole', async () => {
      await using world = await makeWorld({ engine })
      for (let n = 0; n < 300; n += 1) world.server.publish({ title: `Item ${n}` })
      await world.share('/news.rss')
      await world.poll()
      world.server.publish({ title: 'Item 300' })
      world.wait(15)
      await world.poll()
      assert.deepEqual(
        world.told.map(({ items }) => items.length),
        [300, 1],
      )
      assert.equal(new Set(world.told.flatMap(({ items }) => items.map((item) => item.id))).size, 301)
      const [feed] = await world.feeds.list(TENANT)
      assert.equal(feed?.items, 301)
      assert.equal(feed?.lastNewAt, '2026-11-03T14:20:00.000Z')
    })
  })
})
