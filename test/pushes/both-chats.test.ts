import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openPetitionSite } from '../platforms/petitions.ts'
import { until } from '../whole/bot.ts'
import { createTestWorld } from '../whole/world.ts'

const MANAGE_SERVER = 32
const SECONDS = 5_000

it('a task that is claimed on Slack shows as taken on Discord within seconds, in the program as it is run', async (test) => {
  const site = await openPetitionSite(() => new Date())
  test.after(() => site[Symbol.asyncDispose]())
  site.petition(276_169, { signature_count: 1_000, closing_date: inDays(200) })
  const world = await createTestWorld(test)
  const { discord, slack } = world
  const guild = discord.guild()
  const channel = discord.channel(guild)
  const user = discord.member(guild, 'organiser', MANAGE_SERVER)
  const bot = world.start({ PETITIONS_API_URL: site.url })
  await bot.ready()

  const options = { petition: '276169', target: 2_000, by: inDays(7), title: 'Keep it local' }
  const begun = await discord.slash({ channel: channel.id, user, command: 'push start', options })
  const [code = ''] = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(begun.message.text) ?? []
  const typed = async (text: string) => (await (await slack.slash({ command: '/push', text })).next()).text
  assert.match(await typed(`link ${code}`), /Keep it local/)
  assert.match(await typed('task "Hold a stall"'), /One more thing to do/)

  const cardOnDiscord = () => discord.messages(channel).find(({ text }) => text.includes('Signatures'))?.text ?? ''
  const cardOnSlack = () => slack.messages('CGENERAL').find(({ text }) => text.includes('Signatures'))?.text ?? ''
  await until(() => /1 open, 0 taken/.test(cardOnDiscord()), 'the task on Discord', SECONDS)
  await until(() => /1 open, 0 taken/.test(cardOnSlack()), 'the card on Slack', SECONDS)
  assert.match(await typed('claim 1'), /It is yours/)
  await until(() => /0 open, 1 taken, 0 done/.test(cardOnDiscord()), 'the claim on Discord', SECONDS)

  const done = await discord.slash({ channel: channel.id, user, command: 'push done', options: { task: '1' } })
  assert.match(done.message.text, /You do not have that task/)
  assert.match(await typed('leave'), /no more/)
  await until(() => /1 open, 0 taken, 0 done/.test(cardOnDiscord()), 'the task back on Discord', SECONDS)
  assert.equal(discord.messages(channel).filter(({ text }) => text.includes('Signatures')).length, 1)
})

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
