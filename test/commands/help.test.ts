import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeCommands } from '../../commands/table.ts'
import { openDesk } from './newsroom-commands.ts'
import { callerOn, wordsOf } from './world.ts'

describe('/help', () => {
  it('begins with what it is and five things to try that work', async (t) => {
    const { ask } = await openDesk(t)
    const card = await ask('/help')
    const tries = wordsOf(card)
      .split('\n')
      .filter((line) => line.startsWith('- '))
    assert.equal(tries.length, 5)
    for (const line of tries) {
      const answer = await ask(line.slice(2).split(' – ')[0] ?? '')
      assert.notEqual(answer.tone, 'warning', line)
    }
  })

  it('writes calls as each platform takes them', async (t) => {
    const { ask } = await openDesk(t)
    assert.match(wordsOf(await ask('/help', callerOn('slack'))), /- \/ccg wirral – .*name:value/s)
    assert.match(wordsOf(await ask('/help', callerOn('console'))), /Tab completes names/)
    const discord = wordsOf(await ask('/help', callerOn('discord')))
    assert.match(discord, /- \/ccg body: wirral – /)
    assert.doesNotMatch(discord, /name:value/)
  })

  it('tells all about each command, by name, with or without its slash, and by button', async (t) => {
    const { ask, press, commands } = await openDesk(t)
    for (const command of commands) {
      const page = await ask(`/help /${command.name}`)
      assert.equal(page.title, `/${command.name}`)
      const words = wordsOf(page)
      for (const subcommand of command.subcommands) {
        for (const option of subcommand.options) assert.ok(words.includes(`- ${option.name}`), option.name)
      }
      assert.deepEqual(await press('help.topic', command.name), page)
    }
    assert.match(
      wordsOf(await ask('/help watch')),
      /For organisers\.\n- \/watch add \[<area>\] \[kinds:…\].* – Tell this channel/,
    )
  })

  it('tells what an option means to each subcommand, and once where it means the same to all', async (t) => {
    const { ask } = await openDesk(t)
    const words = wordsOf(await ask('/help mergers'))
    assert.match(
      words,
      /\n- into \(merge\) – The record that stays.*\n- into \(split\) – The merger that it belongs to/,
    )
    assert.equal(words.match(/\n- merger /g)?.length, 1)
    assert.match(words, /\n- merger – Its number/)
  })

  it('has pages on areas, privacy and sources', async (t) => {
    const { ask } = await openDesk(t)
    assert.match(wordsOf(await ask('/help areas')), /a council: Kirklees/)
    assert.match(wordsOf(await ask('/help privacy')), /pushes \(\/push forget removes that\).*It is never logged/s)
    assert.match(wordsOf(await ask('/help sources')), /Open Government Licence v3\.0/)
  })

  it('offers the topics when there is none of that name', async (t) => {
    const { ask } = await openDesk(t)
    const card = await ask('/help dancing')
    assert.equal(card.title, 'There is no help on “dancing”.')
    assert.ok((card.menu?.options.length ?? 0) >= 9)
  })

  it('gives examples that are calls of their command', async (t) => {
    const { commands, router } = await openDesk(t)
    for (const command of commands) {
      for (const example of command.examples) {
        const { message } = await router.runTyped(`/${command.name} ${example}`, callerOn('slack'))
        assert.doesNotMatch(
          message.title,
          /needs one more word|has no “|Please give|must be/,
          `/${command.name} ${example}`,
        )
      }
    }
  })
})

describe('the declarations', () => {
  it('keep to the limits of Discord: names, descriptions, required options first, 25 options', async (t) => {
    const { commands } = await openDesk(t)
    for (const command of commands) {
      assert.match(command.name, /^[a-z-]{1,32}$/)
      assert.ok(command.description.length <= 100, command.name)
      for (const subcommand of command.subcommands) {
        assert.ok(subcommand.description.length <= 100, subcommand.description)
        assert.ok(subcommand.options.length <= 25)
        const required = subcommand.options.map((option) => option.required)
        assert.deepEqual(
          required,
          required.toSorted((one, other) => Number(other) - Number(one)),
        )
        for (const option of subcommand.options) {
          assert.match(option.name, /^[a-z-]{1,32}$/)
          assert.ok(option.description.length <= 100, option.description)
        }
      }
    }
  })

  it('make the rows of the README’s table, one for each thing that can be asked', async (t) => {
    const { commands } = await openDesk(t)
    const rows = describeCommands(commands)
    assert.equal(
      rows[0],
      '| `/ccg` | `body`, [`on`] | anyone | What became of a CCG or an ICB, by name, code, council or postcode |',
    )
    assert.equal(rows.length, commands.flatMap((command) => command.subcommands).length)
    for (const row of rows) assert.equal(row.split(' | ').length, 4, row)
  })
})
