import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { makeWorld, TENANT, type World } from './world.ts'

const enabled = async (world: World) =>
  (await world.feeds.list(TENANT))
    .filter((feed) => feed.isEnabled)
    .map((feed) => feed.url.replace(world.server.url, ''))

suite('the feeds that everyone gets', () => {
  test('are ten when the operator names none, and some known ones that are switched off', async () => {
    await using world = await makeWorld()
    const { added } = await world.feeds.seed(null)
    const feeds = await world.feeds.list(TENANT)
    assert.equal(feeds.length, added)
    assert.equal(feeds.filter((feed) => feed.isEnabled).length, 10)
    for (const feed of feeds) {
      assert.match(feed.url, /^https:\/\//)
      assert.notEqual(feed.title, '')
      assert.ok(feed.isShared)
    }
    const off = feeds.find((feed) => !feed.isEnabled)
    assert.equal(off?.health, 'Switched off in the list of feeds.')
    assert.equal(off?.nextReadAt, null)
  })

  test('are the operator’s when there is a list, and stay the same when it does', async () => {
    await using world = await makeWorld()
    await world.share('/a', '/b')
    const before = await world.feeds.list(TENANT)
    await world.share('/a', '/b')
    assert.deepEqual(await world.feeds.list(TENANT), before)
  })

  test('one that left the list is not read any more, and is read again when it returns', async () => {
    await using world = await makeWorld()
    await world.share('/a', '/b')
    await world.share('/a')
    assert.deepEqual(await enabled(world), ['/a'])
    await world.poll()
    assert.equal(world.server.requestsTo('/b').length, 0)
    await world.share('/a', '/b')
    assert.deepEqual(await enabled(world), ['/a', '/b'])
  })

  test('a list that cannot be read stops the start with a sentence', async () => {
    await using world = await makeWorld()
    await assert.rejects(world.feeds.seed('not OPML'), /^Error: This is not an OPML file/)
  })

  test('what a tenant added stays, whatever the list says', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    await world.feeds.add(`${world.server.url}/news.rss`, { tenant: TENANT, by: 'ann' })
    await world.share('/a')
    await world.share('/b')
    assert.deepEqual(await enabled(world), ['/b', '/news.rss'])
  })
})
