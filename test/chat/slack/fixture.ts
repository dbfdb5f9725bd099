/** A Slack adapter joined to a loopback Slack, with a few commands, and a real database for its cache. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Caller, type Command, Refusal, subcommand } from '../../../src/chat/command.ts'
import { bold, facts, type Message, paragraph, sentence } from '../../../src/chat/message.ts'
import { createRouter, type Router } from '../../../src/chat/router.ts'
import type { SlackMode } from '../../../src/chat/slack/modes.ts'
import { createSlack, type SlackAdapter } from '../../../src/chat/slack/slack.ts'
import type { Log } from '../../../src/log.ts'
import { openStore, type Store } from '../../../src/store/store.ts'
import { type LoopbackSlack, type SlackOptions, startSlack } from '../../platforms/slack/slack.ts'

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export interface Kit {
  readonly slack: LoopbackSlack
  readonly router: Router
  /** Everyone who asked, in order. */
  readonly callers: Caller[]
  /** Log lines, "warn: …". */
  readonly lines: string[]
  readonly store: Store
  /** Another adapter for the same Slack; stopped at the end. */
  readonly connect: (mode?: SlackMode, apiUrl?: string) => SlackAdapter
  /** A server for an adapter in HTTP mode; Slack delivers to it from now on. */
  readonly serve: (adapter: SlackAdapter) => Promise<string>
}

/** The parts, without an adapter. Everything is closed at the end of the test. */
export async function kit(t: TestContext, options?: SlackOptions): Promise<Kit> {
  const slack = await startSlack(options)
  const folder = await mkdtemp(join(tmpdir(), 'slack-'))
  const store = await openStore({ url: `file:${join(folder, 'test.db')}`, onFault: () => {} })
  const callers: Caller[] = []
  const lines: string[] = []
  const router = createRouter({
    commands: testCommands(callers),
    isOrganiser: () => Promise.resolve(false),
    onFault: (what, fault) => lines.push(`fault: ${what}: ${String(fault)}`),
  })
  const closing: (() => Promise<unknown>)[] = []
  t.after(async () => {
    for (const close of closing) await close()
    await slack.close()
    await store.close()
    await rm(folder, { recursive: true })
  })
  return {
    slack,
    router,
    callers,
    lines,
    store,
    connect: (mode = socketMode(slack), apiUrl = slack.apiUrl) => {
      const adapter = createSlack({ mode, apiUrl, router, cache: store.cache('slack'), log: logTo(lines) })
      closing.push(() => adapter.stop())
      return adapter
    },
    serve: async (adapter) => {
      const server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://host')
        if (adapter.handles?.(pathname)) adapter.requestListener?.(request, response)
        else response.writeHead(404).end('not Slack’s')
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      closing.push(() => new Promise((resolve) => server.close(resolve)))
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
      slack.deliverTo({ url, signingSecret: slack.signingSecret })
      return url
    },
  }
}

/** The parts with an adapter that is connected by a socket. */
export async function connected(t: TestContext, options?: SlackOptions): Promise<Kit & { adapter: SlackAdapter }> {
  const parts = await kit(t, options)
  const adapter = parts.connect()
  await adapter.start()
  return { ...parts, adapter }
}

export function socketMode(slack: LoopbackSlack): SlackMode {
  return { kind: 'socket', botToken: slack.workspace.botToken, appToken: slack.appToken }
}

export function httpMode(slack: LoopbackSlack): SlackMode {
  return { kind: 'http', signingSecret: slack.signingSecret, auth: { botToken: slack.workspace.botToken } }
}

/** Waits until it is true, for five seconds at most. */
export async function until(what: string, isTrue: () => boolean): Promise<void> {
  for (let waited = 0; !isTrue(); waited += 5) {
    if (waited > 5_000) throw new Error(`Still not: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function logTo(lines: string[]): Log {
  const at = (level: string) => (first: unknown, second?: unknown) => {
    lines.push(`${level}: ${typeof first === 'string' ? first : String(second)}`)
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Commands enough to see each way of answering. */
function testCommands(callers: Caller[]): Command[] {
  const noted = (caller: Caller) => {
    callers.push(caller)
    return caller
  }
  const body = { kind: 'text', name: 'body', description: 'Which body', required: true, maxLength: 3_000 } as const
  const on = { kind: 'text', name: 'on', description: 'On which day', required: false, maxLength: 40 } as const
  const area = { kind: 'text', name: 'area', description: 'Which area', required: false, maxLength: 100 } as const
  const mention = {
    kind: 'text',
    name: 'mention',
    description: 'Whom to mention',
    required: false,
    maxLength: 100,
  } as const
  return [
    {
      name: 'ccg',
      description: 'What became of a CCG',
      examples: ['wirral on:2020-09-08'],
      subcommands: [
        subcommand({
          name: '',
          description: 'Its status card',
          who: 'anyone',
          for: 'channel',
          options: [body, on],
          answer: async (values, caller) => card(values.body, values.on ?? 'today', noted(caller)),
        }),
      ],
      actions: [
        {
          id: 'ccg.tree',
          who: 'anyone',
          for: 'asker',
          answer: async (payload) => sentence('plain', `Tree of ${payload}`),
        },
        {
          id: 'ccg.card',
          who: 'anyone',
          for: 'channel',
          answer: async (payload) => sentence('plain', `Card of ${payload}`),
        },
      ],
    },
    {
      name: 'watch',
      description: 'What this channel is told',
      examples: ['add area:london'],
      subcommands: [
        subcommand({
          name: 'add',
          description: 'Watch an area',
          who: 'organisers',
          for: 'asker',
          options: [area, mention],
          answer: async (values, caller) => {
            noted(caller)
            return sentence('good', `Watching ${values.area} for ${values.mention ?? 'nobody'}.`)
          },
        }),
      ],
      actions: [],
    },
    {
      name: 'help',
      description: 'What it can do',
      examples: [],
      subcommands: [
        subcommand({
          name: '',
          description: 'Help',
          who: 'anyone',
          for: 'asker',
          options: [],
          answer: async () => sentence('plain', 'Help is here.'),
        }),
      ],
      actions: [],
    },
    {
      name: 'petition',
      description: 'A picture',
      examples: [],
      subcommands: [
        subcommand({
          name: 'chart',
          description: 'Chart',
          who: 'anyone',
          for: 'channel',
          options: [],
          answer: async (): Promise<Message> => ({
            ...sentence('plain', 'Signatures'),
            picture: { png: PNG, name: 'signatures.png', alt: 'A line that rises' },
          }),
        }),
        subcommand({
          name: 'refuse',
          description: 'Refuse',
          who: 'anyone',
          for: 'asker',
          options: [],
          answer: async () => {
            throw new Refusal('There is no such petition.')
          },
        }),
      ],
      actions: [],
    },
  ]
}

function card(words: string, on: string, caller: Caller): Message {
  return {
    overline: 'CLOSED · North West',
    title: words,
    link: 'https://example.org/wirral',
    tone: 'alert',
    blocks: [
      paragraph(['Asked by ', bold(caller.userName), ' for ', on]),
      facts({ label: 'Lineage', value: { text: 'the ICB', url: 'https://example.org/icb' } }),
    ],
    buttons: [
      { kind: 'link', label: 'Read', url: 'https://example.org/read' },
      { kind: 'action', label: 'Family tree', call: { action: 'ccg.tree', payload: 'ccg-wirral' } },
    ],
    menu: {
      action: 'ccg.card',
      prompt: 'Another',
      options: [{ label: 'NHS Halton CCG', value: 'ccg-halton', hint: 'near' }],
    },
  }
}
