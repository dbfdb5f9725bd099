import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { spansOf } from '../../src/chat/message.ts'
import { openDesk } from './newsroom-commands.ts'
import { callerOn, wordsOf } from './world.ts'

const BAD = [
  '',
  ' ',
  'x'.repeat(5_000),
  'ab '.repeat(1_600),
  '@everyone',
  '<!channel>',
  '<@U12345>',
  '**bold** [link](https://evil.example) `code`',
  '<https://evil.example|NHS Wirral CCG>',
  '\u202elarriW\u202c',
  '\u200f\u200e',
  '🎉🏥👩‍👩‍👧‍👦',
  '\u0000\u0007',
  '"unclosed',
  ':::',
  'on:',
  '%s %d {x} {{y}}',
  "'; drop table watches; --",
  '../../../../etc/passwd',
  '-1',
  '1e309',
  'null',
  '__proto__',
  'e\u0301'.repeat(60),
]

describe('bad input', () => {
  it('gets a clear answer from every command and option, by name and as typed', async (t) => {
    const { router, commands } = await openDesk(t)
    const caller = callerOn('discord')
    for (const command of commands) {
      for (const subcommand of command.subcommands) {
        for (const bad of BAD) {
          const typed = await router.runTyped(`/${command.name} ${subcommand.name} ${bad}`, caller)
          isClear(typed.message, bad)
          for (const option of subcommand.options) {
            if (command.name === 'feeds' && option.name === 'url') continue
            const values = {
              ...Object.fromEntries(
                subcommand.options.filter((one) => one.required).map((one) => [one.name, 'wirral']),
              ),
              [option.name]: bad,
            }
            isClear(
              (await router.run({ command: command.name, subcommand: subcommand.name, values }, caller)).message,
              bad,
            )
            await router.complete(
              { command: command.name, subcommand: subcommand.name, values: {} },
              option.name,
              bad,
              caller,
            )
          }
        }
      }
    }
  })

  it('gets a clear answer from every button', async (t) => {
    const { router, commands } = await openDesk(t)
    for (const action of commands.flatMap((command) => command.actions)) {
      for (const bad of BAD) isClear((await router.press(action.id, bad, callerOn('discord'))).message, bad)
    }
  })

  it('is shown back as plain text, never as a link, and short', async (t) => {
    const { ask } = await openDesk(t)
    const card = await ask('/ccg <https://evil.example|qqzz>')
    const spans = [
      card.title,
      ...card.blocks.flatMap((block) => (block.kind === 'paragraph' ? spansOf(block.text) : [])),
    ]
    assert.ok(spans.every((span) => typeof span !== 'object' || !('url' in span)))
    const long = await ask(`/ccg ${'qz'.repeat(45)}`)
    assert.match(long.title, /^Nothing is called “(qz){30}…”/)
  })
})

/** Words for a person: no fault, nothing empty, nothing that a program wrote for a program, and short enough for a title. */
function isClear(message: Parameters<typeof wordsOf>[0], bad: string): void {
  const words = wordsOf(message)
  assert.ok(message.title.trim() !== '', bad)
  assert.ok(message.title.length <= 400, `${message.title.length}: ${message.title}`)
  assert.doesNotMatch(words, /Something went wrong|undefined|\[object|NaN|Error:/, bad)
}
