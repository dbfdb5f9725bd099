import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createTestWorld } from './world.ts'

const MANAGE_SERVER = 32

/** What strangers type; nobody must be pinged by it, no link made of it, nothing broken by it. */
const HOSTILE = [
  '@everyone @here',
  '<!channel> <!here> <@UADMIN> <!subteam^S1>',
  '<@&123456789012345678> <@123456789012345678>',
  '[click](https://evil.example) <https://evil.example|click> **bold** `code`',
  '\u202egnp.exe \u2066abc\u2069 \u200b',
  '🏥💥 👩‍👩‍👧',
  'x'.repeat(5_000),
  "'; drop table watches; --",
  '=1+1\t\n\u0007\u001b[31mred',
]

interface Declared {
  readonly name: string
  readonly type?: number
  readonly required?: boolean
  readonly max_length?: number
  readonly min_value?: number
  readonly choices?: readonly { readonly value: string }[]
  readonly options?: readonly Declared[]
}

const SUBCOMMAND = 1
const STRING = 3

describe('what strangers type', () => {
  it('gets a clear answer from every command on Discord and on Slack, and pings nobody', async (test) => {
    const world = await createTestWorld(test)
    const { discord, slack } = world
    const guild = discord.guild()
    const channel = discord.channel(guild)
    const user = discord.member(guild, 'organiser', MANAGE_SERVER)
    const bot = world.start({ LOG_LEVEL: 'error' })
    while (discord.commands().length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    const calls = (discord.commands() as unknown as readonly Declared[]).flatMap(callsOf)
    assert.ok(calls.length > 10)

    for (const { command, options } of calls) {
      for (const words of HOSTILE) {
        const given = options.map((option) => [option.name, valueFor(option, words)])
        const call = { channel: channel.id, user, command, options: Object.fromEntries(given) }
        const seen = await discord.slash(call)
        assert.equal(seen.failed, null, `${command} with ${words.slice(0, 40)}`)
        assert.deepEqual(seen.message.pinged, [], `${command} with ${words.slice(0, 40)}`)
        assert.notEqual(seen.message.text.trim(), '')

        const typed = await slack.slash({
          command: `/${command.split(' ')[0]}`,
          text: `${command.split(' ')[1] ?? ''} ${words}`,
        })
        if (typed.failure === 'not_a_command') continue
        assert.equal(typed.failure, null, `${command} with ${words.slice(0, 40)}`)
        const answer = await typed.next()
        assert.deepEqual(answer.reading.pinged, [], `${command} with ${words.slice(0, 40)}`)
        assert.notEqual(answer.text.trim(), '')
      }
    }
    assert.equal(bot.process.exitCode, null)
    assert.doesNotMatch(bot.log(), /"level":50/)
  })
})

/** The words, where Discord lets people type words; else what it lets them give. */
function valueFor({ type, choices, max_length, min_value }: Declared, words: string): string | number {
  if (type !== STRING) return min_value ?? 1
  return choices?.[0]?.value ?? words.slice(0, max_length ?? 6_000)
}

function callsOf(command: Declared): { command: string; options: readonly Declared[] }[] {
  const subcommands = (command.options ?? []).filter(({ type }) => type === SUBCOMMAND)
  if (subcommands.length === 0) return [{ command: command.name, options: command.options ?? [] }]
  return subcommands.map((one) => ({ command: `${command.name} ${one.name}`, options: one.options ?? [] }))
}
