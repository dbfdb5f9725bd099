/** From what people do on Discord to the router, and back. */
import {
  type AutocompleteInteraction,
  DiscordAPIError,
  GuildMember,
  type Interaction,
  PermissionFlagsBits,
  type REST,
} from 'discord.js'
import type { Log } from '../../log.ts'
import type { Answer, Caller } from '../command.ts'
import type { Router } from '../router.ts'
import { readCustomId } from './custom-id.ts'
import { COMMAND } from './limits.ts'
import { readCall, readMentions } from './option-values.ts'
import { createReplies } from './replies.ts'
import { writePlain } from './text.ts'

export interface Interactions {
  /** Answers one interaction, and only once if it comes again. Never throws. */
  handle(interaction: Interaction): void
  /** Takes no more, and ends when those under way are answered. */
  finish(): Promise<void>
}

/** After a lost connection Discord repeats what it is not sure was heard. So many are remembered. */
const REMEMBERED = 1_000

/** Docs, "JSON Error Codes": Unknown interaction; Interaction has already been acknowledged. */
const TOO_LATE = 10_062
const ANSWERED_ALREADY = 40_060

export function createInteractions(needs: { router: Router; rest: REST; log: Log }): Interactions {
  const { router, log } = needs
  const replies = createReplies(needs.rest)
  const heard = new Set<string>()
  const underWay = new Set<Promise<void>>()
  let open = true

  const answer = async (interaction: Interaction, announced: Answer['for'], find: () => Promise<Answer>) => {
    await replies.think(interaction, announced === 'asker')
    const { message, for: whose } = await find()
    if (whose === 'asker' && announced === 'channel') await replies.answerAsker(interaction, message)
    else await replies.answer(interaction, message)
  }

  const complete = async (interaction: AutocompleteInteraction) => {
    const call = readCall(interaction.commandName, interaction.options.data)
    const { name, value } = interaction.options.getFocused(true)
    const choices = await router.complete(call, name, readMentions(String(value)), callerOf(interaction))
    const shown = choices
      .map((choice) => ({ name: writePlain(choice.name, COMMAND.choiceName), value: choice.value }))
      .filter((choice) => choice.name !== '' && choice.value !== '' && choice.value.length <= COMMAND.choiceValue)
    await replies.choices(interaction, shown.slice(0, COMMAND.choices))
  }

  const respond = async (interaction: Interaction) => {
    if (interaction.isAutocomplete()) return complete(interaction)
    const caller = callerOf(interaction)
    if (interaction.isChatInputCommand()) {
      const call = readCall(interaction.commandName, interaction.options.data)
      return answer(interaction, router.answerIsFor(call), () => router.run(call, caller))
    }
    if (interaction.isButton() || interaction.isStringSelectMenu()) {
      const { action, payload } = readCustomId(interaction.customId)
      const given = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : payload
      return answer(interaction, router.actionIsFor(action), () => router.press(action, given, caller))
    }
  }

  return {
    handle: (interaction) => {
      if (!open || heard.has(interaction.id)) return
      heard.add(interaction.id)
      for (const oldest of heard) {
        if (heard.size <= REMEMBERED) break
        heard.delete(oldest)
      }
      const done = respond(interaction)
        .catch((fault: unknown) => log.warn({ err: fault }, whyUnanswered(fault)))
        .finally(() => underWay.delete(done))
      underWay.add(done)
    },
    finish: async () => {
      open = false
      await Promise.all(underWay)
    },
  }
}

function callerOf(interaction: Interaction): Caller {
  const { user, member, memberPermissions } = interaction
  const nick = member instanceof GuildMember ? member.nickname : member?.nick
  return {
    platform: 'discord',
    // In direct messages everyone is a tenant of their own, so that nobody's things are shared with strangers.
    tenant: interaction.guildId ?? `dm-${user.id}`,
    channel: interaction.channelId ?? `user:${user.id}`,
    userId: user.id,
    userName: nick ?? user.globalName ?? user.username,
    isAdmin: async () =>
      memberPermissions?.any([PermissionFlagsBits.Administrator, PermissionFlagsBits.ManageGuild]) ?? false,
  }
}

function whyUnanswered(fault: unknown): string {
  const code = fault instanceof DiscordAPIError ? fault.code : ''
  if (code === TOO_LATE) return 'Discord had given up waiting for an answer: it allows three seconds.'
  if (code === ANSWERED_ALREADY) return 'Somebody else had answered: is the bot running twice with one token?'
  return 'Discord did not take an answer.'
}
