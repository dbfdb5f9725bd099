import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { until } from './bot.ts'
import { createTestWorld } from './world.ts'

const MANAGE_SERVER = 32

describe('a channel in which the bot may write no longer', () => {
  it('stops its watch, tells the organiser who made it once, and goes on elsewhere', async (test) => {
    const world = await createTestWorld(test)
    const { discord, feeds } = world
    const guild = discord.guild()
    const [closed, open] = [discord.channel(guild), discord.channel(guild)]
    const user = discord.member(guild, 'organiser', MANAGE_SERVER)
    feeds.publish({ title: 'Village fete raises money', summary: 'Cakes were sold.' })
    const bot = world.start()
    await bot.ready()
    await until(() => feeds.requestsTo('/news.rss').length > 1, 'two readings')
    for (const channel of [closed, open]) {
      assert.equal((await discord.slash({ channel: channel.id, user, command: 'watch add' })).failed, null)
    }
    closed.forbidden = 'write'

    for (const [one, other] of [
      ['Dorset', 'Somerset'],
      ['Essex', 'Lincolnshire'],
    ]) {
      feeds.publish({ title: `${one} and ${other} ICBs to merge`, summary: `NHS ${one} ICB joins NHS ${other} ICB.` })
      await until(() => discord.messages(open).some(({ text }) => text.includes(`${one} and ${other}`)), 'the alert')
    }
    const told = discord.messages(discord.directChannel(user))
    assert.equal(told.length, 1)
    assert.match(told[0]?.text ?? '', /Alerts have stopped/)
    assert.deepEqual(
      discord.messages(closed).filter(({ text }) => text.includes('merge')),
      [],
    )

    closed.forbidden = null
    const listed = await discord.slash({ channel: closed.id, user, command: 'watch list' })
    assert.match(listed.message.text, /Stopped on/)
    const refusals = discord.requests.filter(({ status }) => status === 403)
    assert.equal(refusals.length, 1, 'a channel that said no is not asked again')
  })
})
