/**
 * `npm run demo`: the whole bot in the console against a small world served on this machine.
 *
 * At a terminal it goes on until it is left. Through pipes it ends once the input has ended and the story has been
 * told, and fails when the last alert does not arrive: so it is a check of the whole way, too.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { londonDate } from '../time.ts'
import { startBot } from './bot.ts'
import { type Announcement, OUTLETS, tellStory } from './story.ts'
import { openWorld, type World } from './world.ts'

const WATCHED_PACE_MS = 7_000
const UNWATCHED_PACE_MS = 3_000
const LONGEST_WAIT_MS = 60_000

const INTRODUCTION = `
A small world begins: ${OUTLETS.length} invented outlets on this machine, no network. In the next minute they will report
that two integrated care boards propose to merge, consult and are approved; and of a merger of hospital
trusts, which is none of Mergerwatch's business: no alert comes of it. Every announcement is invented.

Meanwhile try:  /ccg wirral   /ics devon   /alerts latest   /watch list   /help
A number in brackets is a button: type it. exit or Ctrl-C leaves.
`

async function run(): Promise<number> {
  const clock = () => new Date()
  const isWatched = process.stdin.isTTY === true && process.stdout.isTTY === true
  const story = tellStory(londonDate(clock()))
  const folder = await mkdtemp(join(tmpdir(), 'mergerwatch-demo-'))
  const world = await openWorld(clock)
  try {
    process.stdout.write(`${INTRODUCTION}\n`)
    const bot = await startBot({ folder, feeds: world.feeds, stdio: isWatched ? 'inherit' : 'pipe' })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => bot.kill('SIGTERM'))
    const ended = once(bot, 'exit')
    const leaving = new AbortController()
    const telling = tell(world, story, isWatched ? WATCHED_PACE_MS : UNWATCHED_PACE_MS, leaving.signal)
    const isWell = isWatched ? true : await Promise.race([accompany(bot, telling), ended.then(() => true)])
    const [exitCode] = await ended
    leaving.abort()
    await telling
    return exitCode === 0 && !isWell ? 1 : (exitCode ?? 1)
  } finally {
    await world.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Publishes one announcement after the other, from when the bot knows what was there before. Ends early when told to.
 * Returns the address of the last one that an alert should come of.
 */
async function tell(
  world: World,
  story: readonly Announcement[],
  paceMs: number,
  leaving: AbortSignal,
): Promise<string> {
  const left = once(leaving, 'abort')
  let last = ''
  await Promise.race([world.everyFeedRead, left])
  for (const announcement of story) {
    if (leaving.aborted) break
    const address = world.publish(announcement)
    if (announcement.isRelevant) last = address
    await Promise.race([pause(paceMs, undefined, { ref: false }), left])
  }
  return last
}

/** Passes input and output on; leaves when both the input and the story have ended. Tells whether the last alert came. */
async function accompany(bot: ChildProcess, telling: Promise<string>): Promise<boolean> {
  const seen = Promise.withResolvers<true>()
  let said = ''
  let awaited: string | undefined
  const look = () => {
    if (awaited !== undefined && said.includes(awaited)) seen.resolve(true)
  }
  bot.stdout?.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk)
    said += chunk.toString()
    look()
  })
  // The bot may be told to exit by the input that is passed on.
  bot.stdin?.on('error', () => {})
  process.stdin.on('data', (chunk: Buffer) => bot.stdin?.write(chunk))
  const told = await Promise.all([telling, once(process.stdin, 'end')])
  awaited = told[0]
  look()
  const isSeen = await Promise.race([seen.promise, pause(LONGEST_WAIT_MS, false, { ref: false })])
  bot.stdin?.end('exit\n')
  if (!isSeen) process.stderr.write('The last alert of the story did not arrive.\n')
  return isSeen
}

process.exitCode = await run()
