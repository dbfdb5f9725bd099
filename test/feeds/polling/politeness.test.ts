import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { answerBody, answerRedirect, answerStatus, startFeedServer } from '../../platforms/feeds.ts'
import { makeWorld, TENANT, type World } from '../world.ts'

const nextRead = async (world: World) => (await world.feeds.list(TENANT))[0]?.nextReadAt

suite('asking only for what has changed', () => {
  test('validators are sent back exactly as received, and a 304 costs nothing', async () => {
    await using world = await makeWorld()
    world.server.behave('/a', (request, response) => {
      const isKnown = request.headers['if-none-match'] === 'W/"odd, tag"'
      response.writeHead(isKnown ? 304 : 200, {
        etag: 'W/"odd, tag"',
        'last-modified': 'Mon, 02 Nov 2026 09:00:00 GMT',
      })
      response.end(isKnown ? '' : '<rss version="2.0"><channel><item><title>A</title></item></channel></rss>')
    })
    await world.share('/a')
    await world.poll()
    world.wait(15)
    assert.deepEqual(await world.poll(), { changed: 0, unchanged: 1, failed: 0, retired: 0, newItems: 0 })
    const [first, second] = world.server.requestsTo('/a')
    assert.equal(first?.headers['if-none-match'], undefined)
    assert.equal(second?.headers['if-none-match'], 'W/"odd, tag"')
    assert.equal(second?.headers['if-modified-since'], 'Mon, 02 Nov 2026 09:00:00 GMT')
    assert.match(await world.health('/a'), /^Reads well: 1 item/)
  })

  test('a body that is the same as before is not read again', async () => {
    await using world = await makeWorld()
    world.server.channel('news', { hasValidators: false })
    world.server.publish({ title: 'A' })
    await world.share('/news.rss')
    await world.poll()
    world.wait(20)
    assert.equal((await world.poll()).unchanged, 1)
    assert.equal(world.server.requestsTo('/news.rss').at(-1)?.status, 200)
  })

  test('validators go only to the address that gave them', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    world.server.behave('/there', answerRedirect(302, '/news.rss'))
    await world.share('/there')
    await world.poll()
    world.wait(15)
    assert.equal((await world.poll()).unchanged, 1)
    assert.equal(world.server.requestsTo('/there')[1]?.headers['if-none-match'], undefined)
    assert.notEqual(world.server.requestsTo('/news.rss')[1]?.headers['if-none-match'], undefined)
  })
})

suite('when a feed is read again', () => {
  test('after the least interval, and not before', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    await world.share('/news.rss')
    await world.poll()
    world.wait(14)
    await world.poll()
    assert.equal(world.server.requests.length, 1)
    world.wait(1)
    await world.poll()
    assert.equal(world.server.requests.length, 2)
  })

  test('an interval of two seconds is obeyed', async () => {
    await using world = await makeWorld({ needs: { minIntervalMs: 2_000 } })
    world.server.publish({ title: 'A' })
    await world.share('/news.rss')
    await world.poll()
    assert.equal(await nextRead(world), '2026-11-03T14:05:02.000Z')
  })

  test('after what the feed asks for, also when it has not changed since', async () => {
    await using world = await makeWorld()
    world.server.channel('news', { head: '<ttl>120</ttl>' })
    world.server.publish({ title: 'A' })
    await world.share('/news.rss')
    await world.poll()
    assert.equal(await nextRead(world), '2026-11-03T16:05:00.000Z')
    world.wait(120)
    assert.equal((await world.poll()).unchanged, 1)
    assert.equal(await nextRead(world), '2026-11-03T18:05:00.000Z')
  })

  test('after what the server asks for', async () => {
    await using world = await makeWorld()
    world.server.channel('news', { headers: { 'cache-control': 'public, max-age=3600' } })
    world.server.publish({ title: 'A' })
    await world.share('/news.rss')
    await world.poll()
    assert.equal(await nextRead(world), '2026-11-03T15:05:00.000Z')
  })
})

suite('a feed that moves', () => {
  test('for good is read at its new address, and its items stay known', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    await world.share('/news.rss')
    await world.poll()
    world.server.publish({ title: 'A', id: 'urn:item:1' }, 'new')
    world.server.publish({ title: 'B' }, 'new')
    world.server.behave('/news.rss', answerRedirect(301, '/new.rss'))
    world.wait(15)
    await world.poll()
    assert.deepEqual(
      world.told[1]?.items.map((item) => item.title),
      ['B'],
    )
    world.wait(15)
    await world.poll()
    assert.equal(world.server.requestsTo('/news.rss').length, 2)
    assert.equal(world.server.requestsTo('/new.rss').length, 2)
  })

  test('for good stays what the operator’s list calls it', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' }, 'new')
    world.server.behave('/old', answerRedirect(308, '/new.rss'))
    await world.share('/old')
    await world.poll()
    await world.share('/old')
    const feeds = await world.feeds.list(TENANT)
    assert.deepEqual(
      feeds.map(({ url, isEnabled }) => [url, isEnabled]),
      [[`${world.server.url}/new.rss`, true]],
    )
  })

  test('for a time is read at its own address', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    world.server.behave('/there', answerRedirect(302, '/news.rss'))
    await world.share('/there')
    await world.poll()
    assert.equal((await world.feeds.list(TENANT))[0]?.url, `${world.server.url}/there`)
  })

  test('to where another is read already is retired', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    world.server.behave('/old', answerRedirect(301, '/news.rss'))
    await world.share('/news.rss', '/old')
    await world.poll()
    assert.equal(
      await world.health('/old'),
      `It has moved for good to ${world.server.url}/news.rss, which is read already, so it is retired.`,
    )
    assert.equal(world.told.length, 1)
  })

  test('to a page that is no feed has not moved', async () => {
    await using world = await makeWorld()
    world.server.behave('/old', answerRedirect(301, '/page'))
    world.server.behave('/page', answerBody('<html></html>', 'text/html'))
    await world.share('/old')
    await world.poll()
    assert.match(await world.health('/old'), /^Failing since/)
  })
})

suite('many feeds', () => {
  test('one request at a time goes to each host, and several hosts are asked at once', async () => {
    await using world = await makeWorld()
    await using other = await startFeedServer()
    let [underWay, most] = [0, 0]
    const slowly = answerStatus(404)
    for (const server of [world.server, other])
      for (const path of ['/1', '/2', '/3'])
        server.behave(path, (request, response) => {
          underWay += 1
          most = Math.max(most, underWay)
          setTimeout(() => {
            underWay -= 1
            slowly(request, response)
          }, 30)
        })
    await world.share('/1', '/2', '/3', `${other.url}/1`, `${other.url}/2`, `${other.url}/3`)
    assert.equal((await world.poll()).failed, 6)
    assert.equal(world.server.mostAtOnce, 1)
    assert.equal(other.mostAtOnce, 1)
    assert.equal(most, 2)
  })

  test('more than are taken at once are all read', async () => {
    await using world = await makeWorld()
    await world.share(...Array.from({ length: 150 }, (_, n) => `/${n}`))
    assert.equal((await world.poll()).failed, 150)
  })

  test('are given back when the program is told to stop', async () => {
    await using world = await makeWorld()
    const stop = new AbortController()
    world.server.behave('/1', () => stop.abort())
    await world.share('/1', '/2')
    await world.feeds.pollDue(async () => {}, stop.signal)
    assert.equal(world.server.requestsTo('/2').length, 0)
    const rows = await world.store.db.selectFrom('feeds').select(['lease_owner', 'state']).execute()
    for (const row of rows) assert.deepEqual({ ...row }, { lease_owner: null, state: 'waiting' })
  })
})
