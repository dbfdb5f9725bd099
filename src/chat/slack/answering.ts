/** Answers what people typed and pressed: to them alone, with a button to share what is of use to all. */
import type { RespondFn, webApi } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { Clock } from '../../time.ts'
import type { Answer, Caller } from '../command.ts'
import { type ActionCall, type Message, sentence } from '../message.ts'
import type { Router } from '../router.ts'
import { createAdmins } from './admins.ts'
import { OPEN_LINK, SHARE } from './controls.ts'
import { failureOf, saying } from './faults.ts'
import type { Memory } from './memory.ts'
import { createOnce } from './once.ts'
import { sendWithPicture } from './pictures.ts'
import { type RenderOptions, render, type SlackMessage } from './render.ts'
import { createShares } from './shares.ts'

/** A command or a press as it was delivered. */
export interface Asked {
  /** Slack's id for what the person did: the same when it is delivered again. */
  readonly delivery: string
  readonly tenant: string
  /** '' in the app's Home. */
  readonly channel: string
  readonly userId: string
  readonly userName: string
  /** Answers by response_url: five times within half an hour. Null where Slack gave none. */
  readonly respond: RespondFn | null
}

export interface Answering {
  command(asked: Asked, line: string): Promise<void>
  press(asked: Asked, call: ActionCall): Promise<void>
  /** Settles when the answers under way are given. */
  settled(): Promise<void>
}

export interface AnsweringNeeds {
  readonly router: Router
  readonly clientFor: (tenant: string) => Promise<webApi.WebClient | null>
  readonly cache: Memory
  readonly log: Log
  readonly clock: Clock
}

type Whose = 'ephemeral' | 'in_channel'

export function createAnswering(needs: AnsweringNeeds): Answering {
  const { router, clientFor, log } = needs
  const once = createOnce(needs.cache)
  const shares = createShares(needs.cache)
  const isAdmin = createAdmins(needs)
  const underWay = new Set<Promise<void>>()

  const callerOf = (asked: Asked): Caller => ({
    platform: 'slack',
    tenant: asked.tenant,
    channel: asked.channel === '' ? `user:${asked.userId}` : asked.channel,
    userId: asked.userId,
    userName: asked.userName,
    isAdmin: () => isAdmin(asked.tenant, asked.userId),
  })

  const track = (asked: Asked, work: () => Promise<void>): Promise<void> => {
    const task = once(asked.delivery, work).catch((fault: unknown) => {
      log.error(`An answer did not reach somebody on Slack: ${saying(fault)}.`)
    })
    underWay.add(task)
    return task.finally(() => underWay.delete(task))
  }

  /** For the asker's eyes: by response_url, else as an ephemeral message, else as a direct message. */
  const answer = async (asked: Asked, { message, for: whose }: Answer): Promise<void> => {
    const shareKey = whose === 'channel' && isSharedPlace(asked.channel) ? await shares.keep(message) : null
    await send(asked, message, 'ephemeral', shareKey === null ? {} : { shareKey })
  }

  const send = async (asked: Asked, message: Message, whose: Whose, options: RenderOptions): Promise<void> => {
    const client = await clientFor(asked.tenant)
    if (client === null) throw new Error('the bot is not installed in that workspace')
    await sendWithPicture(client, message, log, async (fileId) => {
      const rendered = render(message, { ...options, ...(fileId !== undefined && { fileId }) })
      if (asked.respond === null) return sendByBot(client, asked, rendered, whose)
      try {
        await asked.respond({ ...rendered, response_type: whose, replace_original: false })
      } catch (fault) {
        const failure = failureOf(fault)
        if (fileId !== undefined && failure.kind === 'refused' && failure.what === 'message') throw fault
        log.warn(`A response_url did not take an answer: ${failure.why}.`)
        await sendByBot(client, asked, rendered, whose)
      }
    })
  }

  const share = async (asked: Asked, key: string): Promise<void> => {
    const message = await shares.find(key)
    if (message === null) {
      const gone = sentence(
        'warning',
        'That answer is no longer kept, or was shared already.',
        'Please ask again to share it.',
      )
      return answer(asked, { message: gone, for: 'asker' })
    }
    await send(asked, message, 'in_channel', { sharedBy: asked.userName })
    await shares.forget(key)
    // The asker's own copy goes away: the channel has it now. If it stays, no harm is done.
    await asked.respond?.({ delete_original: true }).catch(() => {})
  }

  return {
    command: (asked, line) => track(asked, async () => answer(asked, await router.runTyped(line, callerOf(asked)))),
    press: (asked, { action, payload }) => {
      if (action === OPEN_LINK) return Promise.resolve()
      return track(asked, async () => {
        if (action === SHARE) return share(asked, payload)
        return answer(asked, await router.press(action, payload, callerOf(asked)))
      })
    },
    settled: async () => {
      await Promise.all(underWay)
    },
  }
}

/** Whether others read there: not in the app's Home (no channel) and not in a direct message, whose id begins with D. */
function isSharedPlace(channel: string): boolean {
  return channel !== '' && !channel.startsWith('D')
}

/** Without a response_url: an ephemeral message, where the bot may send one, else a direct message. */
async function sendByBot(client: webApi.WebClient, asked: Asked, post: SlackMessage, whose: Whose): Promise<void> {
  const { channel, userId: user } = asked
  if (whose === 'in_channel') {
    await client.chat.postMessage({ channel, ...post })
    return
  }
  const { text, blocks, parse, link_names } = post
  try {
    if (channel === '') throw new Error('no channel')
    await client.chat.postEphemeral({ channel, user, text, blocks, parse, link_names })
  } catch {
    await client.chat.postMessage({ channel: user, ...post })
  }
}
