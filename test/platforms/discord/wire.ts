/** What Discord's objects look like on the wire: docs, "Resources". */
import { array, record, text } from './problems.ts'
import type { Channel, Guild, Interaction, Member, Message, User, World } from './world.ts'

export const ALL_PERMISSIONS = (1n << 50n) - 1n

export function userWire(user: User): object {
  const { id, username, isBot } = user
  return { id, username, discriminator: '0', global_name: null, avatar: null, bot: isBot, flags: 0, public_flags: 0 }
}

export function memberWire(guild: Guild, member: Member): object {
  const permissions = guild.ownerId === member.user.id ? ALL_PERMISSIONS : member.permissions
  return {
    user: userWire(member.user),
    nick: member.nick,
    roles: [],
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    flags: 0,
    permissions: String(permissions),
  }
}

export function channelWire(world: World, channel: Channel): object {
  const { id, name, guildId, recipientId } = channel
  if (guildId !== null)
    return { id, type: 0, guild_id: guildId, name, position: 0, permission_overwrites: [], nsfw: false }
  const recipient = world.users.get(recipientId ?? '')
  return { id, type: 1, last_message_id: null, recipients: recipient ? [userWire(recipient)] : [] }
}

export function guildWire(world: World, guild: Guild): object {
  const { id, name, ownerId, members } = guild
  return {
    id,
    name,
    owner_id: ownerId,
    unavailable: false,
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    large: false,
    member_count: members.size + 1,
    roles: [
      {
        id,
        name: '@everyone',
        permissions: '0',
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    channels: [...world.channels.values()].filter((one) => one.guildId === id).map((one) => channelWire(world, one)),
    threads: [],
    members: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    preferred_locale: 'en-GB',
  }
}

/** A message as the bot is given it: of other people's, without the message content intent, who and when but not what. */
export function messageWire(world: World, message: Message, withNonce: boolean): object {
  const isOwn = message.author.id === world.bot.id
  const { form } = message
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.interactionId === null ? 0 : 20,
    author: userWire(message.author),
    content: isOwn ? text(form['content']) : '',
    embeds: isOwn ? array(form['embeds']) : [],
    components: isOwn ? array(form['components']) : [],
    attachments: isOwn
      ? message.attachments.map((one) => ({ ...one, url: `https://cdn.invalid/${one.id}/${one.filename}` }))
      : [],
    timestamp: message.at.toISOString(),
    edited_timestamp: message.editedAt?.toISOString() ?? null,
    flags: (message.ephemeralFor === null ? 0 : 64) | (message.isLoading ? 128 : 0),
    mention_everyone: message.pinged.some((one) => one === 'everyone' || one === 'here'),
    mentions: [],
    mention_roles: [],
    pinned: false,
    tts: false,
    // The answer to a post gives the nonce back; the history does not.
    ...(withNonce && message.nonce !== null ? { nonce: message.nonce } : {}),
    ...metadataWire(world, message),
  }
}

function metadataWire(world: World, { interactionId }: Message): object {
  const interaction = [...world.interactions.values()].find((one) => one.id === interactionId)
  if (!interaction) return {}
  const { id, type, user } = interaction
  return { interaction_metadata: { id, type, user: userWire(user), authorizing_integration_owners: {} } }
}

/** The event that tells the bot of an interaction; `data` says what was done. */
export function interactionWire(world: World, interaction: Interaction, data: object, message?: Message): object {
  const channel = world.channels.get(interaction.channelId)
  const guild = world.guilds.get(channel?.guildId ?? '')
  const member = guild?.members.get(interaction.user.id)
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: interaction.channelId,
    ...(channel ? { channel: channelWire(world, channel) } : {}),
    ...(guild && member
      ? { guild_id: guild.id, member: memberWire(guild, member) }
      : { user: userWire(interaction.user) }),
    ...(message ? { message: messageWire(world, message, false) } : {}),
    app_permissions: String(ALL_PERMISSIONS),
    locale: 'en-GB',
    entitlements: [],
    authorizing_integration_owners: guild ? { 0: guild.id } : { 0: '0' },
    context: guild ? 0 : 1,
    attachment_size_limit: 10_485_760,
  }
}

/** The components of a message in one list, without their rows. */
export function componentsOf(message: Message): readonly Record<string, unknown>[] {
  return array(message.form['components']).flatMap((row) => array(record(row)['components']).map(record))
}
