import assert from 'node:assert/strict'
import { PassThrough, Writable } from 'node:stream'
import { describe, it } from 'node:test'
import { createConsole } from '../../../src/chat/console/console.ts'
import { type Message, sentence } from '../../../src/chat/message.ts'
import type { Adapter } from '../../../src/chat/platform.ts'
import { createKeyboard, createScreen } from './screen.ts'
import { worldRouter } from './world.ts'

const PLACE = { platform: 'console', tenant: 'local', channel: 'console' } as const
const clock = () => new Date('2026-11-21T14:02:00Z')
const HEADING = '── 21 November 2026 at 14:02 ──'
const PROMPT = 'mergerwatch>'
const ALERT: Message = { ...sentence('alert', 'Two bodies are to merge.'), overline: 'MERGER PROPOSED · Kent' }

/** Runs a console on piped input, and gives what it wrote once it has said that it is over. */
async function piped(input: string): Promise<string> {
  const output = new PassThrough()
  const over = Promise.withResolvers<void>()
  const source = new PassThrough()
  const adapter = createConsole({ router: worldRouter(), input: source, output, clock, onExit: over.resolve })
  await adapter.start()
  source.end(input)
  await over.promise
  await adapter.stop()
  return String(output.read() ?? '')
}

describe('piped input', () => {
  it('is answered in order, without prompt or colour, and its end is the end', async () => {
    assert.equal(
      await piped('/ccg wirral\n\nwatch add area:"west kent"\nnonsense\n'),
      [
        'wirral',
        '[1] Family tree',
        '',
        '✓ Watching west kent.',
        '',
        '! There is no command “nonsense”.',
        'Type /help for what there is.',
        '',
        '',
      ].join('\n'),
    )
  })
  it('can choose by number what was shown before', async () => {
    assert.match(await piped('ccg wirral\nccg kernow\n2\n[1]\n'), /Tree of kernow\.\n\nTree of wirral\.\n/)
  })
  it('is told when a number was never shown', async () => {
    assert.match(await piped('7\n'), /^! There is no \[7\] to choose\.\n/)
  })
  for (const farewell of ['exit', 'quit', '/exit', '/QUIT']) {
    it(`ends at ${farewell}, and what follows is not run`, async () => {
      assert.equal(await piped(`${farewell}\nccg wirral\n`), '')
    })
  }
  it('needs no line break at its end', async () => assert.match(await piped('watch list'), /^Nothing is watched\.\n/))

  it('is over when nobody reads the answers any more', async () => {
    const source = new PassThrough()
    const over = Promise.withResolvers<void>()
    const gone = new Writable({ write: (_text, _encoding, done) => done(new Error('EPIPE')) })
    const adapter = createConsole({ router: worldRouter(), input: source, output: gone, clock, onExit: over.resolve })
    await adapter.start()
    source.write('watch list\n')
    await over.promise
    await adapter.stop()
  })

  it('that ends without a command leaves the program running, as a service needs', async () => {
    const source = new PassThrough()
    const output = new PassThrough()
    const adapter = createConsole({
      router: worldRouter(),
      input: source,
      output,
      clock,
      onExit: () => assert.fail('must go on'),
    })
    await adapter.start()
    source.end('\n')
    while (adapter.health().says === 'The console takes commands.') await new Promise(setImmediate)
    assert.equal(adapter.isReady(), true)
    assert.equal((await adapter.post(PLACE, ALERT, 'n1')).kind, 'posted')
    await adapter.stop()
    assert.match(
      String(output.read()),
      /^── 21 November 2026 at 14:02 ──\n◆ MERGER PROPOSED · Kent\nTwo bodies are to merge\.\n\n$/,
    )
  })
})

describe('posting', () => {
  const on = (output: NodeJS.WritableStream): Adapter =>
    createConsole({ router: worldRouter(), input: new PassThrough(), output, clock })

  it('can be found again by its nonce for as long as the program runs', async () => {
    const adapter = on(new PassThrough())
    assert.deepEqual(await adapter.post(PLACE, ALERT, 'n1'), { kind: 'posted', messageId: 'n1' })
    assert.deepEqual(await adapter.find(PLACE, 'n1', clock()), { kind: 'found', messageId: 'n1' })
    assert.equal((await adapter.find(PLACE, 'n2', clock())).kind, 'cannot-tell')
  })
  it('of an edit says that it is one, and keeps the message’s id', async () => {
    const output = new PassThrough()
    const adapter = on(output)
    assert.deepEqual(await adapter.edit(PLACE, 'n1', ALERT, 'n2'), { kind: 'posted', messageId: 'n1' })
    assert.match(String(output.read()), /^── Updated: 21 November 2026 at 14:02 ──\n/)
  })
  it('remembers only so much', async () => {
    const output = new PassThrough()
    output.resume()
    const adapter = on(output)
    for (let at = 0; at <= 500; at += 1) await adapter.post(PLACE, ALERT, `n${at}`)
    assert.equal((await adapter.find(PLACE, 'n0', clock())).kind, 'cannot-tell')
    assert.equal((await adapter.find(PLACE, 'n1', clock())).kind, 'found')
  })
  it('to somebody who has gone away is tried again later', async () => {
    const gone = new Writable({ write: (_text, _encoding, done) => done(new Error('EPIPE')) })
    const adapter = on(gone)
    await adapter.start()
    assert.equal((await adapter.post(PLACE, ALERT, 'n1')).kind, 'later')
    assert.equal((await adapter.find(PLACE, 'n1', clock())).kind, 'cannot-tell')
    await adapter.stop()
  })
})

async function atPrompt(columns: number, use: (seat: ReturnType<typeof desk>) => Promise<void>) {
  const seat = desk(columns)
  await seat.adapter.start()
  await seat.screen.until((lines) => lines.at(-1) === PROMPT)
  try {
    await use(seat)
  } finally {
    await seat.adapter.stop()
  }
}

function desk(columns: number) {
  const screen = createScreen(columns)
  const keyboard = createKeyboard()
  const over = Promise.withResolvers<void>()
  const adapter = createConsole({
    router: worldRouter(),
    input: keyboard,
    output: screen.output,
    clock,
    onExit: over.resolve,
  })
  const last = (text: string) => screen.until((lines) => lines.at(-1) === text)
  return { screen, keyboard, adapter, over: over.promise, last }
}

describe('the prompt', () => {
  it('welcomes, answers and asks again', () =>
    atPrompt(120, async ({ screen, keyboard }) => {
      keyboard.write('watch list\r')
      const lines = await screen.until((seen) => seen.filter((line) => line.startsWith(PROMPT)).length === 2)
      assert.deepEqual(lines.slice(2), [`${PROMPT} watch list`, 'Nothing is watched.', '', PROMPT])
    }))

  it('is put back below an alert with what was being typed, the cursor where it was', () =>
    atPrompt(120, async ({ screen, keyboard, adapter, last }) => {
      keyboard.write('ccg wirral\u001b[D\u001b[D')
      await last(`${PROMPT} ccg wirral`)
      const [, column] = screen.cursor()
      await adapter.post(PLACE, ALERT, 'n1')
      assert.deepEqual(screen.lines().slice(2), [
        HEADING,
        '◆ MERGER PROPOSED · Kent',
        'Two bodies are to merge.',
        '',
        `${PROMPT} ccg wirral`,
      ])
      assert.equal(screen.cursor()[1], column)
      keyboard.write('X')
      await last(`${PROMPT} ccg wirrXal`)
    }))

  it('is put back whole when what was being typed takes several rows', () =>
    atPrompt(40, async ({ screen, keyboard, adapter }) => {
      const typed = 'ccg a name that is far too long for one row of so narrow a screen'
      const joined = (lines: string[]) => lines.slice(lines.findLastIndex((line) => line.startsWith(PROMPT))).join('')
      const isTyped = (lines: string[]) => joined(lines).replaceAll(' ', '') === `${PROMPT}${typed}`.replaceAll(' ', '')
      keyboard.write(typed)
      await screen.until(isTyped)
      for (const nonce of ['n1', 'n2']) await adapter.post(PLACE, ALERT, nonce)
      const lines = await screen.until(isTyped)
      assert.equal(lines.filter((line) => line === 'Two bodies are to merge.').length, 2)
      assert.equal(lines.filter((line) => line.startsWith(PROMPT)).length, 1)
    }))

  it('wraps to the width of the terminal', () =>
    atPrompt(40, async ({ screen, adapter }) => {
      await adapter.post(PLACE, sentence('plain', 'A title that is a good deal longer than forty columns.'), 'n1')
      assert.ok(screen.lines().includes('A title that is a good deal longer than'))
    }))

  it('rings the bell for a message that notifies, and for no other', () =>
    atPrompt(80, async ({ screen, adapter }) => {
      await adapter.post(PLACE, ALERT, 'n1')
      assert.equal(screen.bells(), 0)
      await adapter.post(PLACE, { ...ALERT, notify: [{ kind: 'here', id: '' }] }, 'n2')
      assert.equal(screen.bells(), 1)
    }))

  it('completes with Tab what can only be one thing', () =>
    atPrompt(80, async ({ keyboard, last }) => {
      keyboard.write('/c\t')
      await last(`${PROMPT} /ccg`)
      keyboard.write('Wirr\t')
      await last(`${PROMPT} /ccg "NHS Wirral CCG"`)
    }))

  it('lists with Tab what could be several, and keeps what was typed', () =>
    atPrompt(80, async ({ screen, keyboard }) => {
      keyboard.write('watch \t')
      const lines = await screen.until((seen) => seen.some((line) => line.startsWith('list')))
      assert.deepEqual(lines.slice(2), ['add    Begin to watch', 'list   What is watched', `${PROMPT} watch`])
    }))

  it('remembers what was typed before', () =>
    atPrompt(80, async ({ screen, keyboard, last }) => {
      keyboard.write('watch list\r')
      await screen.until((lines) => lines.filter((line) => line === PROMPT).length === 1)
      keyboard.write('\u001b[A')
      await last(`${PROMPT} watch list`)
    }))

  for (const [name, keys] of [
    ['exit', 'exit\r'],
    ['Ctrl-D', '\u0004'],
    ['Ctrl-C', '\u0003'],
  ] as const) {
    it(`ends with ${name}`, () =>
      atPrompt(80, async ({ keyboard, over, screen }) => {
        keyboard.write(keys)
        await over
        assert.equal(screen.cursor()[1], 0)
      }))
  }

  it('is not missed by an alert that comes after the end', () =>
    atPrompt(80, async ({ keyboard, over, adapter, screen }) => {
      keyboard.write('exit\r')
      await over
      assert.equal((await adapter.post(PLACE, ALERT, 'n1')).kind, 'posted')
      assert.ok(screen.lines().includes('Two bodies are to merge.'))
    }))

  it('does not call its being stopped an exit', async () => {
    const { adapter, screen, over, last } = desk(80)
    await adapter.start()
    await last(PROMPT)
    await adapter.stop()
    const isOver = await Promise.race([over.then(() => true), new Promise(setImmediate).then(() => false)])
    assert.equal(isOver, false)
    assert.equal(screen.cursor()[1], 0)
  })
})
