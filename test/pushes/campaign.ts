/** A campaign on Discord and on Slack: a real database, a loopback petitions site, both outboxes sent, and a clock to move. */
import type { TestContext } from 'node:test'
import { createSender, type Sender } from '../../src/alerts/sender.ts'
import { type Message, plainText } from '../../src/chat/message.ts'
import type { Place } from '../../src/chat/platform.ts'
import { createPetitionNews } from '../../src/main/petition-news.ts'
import type { Petitions } from '../../src/petitions/petitions.ts'
import { type Asker, createPushes, type Pushes } from '../../src/pushes/pushes.ts'
import type { Engine } from '../../src/store/engine.ts'
import { createLines, type Lines } from '../alerts/newsroom.ts'
import { createScriptedPlatform, type Post, type ScriptedPlatform } from '../alerts/scripted-platform.ts'
import { makeWorld, type World } from '../petitions/world.ts'
import type { SitePetition } from '../platforms/petitions.ts'

export const DISCORD: Place = { platform: 'discord', tenant: 'G1', channel: 'D1' }
export const SLACK: Place = { platform: 'slack', tenant: 'T9', channel: 'S1' }

export interface Campaign extends Lines {
  readonly world: World
  readonly petition: SitePetition
  /** The room; after `restart` another, on the same database. */
  pushes: Pushes
  readonly discord: ScriptedPlatform
  readonly slack: ScriptedPlatform
  /** Sends what is due on both platforms. */
  send(): Promise<void>
  /** One minute's work at the moment that the clock shows: the site is polled, pushes are seen to, messages sent. */
  minute(): Promise<void>
  /** Lets hours go by in steps of so many minutes. */
  live(hours: number, each?: (step: number) => void, minutes?: number): Promise<void>
  /** As after a crash: nothing in memory is left. */
  restart(): void
  /** Starts a push on Discord and gives its id and code. */
  start(target?: number, by?: string): Promise<{ id: number; code: string }>
  /** Starts a push on Discord that Slack takes part in as well. */
  startOnBoth(target?: number, by?: string): Promise<number>
}

export async function openCampaign(t: TestContext, engine: Engine, signatures = 1_000): Promise<Campaign> {
  const world = await makeWorld(engine)
  t.after(() => world[Symbol.asyncDispose]())
  world.now = new Date('2026-11-03T12:00:00Z')
  const petition = world.site.petition(276_169, { signature_count: signatures })
  const lines = createLines()
  const clock = () => world.now
  const { db } = world.store
  let restarts = 0
  const roomOver = (petitions: Petitions) => createPushes({ db, petitions, clock, log: lines.log })
  const newsOver = (petitions: Petitions) =>
    createPetitionNews({ petitions, metrics: { fault: () => {} }, clock, log: lines.log })
  const senderOf = (platform: ScriptedPlatform): Sender =>
    createSender({ db, engine, platform, owner: `sender-${restarts}`, clock, log: lines.log, pause: async () => {} })
  const discord = createScriptedPlatform('discord')
  const slack = createScriptedPlatform('slack')
  let senders = [senderOf(discord), senderOf(slack)]
  let news = newsOver(world.petitions)

  const campaign: Campaign = {
    ...lines,
    world,
    petition,
    pushes: roomOver(world.petitions),
    discord,
    slack,
    send: async () => {
      for (const sender of senders) await sender.sendDue()
    },
    minute: async () => {
      await news.tick()
      await campaign.pushes.tick(world.now)
      await campaign.send()
    },
    live: async (hours, each, minutes = 30) => {
      for (let step = 0; step < (hours * 60) / minutes; step += 1) {
        world.wait(minutes)
        each?.(step)
        await campaign.minute()
      }
    },
    restart: () => {
      restarts += 1
      const petitions = world.another(`again-${restarts}`)
      campaign.pushes = roomOver(petitions)
      news = newsOver(petitions)
      senders = [senderOf(discord), senderOf(slack)]
    },
    start: async (target = 2_000, by = '2026-11-10') => {
      const wish = { petition: '276169', target, by, title: 'Keep it local', area: 'england' }
      const { push, code } = await campaign.pushes.start(wish, DISCORD)
      return { id: push.id, code }
    },
    startOnBoth: async (target, by) => {
      const { id, code } = await campaign.start(target, by)
      await campaign.pushes.link(code, SLACK)
      await campaign.send()
      return id
    },
  }
  return campaign
}

/** Somebody in a channel. */
export function member(userId: string, place: Place = DISCORD): Asker {
  return { ...place, userId }
}

/** The posts in a channel whose overline has these words. */
export function postsWith(platform: ScriptedPlatform, words: string, channel?: string): Post[] {
  return platform.posts.filter(
    ({ first, place }) =>
      (first.overline ?? first.title).includes(words) && (channel === undefined || place.channel === channel),
  )
}

/** The live card in the platform's one channel, as it reads now. */
export function cardOn(platform: ScriptedPlatform): Message {
  const card = platform.posts.findLast(({ message }) => plainText(message.footer ?? '').startsWith('Counted'))
  if (!card) throw new Error('There is no card.')
  return card.message
}

/** All that a message says, in one text. */
export function said(message: Message): string {
  const lines = message.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [plainText(block.text)]
    if (block.kind === 'list') return block.items.map(plainText)
    return block.facts.map((fact) => `${fact.label}: ${plainText(fact.value)}`)
  })
  return [message.overline ?? '', message.title, ...lines].join('\n')
}
