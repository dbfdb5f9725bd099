/** Takes a message's text and blocks, checks them as the platform does, and reads what it does to its readers. */
import { checkBlocks } from './block-rules.ts'
import { type Arguments, flag, json, Refused, text } from './calls.ts'
import { type Reading, readMessage } from './reading.ts'
import type { Workspace } from './world.ts'

/** docs.slack.dev/reference/methods/chat.postMessage; for chat.update `msg_too_long` comes at 4,000. */
export const MOST_TEXT = { post: 40_000, update: 4_000 } as const

export interface Content {
  readonly text: string
  readonly blocks: unknown[]
  readonly reading: Reading
}

/** Throws `Refused` where Slack would refuse. */
export function takeContent(args: Arguments, workspace: Workspace, most: number): Content {
  const words = text(args, 'text')
  const blocks = json(args, 'blocks', 'invalid_blocks_format') ?? []
  if (!Array.isArray(blocks)) throw new Refused('invalid_blocks_format')
  if (words === '' && blocks.length === 0) throw new Refused('no_text')
  if (words.length > most) throw new Refused('msg_too_long')
  const verdict = checkBlocks(blocks, 'message', (id) => isFileUsable(workspace, id))
  if (verdict.error !== null) refuseBlocks(verdict.error, verdict.details)
  const isParsed = text(args, 'parse') === 'full' || flag(args, 'link_names')
  // Media is unfurled unless forbidden; links too, to be strict (the default depends on how the message is posted).
  const unfurlsLinks = text(args, 'unfurl_links') !== 'false' || text(args, 'unfurl_media') !== 'false'
  return { text: words, blocks, reading: readMessage({ text: words, blocks, isParsed, unfurlsLinks }) }
}

export function refuseBlocks(error: string, details: readonly string[]): never {
  throw new Refused(error, {
    errors: details,
    response_metadata: { messages: details.map((detail) => `[ERROR] ${detail}`) },
  })
}

/** Whether Slack has looked at the file, and a message may show it. */
export function isFileUsable(workspace: Workspace, id: string): boolean {
  const usableAt = workspace.files.get(id)?.usableAt
  return typeof usableAt === 'number' && usableAt <= Date.now()
}
