/** The whole program in a process of its own, with Discord, Slack and a feed on loopback. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startDiscord } from '../platforms/discord/loopback.ts'
import { startFeedServer } from '../platforms/feeds.ts'
import { startSlack } from '../platforms/slack/slack.ts'
import { startBot, until } from '../whole/bot.ts'
import { type Figure, median } from './figure.ts'

const STARTS = 5
const MANAGE_SERVER = 32
/** One for each story, because two reports on the same body would be one story. */
const AREAS = [
  'Dorset',
  'Kent and Medway',
  'Lincolnshire',
  'Northamptonshire',
  'Black Country',
  'Gloucestershire',
  'Humber and North Yorkshire',
  'Essex',
  'Devon',
  'South Yorkshire',
]

/** Measures, in about a minute. */
export async function benchWhole(): Promise<Figure[]> {
  const [discord, slack, feeds] = await Promise.all([startDiscord(), startSlack(), startFeedServer()])
  const folder = mkdtempSync(join(tmpdir(), 'mergerwatch-bench-'))
  feeds.channel('news', { title: 'Invented Health News' })
  feeds.publish({ title: 'Village fete raises money', summary: 'Cakes were sold.' })
  const outline = `<outline type="rss" text="News" xmlUrl="${feeds.url}/news.rss"/>`
  writeFileSync(join(folder, 'feeds.opml'), `<opml version="2.0"><body>${outline}</body></opml>`)
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: slack.workspace.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    FEEDS_FILE: 'feeds.opml',
    POLL_CRON: '* * * * * *',
    FEED_MIN_INTERVAL: '1s',
    ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
  }
  try {
    const ready: number[] = []
    for (let start = 0; start < STARTS; start += 1) {
      const began = performance.now()
      const bot = startBot(folder, environment)
      await bot.ready()
      ready.push(performance.now() - began)
      await bot.end('SIGTERM')
    }
    const guild = discord.guild()
    const channel = discord.channel(guild)
    const user = discord.member(guild, 'organiser', MANAGE_SERVER)
    const bot = startBot(folder, environment)
    await bot.ready()
    await discord.slash({ channel: channel.id, user, command: 'watch add' })
    await (await slack.slash({ command: '/watch', text: 'add' })).next()
    await pause(3_000)
    const resting = residentMegabytes(bot.process.pid)
    const waits: Record<'discord' | 'slack', number[]> = { discord: [], slack: [] }
    for (const area of AREAS) {
      const title = `NHS ${area} ICB plans merger with its neighbour`
      const published = performance.now()
      feeds.publish({ title, summary: 'The boards propose to become a single integrated care board.' })
      const onDiscord = until(() => discord.messages(channel).some(({ text }) => text.includes(title)), title)
      const onSlack = until(() => slack.messages('CGENERAL').some(({ text }) => text.includes(title)), title)
      await Promise.all([
        onDiscord.then(() => waits.discord.push(performance.now() - published)),
        onSlack.then(() => waits.slack.push(performance.now() - published)),
      ])
    }
    const working = residentMegabytes(bot.process.pid)
    await bot.end('SIGTERM')
    return [
      { name: 'From start to ready, both platforms connected', figure: `${Math.round(median(ready))} ms` },
      { name: 'Memory, both platforms connected', figure: `${resting} MB resident` },
      { name: `Memory after ${AREAS.length} alerts on each`, figure: `${working} MB resident` },
      { name: 'From publication to the post on Discord, FEED_MIN_INTERVAL=1s', figure: seconds(waits.discord) },
      { name: 'From publication to the post on Slack, FEED_MIN_INTERVAL=1s', figure: seconds(waits.slack) },
    ]
  } finally {
    await Promise.all([discord.close(), slack.close(), feeds.close()])
    rmSync(folder, { recursive: true, force: true })
  }
}

function seconds(waits: readonly number[]): string {
  return `${(median(waits) / 1_000).toFixed(1)} s (slowest ${(Math.max(...waits) / 1_000).toFixed(1)} s)`
}

/** As Linux counts it; "unknown" elsewhere. */
function residentMegabytes(pid: number | undefined): string {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return String(Math.round(Number(kilobytes) / 1_024))
  } catch {
    return 'unknown'
  }
}
