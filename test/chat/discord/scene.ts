/** A small bot with invented commands, joined to a loopback Discord. */
import type { TestContext } from 'node:test'
import { type Caller, type Command, Refusal, subcommand } from '../../../src/chat/command.ts'
import { createDiscord, type DiscordNeeds } from '../../../src/chat/discord/discord.ts'
import { type Message, sentence } from '../../../src/chat/message.ts'
import type { Adapter, Place } from '../../../src/chat/platform.ts'
import { createRouter, type Router } from '../../../src/chat/router.ts'
import { type DiscordOptions, type LoopbackDiscord, startDiscord } from '../../platforms/discord/loopback.ts'
import type { Channel, Guild, User } from '../../platforms/discord/world.ts'

/** What was logged: level and words. */
export type Lines = { level: string; words: string; about: unknown }[]

export interface Scene {
  readonly discord: LoopbackDiscord
  readonly guild: Guild
  readonly channel: Channel
  readonly member: User
  readonly organiser: User
  readonly place: Place
  readonly settings: Map<string, string>
  readonly log: Lines
  readonly calls: Caller[]
  /** Another adapter on the same Discord, as after a restart; stopped with the test. */
  bot(needs?: Partial<DiscordNeeds>): Adapter
}

export async function setScene(test: TestContext, options: DiscordOptions = {}): Promise<Scene> {
  const discord = await startDiscord(options)
  const guild = discord.guild()
  const settings = new Map<string, string>()
  const log: Lines = []
  const calls: Caller[] = []
  const bots: Adapter[] = []
  test.after(async () => {
    await Promise.all(bots.map((bot) => bot.stop()))
    await discord.close()
  })
  const channel = discord.channel(guild)
  const scene: Scene = {
    discord,
    guild,
    channel,
    member: discord.member(guild, 'ada'),
    organiser: discord.member(guild, 'bess', 32),
    place: { platform: 'discord', tenant: guild.id, channel: channel.id },
    settings,
    log,
    calls,
    bot: (needs = {}) => {
      const bot = createDiscord({
        token: discord.token,
        apiUrl: discord.url,
        router: routerOf(COMMANDS(calls), log),
        settings: { get: async (key) => settings.get(key), set: async (key, value) => void settings.set(key, value) },
        log: logInto(log),
        ...needs,
      })
      bots.push(bot)
      return bot
    },
  }
  return scene
}

/** A scene with a bot that is connected. */
export async function setSceneWithBot(
  test: TestContext,
  options?: DiscordOptions,
): Promise<Scene & { adapter: Adapter }> {
  const scene = await setScene(test, options)
  const adapter = scene.bot()
  await adapter.start()
  return { ...scene, adapter }
}

export function routerOf(commands: readonly Command[], log: Lines): Router {
  return createRouter({
    commands,
    isOrganiser: async () => false,
    onFault: (what, fault) => void log.push({ level: 'fault', words: what, about: fault }),
  })
}

export function logInto(lines: Lines): DiscordNeeds['log'] {
  const at = (level: string) => (about: unknown, words?: string) =>
    void lines.push({ level, words: words ?? String(about), about })
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } as DiscordNeeds['log']
}

/** Invented commands that between them have every kind of option, answer and action. */
export function COMMANDS(calls: Caller[] = []): Command[] {
  const told = (caller: Caller, message: Message) => {
    calls.push(caller)
    return message
  }
  return [
    {
      name: 'ferry',
      description: 'When the ferry goes',
      examples: ['north quay:2'],
      subcommands: [
        subcommand({
          name: '',
          description: 'When the ferry goes',
          who: 'anyone',
          for: 'channel',
          options: [
            {
              name: 'to',
              description: 'Where to',
              kind: 'text',
              required: true,
              maxLength: 100,
              complete: (partial) =>
                ['North Bank', 'Northam', 'Southam']
                  .filter((name) => name.toLowerCase().includes(partial.toLowerCase()))
                  .map((name) => ({ name, value: name })),
            },
            { name: 'quay', description: 'From which quay', kind: 'number', required: false, min: 1, max: 9 },
          ],
          answer: async ({ to, quay }, caller) => {
            if (to === 'Atlantis') throw new Refusal('The ferry does not go to Atlantis.')
            if (to === 'nowhere') throw new Error('the engine is broken')
            return told(caller, {
              title: `To ${to} at noon`,
              tone: 'plain',
              blocks: [{ kind: 'facts', facts: [{ label: 'Quay', value: String(quay ?? 'any') }] }],
              buttons: [{ kind: 'action', label: 'Board', call: { action: 'ferry.board', payload: to } }],
              menu: {
                action: 'ferry.seat',
                prompt: 'Which seat?',
                options: [
                  { label: 'Bow', value: 'bow' },
                  { label: 'Stern', value: 'stern' },
                ],
              },
            })
          },
        }),
      ],
      actions: [
        {
          id: 'ferry.board',
          who: 'anyone',
          for: 'asker',
          answer: async (to, caller) => told(caller, sentence('good', `You are on board for ${to}.`)),
        },
        {
          id: 'ferry.seat',
          who: 'anyone',
          for: 'asker',
          answer: async (seat, caller) => told(caller, sentence('good', `You sit at the ${seat}.`)),
        },
        {
          id: 'ferry.sink',
          who: 'organisers',
          for: 'channel',
          answer: async (_, caller) => told(caller, sentence('alert', 'The ferry is sunk.')),
        },
      ],
    },
    {
      name: 'quay',
      description: 'Who works on the quay',
      examples: ['hire ada as:cook'],
      subcommands: [
        subcommand({
          name: 'hire',
          description: 'Take somebody on',
          who: 'organisers',
          for: 'asker',
          options: [
            { name: 'whom', description: 'The person', kind: 'text', required: true, maxLength: 60 },
            {
              name: 'as',
              description: 'The work',
              kind: 'choice',
              required: false,
              choices: [
                { name: 'Cook', value: 'cook' },
                { name: 'Mate', value: 'mate' },
              ],
            },
          ],
          answer: async ({ whom, as }, caller) =>
            told(caller, sentence('good', `Hired ${whom} as ${as ?? 'anything'}.`)),
        }),
        subcommand({
          name: 'list',
          description: 'Who is there',
          who: 'anyone',
          for: 'asker',
          options: [],
          answer: async (_, caller) => told(caller, sentence('plain', 'Nobody is there.')),
        }),
      ],
      actions: [],
    },
    {
      name: 'harbour',
      description: 'The harbour itself',
      examples: [],
      subcommands: [
        subcommand({
          name: 'close',
          description: 'Close it',
          who: 'organisers',
          for: 'channel',
          options: [],
          answer: async (_, caller) => told(caller, sentence('warning', 'The harbour is closed.')),
        }),
      ],
      actions: [],
    },
  ]
}
