/** What people do on the loopback Discord, within what Discord's own client lets them do, and what they then see. */
import { randomBytes } from 'node:crypto'
import type { Gateway } from './gateway.ts'
import { array, record, text } from './problems.ts'
import { ALL_PERMISSIONS, componentsOf, interactionWire } from './wire.ts'
import type { Interaction, Message, User, World } from './world.ts'

export interface SlashCall {
  /** A server's channel, or the direct messages with the bot. */
  readonly channel: string
  readonly user: User
  /** As "watch add". */
  readonly command: string
  readonly options?: Readonly<Record<string, string | number>>
}

/** What the one who did something sees of the answer. */
export interface Seen {
  /** "The application did not respond" and the like, or null. */
  readonly failed: string | null
  readonly messages: readonly SeenMessage[]
  /** The last of them. Throws when there is none. */
  readonly message: SeenMessage
}

export interface SeenMessage {
  readonly id: string
  readonly isEphemeral: boolean
  readonly embeds: readonly Record<string, unknown>[]
  readonly components: readonly Record<string, unknown>[]
  readonly attachments: Message['attachments']
  readonly pinged: readonly string[]
  /** All that can be read, as it was sent. */
  readonly text: string
}

export interface People {
  slash(call: SlashCall): Promise<Seen>
  /** What is offered while the option named `typing` is being typed. */
  autocomplete(
    call: SlashCall & { readonly typing: string },
  ): Promise<readonly { name: string; value: string | number }[]>
  /** Presses the button with that label or custom id. */
  press(messageId: string, button: string, user: User): Promise<Seen>
  /** Chooses from the message's menu. */
  choose(messageId: string, value: string, user: User): Promise<Seen>
}

export function createPeople(world: World, gateway: Gateway): People {
  const begin = (type: Interaction['type'], user: User, channelId: string): Interaction => {
    if (!world.channels.has(channelId)) throw new Error('There is no such channel.')
    const interaction: Interaction = {
      id: world.newId(),
      token: randomBytes(24).toString('base64url'),
      type,
      user,
      channelId,
      startedAt: Date.now(),
      acknowledged: false,
      original: null,
      followups: [],
      choices: null,
      changed: () => {},
    }
    world.interactions.set(interaction.token, interaction)
    return interaction
  }

  const useComponent = async (
    messageId: string,
    user: User,
    find: (one: Record<string, unknown>) => boolean,
    values?: string[],
  ) => {
    const message = world.findMessage(messageId)
    if (!message) throw new Error('There is no such message.')
    if (message.ephemeralFor !== null && message.ephemeralFor !== user.id)
      throw new Error('This person does not see that message.')
    const component = componentsOf(message).find(find)
    if (!component) throw new Error('There is no such button or menu on the message.')
    const interaction = begin(3, user, message.channelId)
    const data = { component_type: component['type'], custom_id: component['custom_id'], ...(values ? { values } : {}) }
    gateway.dispatch('INTERACTION_CREATE', interactionWire(world, interaction, data, message))
    return seenOf(await settled(world, interaction))
  }

  return {
    slash: async (call) => {
      const data = commandData(world, call, null)
      const interaction = begin(2, call.user, call.channel)
      gateway.dispatch('INTERACTION_CREATE', interactionWire(world, interaction, data))
      return seenOf(await settled(world, interaction))
    },
    autocomplete: async (call) => {
      const data = commandData(world, call, call.typing)
      const interaction = begin(4, call.user, call.channel)
      gateway.dispatch('INTERACTION_CREATE', interactionWire(world, interaction, data))
      await settled(world, interaction)
      return interaction.choices ?? []
    },
    press: (messageId, button, user) =>
      useComponent(
        messageId,
        user,
        (one) => one['type'] === 2 && (one['label'] === button || one['custom_id'] === button),
      ),
    choose: (messageId, value, user) =>
      useComponent(
        messageId,
        user,
        (one) => one['type'] === 3 && array(one['options']).some((option) => record(option)['value'] === value),
        [value],
      ),
  }
}

/** Waits until there is something to see, or Discord has given up. */
function settled(world: World, interaction: Interaction): Promise<{ interaction: Interaction; failed: string | null }> {
  return new Promise((resolve, reject) => {
    const done = (failed: string | null) => {
      clearTimeout(unacknowledged)
      clearTimeout(unsettled)
      resolve({ interaction, failed })
    }
    const unacknowledged = setTimeout(() => {
      if (!interaction.acknowledged) done('The application did not respond')
    }, world.ackWithinMs)
    const unsettled = setTimeout(() => {
      clearTimeout(unacknowledged)
      reject(new Error('The bot said that it was thinking, and then nothing more.'))
    }, world.settledWithinMs)
    interaction.changed = () => {
      const hasResponse = interaction.original !== null && !interaction.original.isLoading
      if (interaction.choices !== null || hasResponse || interaction.followups.length > 0) done(null)
    }
  })
}

function seenOf({ interaction, failed }: { interaction: Interaction; failed: string | null }): Seen {
  const all = [...(interaction.original ? [interaction.original] : []), ...interaction.followups]
  const messages = all.filter((message) => !message.isLoading).map(seenMessage)
  return {
    failed,
    messages,
    get message() {
      const last = messages.at(-1)
      if (!last) throw new Error(failed ?? 'Nothing is to be seen.')
      return last
    },
  }
}

export function seenMessage(message: Message): SeenMessage {
  const embeds = array(message.form['embeds']).map(record)
  return {
    id: message.id,
    isEphemeral: message.ephemeralFor !== null,
    embeds,
    components: componentsOf(message),
    attachments: message.attachments,
    pinged: message.pinged,
    text: [text(message.form['content']), ...embeds.flatMap(textsOf)].filter((words) => words !== '').join('\n'),
  }
}

function textsOf(embed: Record<string, unknown>): string[] {
  const fields = array(embed['fields']).map(record)
  return [
    record(embed['author'])['name'],
    embed['title'],
    embed['description'],
    ...fields.flatMap((field) => [field['name'], field['value']]),
    record(embed['footer'])['text'],
  ].map(text)
}

/** The interaction's data for a command. Throws when Discord's client would not let this person send it. */
function commandData(world: World, call: SlashCall, typing: string | null): object {
  const channel = world.channels.get(call.channel)
  const guild = world.guilds.get(channel?.guildId ?? '')
  const [name = '', subcommand] = call.command.split(' ')
  const known = [...(world.commands.get(guild?.id ?? '-') ?? []), ...(world.commands.get('') ?? [])]
  const command = known.find((one) => one['name'] === name)
  if (!command) throw new Error(`Discord shows no command /${name} there.`)
  if (!guild && Array.isArray(command['contexts']) && !command['contexts'].includes(1)) {
    throw new Error(`Discord does not show /${name} in direct messages.`)
  }
  const member = guild?.members.get(call.user.id)
  if (guild && !member) throw new Error('This person is not in that server.')
  const needed = command['default_member_permissions']
  if (guild && member && needed !== undefined && needed !== null) {
    const has = guild.ownerId === call.user.id ? ALL_PERMISSIONS : member.permissions
    const isAdministrator = (has & 8n) !== 0n
    const wanted = BigInt(text(needed))
    if (!isAdministrator && (wanted === 0n || (has & wanted) !== wanted))
      throw new Error(`Discord does not show /${name} to this person.`)
  }
  const options = array(command['options']).map(record)
  const found = subcommand === undefined ? null : options.find((one) => one['type'] === 1 && one['name'] === subcommand)
  if (found === undefined) throw new Error(`Discord shows no command /${call.command}.`)
  if (found === null && options.some((one) => one['type'] === 1)) throw new Error(`/${name} needs a subcommand.`)
  const values = optionData(found === null ? options : array(found['options']).map(record), call.options ?? {}, typing)
  const data = found === null ? values : [{ type: 1, name: subcommand, options: values }]
  return { id: command['id'], name, type: 1, options: data }
}

function optionData(
  declared: readonly Record<string, unknown>[],
  given: Readonly<Record<string, string | number>>,
  typing: string | null,
): object[] {
  for (const name of Object.keys(given)) {
    if (!declared.some((option) => option['name'] === name)) throw new Error(`Discord shows no option ${name}.`)
  }
  return declared.flatMap((option) => {
    const name = text(option['name'])
    const value = given[name]
    if (value === undefined) {
      if (option['required'] === true && typing === null) throw new Error(`Discord asks for ${name} first.`)
      return []
    }
    const isFocused = typing === name
    if (isFocused && option['autocomplete'] !== true) throw new Error(`Discord offers nothing for ${name}.`)
    if (!isFocused) checkValue(option, name, value)
    return [{ type: option['type'], name, value, ...(isFocused ? { focused: true } : {}) }]
  })
}

function checkValue(option: Record<string, unknown>, name: string, value: string | number): void {
  const choices = array(option['choices']).map((choice) => record(choice)['value'])
  if (choices.length > 0 && !choices.includes(value)) throw new Error(`Discord does not offer “${value}” for ${name}.`)
  if (option['type'] === 3) {
    if (typeof value !== 'string') throw new Error(`${name} is a text.`)
    if (value.length > Number(option['max_length'] ?? 6_000)) throw new Error(`Discord takes no more for ${name}.`)
  }
  if (option['type'] === 4) {
    if (!Number.isInteger(value)) throw new Error(`${name} is a whole number.`)
    const isInRange =
      Number(value) >= Number(option['min_value'] ?? -Infinity) &&
      Number(value) <= Number(option['max_value'] ?? Infinity)
    if (!isInRange) throw new Error(`Discord takes no ${value} for ${name}.`)
  }
}
