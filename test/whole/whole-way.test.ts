import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { until } from './bot.ts'
import { createTestWorld, type TestWorld } from './world.ts'

const MANAGE_SERVER = 32

/** Gives the feed its first reading, so that what is published from now on is news. */
async function readOnce(world: TestWorld): Promise<void> {
  world.feeds.publish({ title: 'Village fete raises money for hospice', summary: 'Cakes were sold.' })
  // The second reading begins when the first has been written down.
  await until(() => world.feeds.requestsTo('/news.rss').length > 1, 'two readings of the feed')
}

const MERGER = {
  title: 'Ministers approve merger of Dorset and Somerset boards',
  summary: 'NHS Dorset ICB and NHS Somerset ICB will become one integrated care board on 1 April 2027.',
}

describe('an announcement on a feed', () => {
  it('arrives once on Discord, on Slack and on the console, also over a restart in the middle', async (test) => {
    const world = await createTestWorld(test)
    const { discord, slack, feeds } = world
    const guild = discord.guild()
    const channel = discord.channel(guild)
    const organiser = discord.member(guild, 'organiser', MANAGE_SERVER)

    const first = world.start()
    await first.ready()
    await readOnce(world)
    const call = { channel: channel.id, user: organiser, command: 'watch add', options: { area: 'dorset icb' } }
    const added = await discord.slash(call)
    assert.equal(added.failed, null)
    assert.match(added.message.text, /NHS Dorset ICB/)
    const typed = await slack.slash({ command: '/watch', text: 'add kinds:merger' })
    assert.match((await typed.next()).text, /merger/i)

    feeds.publish(MERGER)
    const onDiscord = () => discord.messages(channel).filter((message) => message.text.includes(MERGER.title))
    const onSlack = () => slack.messages('CGENERAL').filter((message) => message.text.includes(MERGER.title))
    await until(() => onDiscord().length > 0, 'the alert on Discord')
    await until(() => onSlack().length > 0, 'the alert on Slack')
    await until(() => first.chat().includes(MERGER.title), 'the alert on the console')
    const ended = await first.end('SIGTERM')
    assert.equal(ended.code, 0)

    const second = world.start()
    await second.ready()
    const before = feeds.requestsTo('/news.rss').length
    feeds.publish({
      title: 'Kent and Medway ICB consults on joining Sussex',
      summary: 'NHS Kent and Medway ICB and NHS Surrey and Sussex ICB ask the public about a merger of the two boards.',
    })
    await until(() => second.chat().includes('Kent and Medway'), 'the second alert on the console')
    await until(() => feeds.requestsTo('/news.rss').length > before + 1, 'two more readings')

    assert.equal(onDiscord().length, 1)
    assert.equal(onSlack().length, 1)
    assert.equal(second.chat().includes(MERGER.title), false)
    assert.match(onDiscord()[0]?.text ?? '', /1 April 2027/)
    assert.deepEqual(onDiscord()[0]?.pinged, [])
    await until(() => slack.messages('CGENERAL').length === 2, 'the second alert on Slack')
    assert.doesNotMatch(JSON.stringify(discord.messages(channel)), /Kent/, 'a watch on Dorset is not told of Kent')
  })

  it('that stood in the feed before anybody watched it is not posted, but can be asked for', async (test) => {
    const world = await createTestWorld(test)
    world.feeds.publish(MERGER)
    const bot = world.start()
    await bot.ready()
    await until(() => world.feeds.requestsTo('/news.rss').length > 1, 'two readings')
    bot.type('/alerts latest')
    await until(() => bot.chat().includes(MERGER.title), 'the story in the answer')
    assert.doesNotMatch(bot.chat(), /MERGER APPROVED/)
    assert.deepEqual(world.slack.messages('CGENERAL'), [])
  })
})

describe('stopping', () => {
  it('ends within five seconds with everything open, and nothing is left behind', async (test) => {
    const world = await createTestWorld(test)
    const bot = world.start({ HTTP_PORT: '0' })
    await bot.ready()
    const { code, tookMs } = await bot.end('SIGTERM')
    assert.equal(code, 0)
    assert.ok(tookMs < 5_000, `it took ${Math.round(tookMs)} ms`)
    assert.equal(world.slack.openSockets(), 0)
  })
})

describe('a wrong start', () => {
  const wrong: [string, Record<string, string>, RegExp][] = [
    ['a wrong variable', { FEED_MIN_INTERVAL: 'often' }, /^FEED_MIN_INTERVAL must be /],
    ['a wrong cron expression', { POLL_CRON: '99 * * * *' }, /^POLL_CRON must be /],
    ['a refused Discord token', { DISCORD_TOKEN: 'wrong-token-entirely' }, /DISCORD_TOKEN/],
    ['a refused Slack token', { SLACK_BOT_TOKEN: 'xoxb-wrong-token' }, /SLACK_BOT_TOKEN/],
    ['a feeds file that is not there', { FEEDS_FILE: 'nowhere.opml' }, /^FEEDS_FILE cannot be used/],
    ['a database in a folder that is not there', { DATABASE_URL: 'file:nowhere/bot.db' }, /^The database/],
  ]
  for (const [what, variables, says] of wrong) {
    it(`by ${what} ends with one sentence that does not repeat the value`, async (test) => {
      const world = await createTestWorld(test)
      const bot = world.start({ ...variables, LOG_LEVEL: 'silent' })
      await until(() => bot.process.exitCode !== null, 'the end')
      assert.notEqual(bot.process.exitCode, 0)
      assert.match(bot.log(), says)
      assert.equal(bot.log().trim().split('\n').length, 1, bot.log())
      assert.doesNotMatch(bot.log(), /wrong-token/)
    })
  }
})

describe('a platform that cannot be reached', () => {
  it('does not hold up the others, and gets what it is owed when it is back', async (test) => {
    const world = await createTestWorld(test)
    const { slack, feeds } = world
    const bot = world.start()
    await bot.ready()
    await readOnce(world)
    await (await slack.slash({ command: '/watch', text: 'add' })).next()
    await bot.end('SIGTERM')
    await slack.goDown()
    const again = world.start()
    await until(() => /Ready after/.test(again.log()), 'the bot to be ready without Slack')
    feeds.publish(MERGER)
    await until(() => again.chat().includes(MERGER.title), 'the alert on the console')
    await slack.comeBack()
    await until(() => slack.messages('CGENERAL').length > 0, 'the alert on Slack', 60_000)
    assert.equal(slack.messages('CGENERAL').length, 1)
  })
})
