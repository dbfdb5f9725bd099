import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { BACKGROUND, OUTLETS, tellStory } from '../../src/demo/story.ts'
import { openWorld, type World } from '../../src/demo/world.ts'
import { readFeed } from '../../src/feeds/reading/read-feed.ts'

const NOW = new Date('2026-11-21T12:00:00Z')

describe('the demonstration’s world', () => {
  let world: World
  before(async () => {
    world = await openWorld(() => NOW)
  })
  after(() => world.close())

  const addressOf = (outlet: string) => [...world.feeds].find(([, title]) => title === outlet)?.[0] ?? ''

  async function itemsOf(outlet: string) {
    const url = addressOf(outlet)
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
    const reading = await readFeed({ bytes, url, headers: new Map() }, NOW)
    assert.equal(reading.kind, 'feed')
    return reading.kind === 'feed' ? reading.feed.items : []
  }

  it('has a feed for each outlet, with something from before', async () => {
    assert.deepEqual([...world.feeds.values()], [...OUTLETS])
    for (const outlet of OUTLETS) {
      assert.deepEqual(
        (await itemsOf(outlet)).map(({ title }) => title),
        [BACKGROUND.title],
      )
    }
    await world.everyFeedRead
  })

  it('puts an announcement at the top of its outlet’s feed, as of now, and gives its address', async () => {
    const [announcement] = tellStory('2026-11-21')
    const address = world.publish(announcement!)
    const [item] = await itemsOf(announcement!.outlet)
    assert.deepEqual([item?.title, item?.url, item?.published], [announcement!.title, address, NOW.toISOString()])
    assert.match(await (await fetch(address)).text(), /invented/)
  })

  it('says that nothing has changed to whoever knows the newest', async () => {
    const url = addressOf(OUTLETS[1])
    const first = await fetch(url)
    const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    assert.deepEqual([first.status, again.status], [200, 304])
  })
})
