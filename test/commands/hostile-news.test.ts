import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { renderMessage } from '../../src/chat/discord/render.ts'
import type { Message } from '../../src/chat/message.ts'
import { render } from '../../src/chat/slack/render.ts'
import { createFetcher } from '../../src/net/fetcher.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { createReports } from '../../src/reports/reports.ts'
import { growthOf } from '../news/growth-of.ts'
import { hostileTexts } from '../news/hostile-texts.ts'
import { answerBody, startFeedServer } from '../platforms/feeds.ts'
import { openDesk } from './newsroom-commands.ts'
import { callerOn, REGISTER_PARTS, wordsOf } from './world.ts'

const TEXTS = hostileTexts(REGISTER_PARTS.register)
const VERY_LONG = 100_000
const CHANNEL = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
/** What makes a story of each, and a step of a merger. */
const NEWS = 'NHS Devon ICB and NHS Somerset ICB have proposed a merger from 1 April 2028.'
/** More than any card says of a thing: what one line or one fact of an answer may have. */
const LONGEST_PART = 3_000

/** That people can read it: on both platforms within their limits, with a title, whole letters, and nothing endless. */
function assertLegible(message: Message, about: string): void {
  assert.ok(message.title.trim().length > 0, about)
  assert.doesNotMatch(message.title, /^(?:undefined|null|NaN)/, about)
  for (const line of wordsOf(message).split('\n')) assert.ok(line.length <= LONGEST_PART, `${about}: ${line.length}`)
  for (const button of message.buttons ?? [])
    if (button.kind === 'action') assert.ok(button.call.payload.length <= 60, about)
  for (const option of message.menu?.options ?? []) assert.ok(option.value.length <= 60, about)
  const { embeds } = renderMessage(message).body
  assert.ok(JSON.stringify(embeds).isWellFormed(), about)
  assert.ok((embeds[0]?.title ?? embeds[0]?.description ?? '').length > 0, about)
  assert.ok(JSON.stringify(render(message)).isWellFormed(), about)
}

describe('hostile news', () => {
  it('gets a card, answers and records that can be read, and nobody’s fault', async (t) => {
    const desk = await openDesk(t)
    const { room, ask, press } = desk
    room.hand.now = new Date('2026-12-01T12:00:00.000Z')
    await room.watches.add(CHANNEL, {}, 'U1')
    const feed = await room.addFeed()
    await room.publish(
      feed,
      TEXTS.flatMap(({ name, write }, at) => {
        const text = write(VERY_LONG)
        const outlet = text.slice(0, 90)
        return [
          { title: `${NEWS} ${text}`, url: `https://a.example/${at}`, outlet },
          { title: text, summary: `${NEWS} ${text}`, url: `https://b.example/${at}`, outlet: name },
        ]
      }),
    )
    const owed = await room.outbox()
    assert.ok(owed.length > 0)
    for (const { message, title } of owed) assertLegible(message, title.slice(0, 60))
    const stories = await room.stories.latest({ tenant: 'slack:T1', limit: 100 })
    for (const { id } of stories) {
      assertLegible(await ask(`/alerts why ${id}`), `why ${id}`)
      assertLegible(await press('feedback.no', String(id)), `feedback on ${id}`)
    }
    for (const line of ['/alerts latest', '/mergers', '/watch preview', '/ccg "devon icb"', '/ics somerset'])
      assertLegible(await ask(line), line)
    const { mergers } = await room.mergers.find({ tenant: 'slack:T1' })
    assert.ok(mergers.length > 0)
    for (const { id } of mergers) assertLegible(await ask(`/mergers show ${id}`), `merger ${id}`)
    const found = await ask('/alerts search devon')
    assertLegible(found, 'search')
    for (const { value } of found.menu?.options ?? []) assertLegible(await press('alerts.item', value), `item ${value}`)
    assert.deepEqual(
      room.lines.filter(({ level }) => level === 'error').map(({ says }) => says),
      [],
    )
  })

  it('is searched for in words that can be read, whatever is searched for', async (t) => {
    const { ask, room } = await openDesk(t)
    await room.publish(await room.addFeed(), [{ title: NEWS }])
    for (const { name, write } of TEXTS) {
      const typed = write(95).replaceAll('"', '').slice(0, 100)
      assertLegible(await ask(`/alerts search "${typed}"`), name)
      assertLegible(await ask(`/alerts search merger body:"${typed}"`), name)
    }
  })

  it('is suggested in whole letters while somebody types', async (t) => {
    const { router, room } = await openDesk(t)
    await room.publish(
      await room.addFeed(),
      TEXTS.map(({ write }) => ({ title: `${NEWS} ${write(VERY_LONG)}` })),
    )
    for (const [command, subcommand, option] of [
      ['alerts', 'why', 'alert'],
      ['mergers', 'show', 'merger'],
      ['mergers', 'split', 'story'],
    ] as const) {
      const choices = await router.complete({ command, subcommand, values: {} }, option, '', callerOn('discord'))
      assert.ok(choices.length > 0, command)
      for (const choice of choices) assert.ok(choice.name.length <= 100, choice.name)
    }
  })
})

describe('a hostile page that is reported', () => {
  async function openTipOffs(t: TestContext) {
    const { room } = await openDesk(t)
    const server = await startFeedServer()
    const fetcher = createFetcher({ allow: ['127.0.0.1'], trusted: [], userAgent: 'test' })
    t.after(async () => {
      await fetcher.close()
      await server.close()
    })
    const understand = createUnderstanding(REGISTER_PARTS.register)
    const coolDown = { get: async () => undefined, set: async () => true }
    const clock = () => room.hand.now
    const { db, alerts } = room
    return { room, server, reports: createReports({ db, clock, fetcher, understand, alerts, coolDown }) }
  }

  it('is put before the organisers in words that can be read, and posted so', async (t) => {
    const { room, server, reports } = await openTipOffs(t)
    // An article is looked for in a thread of its own, which takes a while to begin: one in five is enough.
    const some = TEXTS.filter((_, at) => at % 5 === 0)
    for (const [at, { name, write }] of some.entries()) {
      const text = write(VERY_LONG).replaceAll('<', '&lt;')
      const html = `<!doctype html><title>${NEWS} ${text}</title><meta name="description" content="${text}"><article><p>${NEWS} ${text}</p></article>`
      server.behave(`/${at}`, answerBody(html, 'text/html; charset=utf-8'))
      const reported = await reports.report({ ...CHANNEL, userId: 'U1' }, `${server.url}/${at}`, text.slice(0, 300))
      assert.equal(reported.kind, 'waits', name)
      if (reported.kind === 'waits') await reports.post({ ...CHANNEL, userId: 'U9' }, reported.report.id)
    }
    const owed = await room.outbox()
    assert.ok(owed.length >= some.length)
    for (const { message, title } of owed) assertLegible(message, title.slice(0, 60))
  })
})

describe('the answers to hostile news', () => {
  it('are rendered in time that grows with the length alone', () => {
    for (const { name, write } of TEXTS) {
      const grown = growthOf(8, (factor) => {
        const text = write(2_000 * factor)
        const message: Message = { title: text, tone: 'alert', blocks: [{ kind: 'paragraph', text }] }
        return () => [renderMessage(message), render(message)]
      })
      assert.ok(grown, name)
    }
  })
})
