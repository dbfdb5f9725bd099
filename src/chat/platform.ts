/** What a chat platform can do for the rest of the program. One adapter each for Discord, Slack and the console. */
import type { Message } from './message.ts'

export type PlatformName = 'discord' | 'slack' | 'console'

/**
 * A place to post. `tenant` is the Discord server's or Slack workspace's id ("local" on the console). `channel` is the
 * platform's channel id, or `user:<id>` for a direct message to one person.
 */
export interface Place {
  readonly platform: PlatformName
  readonly tenant: string
  readonly channel: string
}

/** How a post or an edit went. */
export type Outcome =
  /** The platform has it under this id. */
  | { readonly kind: 'posted'; readonly messageId: string }
  /**
   * It will never work as it stands: the channel is gone, the bot may not write there (`place`), or the platform takes
   * this message for malformed (`message`), or the message to be edited is gone or too old (`target`).
   */
  | { readonly kind: 'refused'; readonly what: 'place' | 'message' | 'target'; readonly why: string }
  /** It was surely not posted; try again after so many milliseconds. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly why: string }
  /** Nobody knows: a time-out or a reset after the request had left. Look it up before posting again. */
  | { readonly kind: 'unknown'; readonly why: string }

/** Whether a message that may have been posted is there. `cannot-tell` where the platform gives no way to look. */
export type Sighting =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'cannot-tell'; readonly why: string }

export interface Platform {
  readonly name: PlatformName
  /**
   * Posts a message. `nonce` (at most 25 characters) goes with it where the platform has a place for it, so that
   * `find` can tell it from others. Never throws for a platform's answer: that is an `Outcome`. Bounded in time.
   */
  post(place: Place, message: Message, nonce: string): Promise<Outcome>
  /** Replaces the whole of a message that the bot posted. */
  edit(place: Place, messageId: string, message: Message, nonce: string): Promise<Outcome>
  /** Looks in the place for the bot's own message with that nonce, posted after `since`. */
  find(place: Place, nonce: string, since: Date): Promise<Sighting>
  /** Whether posts can be made now. While false, deliveries wait in the outbox. */
  isReady(): boolean
}

/** A platform's adapter as `main` sees it: connected at the start, closed at the end. */
export interface Adapter extends Platform {
  /**
   * Connects, and keeps trying with growing pauses while the platform cannot be reached.
   * Throws a sentence only for what trying again will not mend: a token that is refused.
   */
  start(): Promise<void>
  /** Stops taking commands, lets the answers under way finish, closes the connection. Within three seconds. */
  stop(): Promise<void>
  /** One sentence on how the connection is, for the health page. */
  health(): { readonly ok: boolean; readonly says: string }
}
