/** The process is killed again and again while alerts go out: every alert arrives, and none twice. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { loadRegister } from '../../src/register/register.ts'
import type { Store } from '../../src/store/store.ts'
import { eachEngine } from '../store-for-tests.ts'
import { until } from './bot.ts'
import { createTestWorld, type TestWorld } from './world.ts'

const KILLS = 24
const STORIES = 14
/** A start takes about half a second; the kills fall from before it is done to well into the sending. */
const SHORTEST_LIFE_MS = 450
const LONGEST_LIFE_MS = 1_500

const ICBS = [...loadRegister().bodies.values()].filter((body) => body.kind === 'icb' && body.closed === null)

/** Announcements about different bodies, so that no two are one story. */
function announcement(number: number) {
  const [one, other] = [ICBS[number * 2], ICBS[number * 2 + 1]].map((body) => body?.shortName ?? '')
  return {
    title: `NHS ${one} ICB and NHS ${other} ICB plan to merge`,
    summary: `The boards of NHS ${one} ICB and NHS ${other} ICB propose to become a single integrated care board in April 2027.`,
  }
}

async function watchEverywhere(store: Store, world: TestWorld): Promise<{ discord: string[]; slack: string[] }> {
  const guild = world.discord.guild()
  const discord = [world.discord.channel(guild).id, world.discord.channel(guild).id]
  const slack = ['CGENERAL', world.slack.addChannel({ id: 'CSECOND' }).id]
  const watch = {
    area: 'england',
    kinds: '[]',
    outlets: '[]',
    mode: 'instant',
    mention: '',
    quiet: '',
    paused: 0,
  } as const
  const rest = { ...watch, disabled: null, created_by: 'somebody', created_at: new Date().toISOString() }
  for (const channel of discord) {
    await store.db
      .insertInto('watches')
      .values({ ...rest, platform: 'discord', tenant: guild.id, channel })
      .execute()
  }
  for (const channel of slack) {
    const place = { platform: 'slack', tenant: world.slack.workspace.id, channel }
    await store.db
      .insertInto('watches')
      .values({ ...rest, ...place })
      .execute()
  }
  return { discord, slack }
}

async function isBaselined(store: Store): Promise<boolean> {
  const feed = await store.db.selectFrom('feeds').select('baselined').executeTakeFirst()
  return feed?.baselined === 1
}

eachEngine((engine, open) => {
  describe(`a bot on ${engine} that is killed ${KILLS} times while alerts go out`, () => {
    it('has posted each alert in each channel once', async (test: TestContext) => {
      const { store, url } = await open(test)
      const world = await createTestWorld(test, url)
      const channels = await watchEverywhere(store, world)
      world.feeds.publish({ title: 'Village fete raises money', summary: 'Cakes were sold.' })
      const first = world.start()
      await first.ready()
      while (!(await isBaselined(store))) await pause(50)
      await first.end('SIGTERM')

      const titles: string[] = []
      for (let kill = 0; kill < KILLS; kill += 1) {
        if (kill < STORIES) {
          const story = announcement(kill)
          titles.push(story.title)
          world.feeds.publish(story)
        }
        const bot = world.start()
        await pause(SHORTEST_LIFE_MS + Math.random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS))
        await bot.end('SIGKILL')
      }

      const last = world.start()
      await last.ready()
      const seen = () => [
        ...channels.discord.map((id) => world.discord.messages({ id } as never).map((message) => message.text)),
        ...channels.slack.map((id) => world.slack.messages(id).map((message) => message.text)),
      ]
      const counts = () =>
        seen().map((texts) => titles.map((title) => texts.filter((text) => text.includes(title)).length))
      await until(
        () =>
          counts()
            .flat()
            .every((count) => count > 0),
        'every alert',
        40_000,
      ).catch(() => {})
      await last.end('SIGTERM')
      if (
        counts()
          .flat()
          .some((c) => c !== 1)
      ) {
        console.log(JSON.stringify(counts()))
        console.log(titles)
        console.log(await store.db.selectFrom('items').select(['id', 'title', 'story_id', 'first_seen_at']).execute())
        console.log(await store.db.selectFrom('stories').select(['id', 'title', 'relevant']).execute())
        console.log(
          await store.db
            .selectFrom('deliveries')
            .select(['id', 'platform', 'channel', 'state', 'tries', 'last_error', 'story_id', 'message_id', 'purpose'])
            .where('state', '!=', 'posted')
            .execute(),
        )
        console.log(last.log().slice(-3000))
      }
      assert.deepEqual(counts(), Array(4).fill(Array(STORIES).fill(1)))
    })
  })
})
