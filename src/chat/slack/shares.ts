/** Keeps answers for a day, so that the one who asked can share them with the channel. */
import { randomBytes } from 'node:crypto'
import type { Message } from '../message.ts'
import type { Memory } from './memory.ts'

const KEPT_MS = 86_400_000

export interface Shares {
  /** Keeps the message; gives its key, or null when it could not be kept. */
  keep(message: Message): Promise<string | null>
  /** The message, or null when it was shared already or its day is over. */
  find(key: string): Promise<Message | null>
  forget(key: string): Promise<void>
}

/** A picture's bytes are no JSON: they are kept as base64. */
interface Kept {
  readonly message: Omit<Message, 'picture'>
  readonly picture?: { readonly png: string; readonly name: string; readonly alt: string }
}

export function createShares(cache: Memory): Shares {
  const under = (key: string) => `share:${key}`
  return {
    keep: async (message) => {
      const key = randomBytes(12).toString('hex')
      const { picture, ...rest } = message
      const kept: Kept = {
        message: rest,
        ...(picture && { picture: { ...picture, png: Buffer.from(picture.png).toString('base64') } }),
      }
      return (await cache.set(under(key), kept, KEPT_MS)) ? key : null
    },
    find: async (key) => {
      const kept = (await cache.get(under(key))) as Kept | undefined
      if (kept === undefined) return null
      const { message, picture } = kept
      return picture ? { ...message, picture: { ...picture, png: Buffer.from(picture.png, 'base64') } } : message
    },
    forget: async (key) => {
      await cache.delete(under(key))
    },
  }
}
