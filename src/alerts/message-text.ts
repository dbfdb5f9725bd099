/** A message as text, for the outbox: JSON, in which a picture's bytes are base64. */
import type { Message } from '../chat/message.ts'

export function writeMessage(message: Message): string {
  const { picture, ...rest } = message
  if (!picture) return JSON.stringify(message)
  return JSON.stringify({ ...rest, picture: { ...picture, png: Buffer.from(picture.png).toString('base64') } })
}

/** The message that `writeMessage` wrote. */
export function readMessage(text: string): Message {
  const message = JSON.parse(text) as Message
  if (!message.picture) return message
  const png = Buffer.from(String(message.picture.png), 'base64')
  return { ...message, picture: { ...message.picture, png } }
}
