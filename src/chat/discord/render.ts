/** From the neutral message to what Discord's "Create Message" and "Edit Message" take. */
import type { APIAllowedMentions, APIEmbed, RawFile } from 'discord.js'
import type { Message, Notify, Text } from '../message.ts'
import { fitsButton, type Row, renderComponents } from './components.ts'
import { renderEmbed } from './embed.ts'
import { NOTIFIED, PICTURE_ALT } from './limits.ts'
import { writePlain } from './text.ts'

/** A body that says everything, so that an edit replaces the whole of what stood there. */
interface Body {
  readonly content: string
  readonly embeds: readonly APIEmbed[]
  readonly components: readonly Row[]
  readonly allowed_mentions: APIAllowedMentions
  readonly attachments: readonly { readonly id: number; readonly filename: string; readonly description: string }[]
}

export interface Rendered {
  readonly body: Body
  readonly files: RawFile[]
}

/** The message for Discord. With `nonce`, a button or the menu carries it, if there is one with room (custom-id.ts). */
export function renderMessage(message: Message, nonce?: string): Rendered {
  const buttons = message.buttons ?? []
  const tooLong = buttons.flatMap((button): Text[] =>
    button.kind === 'link' && !fitsButton(button.url) ? [[{ text: button.label, url: button.url }]] : [],
  )
  const embed = renderEmbed(message, tooLong)
  const { content, allowed } = renderNotify(message.notify ?? [])
  const picture = message.picture
  const name = picture ? fileName(picture.name) : ''
  return {
    body: {
      content,
      embeds: [picture ? { ...embed, image: { url: `attachment://${name}` } } : embed],
      components: renderComponents(buttons, message.menu, nonce),
      allowed_mentions: allowed,
      attachments: picture ? [{ id: 0, filename: name, description: writePlain(picture.alt, PICTURE_ALT) }] : [],
    },
    files: picture ? [{ name, data: Buffer.from(picture.png), contentType: 'image/png' }] : [],
  }
}

/** Only those are pinged who are listed; the words of the message can ping nobody. */
function renderNotify(notify: readonly Notify[]): { content: string; allowed: APIAllowedMentions } {
  const ids = (kind: Notify['kind']) => {
    const listed = notify.filter((one) => one.kind === kind && /^\d{15,21}$/.test(one.id)).map((one) => one.id)
    return [...new Set(listed)].slice(0, NOTIFIED)
  }
  const users = ids('user')
  const roles = ids('role')
  const here = notify.some((one) => one.kind === 'here')
  const mentions = [...(here ? ['@here'] : []), ...roles.map((id) => `<@&${id}>`), ...users.map((id) => `<@${id}>`)]
  // Discord has one word, "everyone", for leave to use @everyone and @here; the content holds only what is written here.
  return { content: mentions.join(' '), allowed: { parse: here ? ['everyone' as never] : [], users, roles } }
}

/** Discord changes other characters in a file's name, and then `attachment://` finds nothing. */
function fileName(name: string): string {
  return name.replace(/[^\w.-]/g, '-').slice(-100) || 'picture.png'
}
