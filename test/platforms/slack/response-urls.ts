/** response_urls: five answers within half an hour (docs.slack.dev/interactivity/handling-user-interaction). */
import { randomBytes } from 'node:crypto'
import { type Arguments, flag, Refused, text } from './calls.ts'
import { MOST_TEXT, takeContent } from './messages.ts'
import type { Person, Seen, Workspace } from './world.ts'

const MOST_USES = 5
const LIFE_MS = 1_800_000

interface ResponseUrl {
  readonly workspace: Workspace
  readonly channel: string
  readonly person: Person
  /** The ephemeral message whose button was pressed, if it was one. */
  readonly original: Seen | null
  readonly madeAt: number
  uses: number
}

export interface ResponseUrls {
  make(from: Pick<ResponseUrl, 'workspace' | 'channel' | 'person' | 'original'>): string
  /** Throws `Refused` with the status that the answer has. */
  use(id: string, body: Arguments, clock: () => number): void
  /** From now on every use is refused. */
  break(): void
}

export function createResponseUrls(baseUrl: string, newTs: () => string): ResponseUrls {
  const known = new Map<string, ResponseUrl>()
  let isBroken = false
  return {
    make: (from) => {
      const id = randomBytes(12).toString('hex')
      known.set(id, { ...from, madeAt: Date.now(), uses: 0 })
      return `${baseUrl}/respond/${id}`
    },
    break: () => {
      isBroken = true
    },
    use: (id, body, clock) => {
      const url = known.get(id)
      if (url === undefined || isBroken) throw new Refused('invalid_url', {}, 404)
      if (clock() - url.madeAt > LIFE_MS) throw new Refused('expired_url', {}, 404)
      url.uses += 1
      if (url.uses > MOST_USES) throw new Refused('used_url', {}, 404)
      if (flag(body, 'delete_original')) {
        if (url.original) url.original.isDeleted = true
        return
      }
      respond(url, body, newTs, `${baseUrl}/respond/${id}`)
    },
  }
}

function respond(url: ResponseUrl, body: Arguments, newTs: () => string, responseUrl: string): void {
  const kind = text(body, 'response_type') === 'in_channel' ? 'in_channel' : 'ephemeral'
  let content: ReturnType<typeof takeContent>
  try {
    content = takeContent(body, url.workspace, MOST_TEXT.post)
  } catch (fault) {
    // A webhook answers with a status and the error's name, not with the details.
    throw fault instanceof Refused ? new Refused(fault.message, {}, 400) : fault
  }
  if (text(body, 'replace_original') === 'true' && url.original) {
    Object.assign(url.original, content)
    return
  }
  url.person.sees.push({ kind, channel: url.channel, responseUrl, isDeleted: false, ...content })
  if (kind === 'ephemeral') return
  const channel = url.workspace.channels.get(url.channel)
  channel?.messages.push({
    ts: newTs(),
    channel: url.channel,
    botId: url.workspace.botId,
    metadata: null,
    edits: 0,
    ...content,
  })
}
