/** A strict platform in memory, at the contract's edge: it does what the script says, remembers everything, and complains of haste. */
import type { Message } from '../../src/chat/message.ts'
import type { Outcome, Place, Platform, PlatformName, Sighting } from '../../src/chat/platform.ts'

/** What happens to one call of `post` or `edit`. */
export type Turn =
  | 'posted'
  /** It arrives, and the answer never does. */
  | 'arrives-then-hangs'
  /** It never arrives, and no answer comes. */
  | 'lost-and-hangs'
  /** It arrives, and the adapter breaks. */
  | 'arrives-then-throws'
  /** It arrives, and nobody knows. */
  | 'arrives-unknown'
  /** It does not arrive, and nobody knows. */
  | 'lost-unknown'
  | Exclude<Outcome, { kind: 'posted' }>

export interface Post {
  readonly messageId: string
  readonly place: Place
  readonly nonce: string
  readonly first: Message
  /** As it reads now. */
  message: Message
}

export interface ScriptedPlatform extends Platform {
  /** What the next calls meet; when it is empty, everything is posted. */
  readonly script: Turn[]
  readonly posts: Post[]
  readonly edits: { readonly messageId: string; readonly message: Message }[]
  readonly finds: { readonly nonce: string; readonly since: Date }[]
  /** Breaches of the contract: two calls at once in one channel, two posts with one nonce, an edit of nothing. */
  readonly breaches: string[]
  ready: boolean
  canFind: boolean
  /** The most calls that were under way at once. */
  mostAtOnce: number
  /** Called as each post or edit arrives at the platform, before its answer. */
  onCall: (place: Place, message: Message) => Promise<void> | void
}

export function createScriptedPlatform(name: PlatformName = 'discord'): ScriptedPlatform {
  const busy = new Set<string>()
  const platform: ScriptedPlatform = {
    name,
    script: [],
    posts: [],
    edits: [],
    finds: [],
    breaches: [],
    ready: true,
    canFind: true,
    mostAtOnce: 0,
    onCall: () => {},
    isReady: () => platform.ready,
    post: (place, message, nonce) =>
      call(place, message, () => {
        const messageId = `m${platform.posts.length + 1}`
        if (message.title === '') platform.breaches.push('A message without a title.')
        platform.posts.push({ messageId, place: placeOf(place), nonce, first: message, message })
        return messageId
      }),
    edit: (place, messageId, message) =>
      call(place, message, () => {
        const post = platform.posts.find((one) => one.messageId === messageId)
        if (post) post.message = message
        else platform.breaches.push(`An edit of ${messageId}, which is not there.`)
        platform.edits.push({ messageId, message })
        return messageId
      }),
    find: async (place, nonce, since): Promise<Sighting> => {
      platform.finds.push({ nonce, since })
      if (!platform.canFind) return { kind: 'cannot-tell', why: 'There is no way to look.' }
      const post = platform.posts.find((one) => one.nonce === nonce && one.place.channel === place.channel)
      return post ? { kind: 'found', messageId: post.messageId } : { kind: 'absent' }
    },
  }

  async function call(place: Place, message: Message, arrive: () => string): Promise<Outcome> {
    const channel = `${place.tenant} ${place.channel}`
    if (busy.has(channel)) platform.breaches.push(`Two calls at once in ${channel}.`)
    busy.add(channel)
    platform.mostAtOnce = Math.max(platform.mostAtOnce, busy.size)
    try {
      await platform.onCall(place, message)
      return await take(platform.script.shift() ?? 'posted', arrive)
    } finally {
      busy.delete(channel)
    }
  }

  return platform
}

async function take(turn: Turn, arrive: () => string): Promise<Outcome> {
  switch (turn) {
    case 'posted':
      return { kind: 'posted', messageId: arrive() }
    case 'arrives-then-hangs':
      arrive()
      return await new Promise(() => {})
    case 'lost-and-hangs':
      return await new Promise(() => {})
    case 'arrives-then-throws':
      arrive()
      throw new Error('The adapter broke.')
    case 'arrives-unknown':
      arrive()
      return { kind: 'unknown', why: 'The connection was reset.' }
    case 'lost-unknown':
      return { kind: 'unknown', why: 'The connection was reset.' }
    default:
      return turn
  }
}

/** Only what a place has: the sender may hand over a whole delivery. */
function placeOf({ platform, tenant, channel }: Place): Place {
  return { platform, tenant, channel }
}
