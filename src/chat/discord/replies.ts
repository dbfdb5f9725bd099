/** Discord's requests for answering an interaction. The token in them is good for 15 minutes and needs no other. */
import { setTimeout as pause } from 'node:timers/promises'
import { DiscordAPIError, type Interaction, RateLimitError, type REST, Routes } from 'discord.js'
import { type Message, sentence } from '../message.ts'
import { renderMessage } from './render.ts'

/** Docs, "Interaction Callback Type" and "Message Flags". */
const THINKING = 5
const CHOICES = 8
const EPHEMERAL = 64

/** Docs, "JSON Error Codes": Invalid Form Body. */
const MALFORMED = 50035

const AGAIN_AFTER_MS = 500

type Answerable = Pick<Interaction, 'id' | 'token' | 'applicationId'>

export interface Replies {
  /** Tells Discord that an answer will come; `ephemeral` when it is for the asker's eyes only. */
  readonly think: (to: Answerable, ephemeral: boolean) => Promise<void>
  readonly choices: (to: Answerable, choices: readonly { name: string; value: string }[]) => Promise<void>
  /** Puts the answer where "is thinking…" stood. */
  readonly answer: (to: Answerable, message: Message) => Promise<void>
  /** The same, for the asker's eyes only, though it was announced to all. */
  readonly answerAsker: (to: Answerable, message: Message) => Promise<void>
}

/** All of these throw what discord.js throws. */
export function createReplies(rest: REST): Replies {
  const callback = async ({ id, token }: Answerable, body: object) => {
    await rest.post(Routes.interactionCallback(id, token), { auth: false, body })
  }
  const original = ({ applicationId, token }: Answerable) => Routes.webhookMessage(applicationId, token, '@original')
  const show = async (message: Message, send: (message: Message) => Promise<unknown>) => {
    try {
      await again(() => send(message))
    } catch (fault) {
      if (!(fault instanceof DiscordAPIError) || fault.code !== MALFORMED) throw fault
      await send(
        sentence('warning', 'The answer was there, but Discord would not show it.', 'Please try another question.'),
      )
      throw fault
    }
  }
  return {
    think: (to, ephemeral) => callback(to, { type: THINKING, data: ephemeral ? { flags: EPHEMERAL } : {} }),
    choices: (to, choices) => callback(to, { type: CHOICES, data: { choices } }),
    answer: (to, message) =>
      show(message, (shown) => rest.patch(original(to), { auth: false, ...renderMessage(shown) })),
    answerAsker: async (to, message) => {
      // While "is thinking…" stands, a follow-up takes its place and is as public as it was: docs, "Create Followup Message".
      await again(() => rest.delete(original(to), { auth: false }))
      await show(message, (shown) => {
        const { body, files } = renderMessage(shown)
        const route = Routes.webhook(to.applicationId, to.token)
        return rest.post(route, { auth: false, body: { ...body, flags: EPHEMERAL }, files })
      })
    },
  }
}

/** Tries a second time after a fault of the line or of Discord's own: a second copy harms nobody here. */
async function again(request: () => Promise<unknown>): Promise<void> {
  try {
    await request()
  } catch (fault) {
    if (fault instanceof DiscordAPIError || fault instanceof RateLimitError) throw fault
    await pause(AGAIN_AFTER_MS)
    await request()
  }
}
