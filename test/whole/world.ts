/** A Discord, a Slack and a feed on loopback, and the environment in which the bot lives among them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type LoopbackDiscord, startDiscord } from '../platforms/discord/loopback.ts'
import { type FeedServer, startFeedServer } from '../platforms/feeds.ts'
import { type LoopbackSlack, startSlack } from '../platforms/slack/slack.ts'
import { type Bot, startBot } from './bot.ts'

export interface TestWorld {
  readonly discord: LoopbackDiscord
  readonly slack: LoopbackSlack
  readonly feeds: FeedServer
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  /** Starts the bot in this world; it is killed when the test ends. */
  start(more?: Readonly<Record<string, string>>): Bot
}

/** `databaseUrl` is of a new, empty database; a SQLite file in the world's folder when not given. */
export async function createTestWorld(test: TestContext, databaseUrl?: string): Promise<TestWorld> {
  const [discord, slack, feeds] = await Promise.all([
    startDiscord({ rateLimit: { requests: 50, perMs: 1_000 } }),
    startSlack(),
    startFeedServer(),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'mergerwatch-whole-'))
  feeds.channel('news', { title: 'Invented Health News' })
  const opml = `<opml version="2.0"><body><outline type="rss" text="Invented Health News" xmlUrl="${feeds.url}/news.rss"/></body></opml>`
  writeFileSync(join(folder, 'feeds.opml'), opml)
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: slack.workspace.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: databaseUrl ?? `file:${join(folder, 'bot.db')}`,
    FEEDS_FILE: join(folder, 'feeds.opml'),
    POLL_CRON: '* * * * * *',
    FEED_MIN_INTERVAL: '1s',
    ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
  }
  const bots: Bot[] = []
  test.after(async () => {
    for (const bot of bots) bot.process.kill('SIGKILL')
    await Promise.all([discord.close(), slack.close(), feeds.close()])
    rmSync(folder, { recursive: true, force: true })
  })
  const start = (more = {}) => {
    const bot = startBot(folder, { ...environment, ...more })
    bots.push(bot)
    return bot
  }
  return { discord, slack, feeds, folder, environment, start }
}
