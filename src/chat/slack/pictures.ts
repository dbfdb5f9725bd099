/** Pictures go to Slack as files, and into messages by the file's id. */
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { Message, Picture } from '../message.ts'
import { failureOf, saying } from './faults.ts'
import { ALT_TEXT } from './limits.ts'
import { clean, cut } from './words.ts'

/**
 * Slack takes an uploaded file into a message only once it has looked at it, and answers `invalid_blocks` until then.
 * So the message is offered again after these pauses.
 */
const PAUSES_MS = [300, 700, 1_500]

/** Files remembered for each workspace, so that a picture that is shown again is not uploaded again. */
const FILES_KEPT = 100

/** Ids of files by their picture's hash, for each workspace's client. */
const uploaded = new WeakMap<webApi.WebClient, Map<string, string>>()

/**
 * Sends a message with its picture: uploads it, then calls `send` with the file's id. Where the picture cannot be had
 * (the bot has no `files:write`, the upload failed, Slack does not take the file), `send` is called without: the message
 * then carries the picture's alt text. Throws what `send` throws.
 */
export async function sendWithPicture<Sent>(
  client: webApi.WebClient,
  message: Message,
  log: Log,
  send: (fileId: string | undefined) => Promise<Sent>,
): Promise<Sent> {
  if (message.picture === undefined) return send(undefined)
  const files = uploaded.get(client) ?? new Map<string, string>()
  uploaded.set(client, files)
  const hash = createHash('sha256').update(message.picture.png).digest('base64')
  const fileId = files.get(hash) ?? (await upload(client, message.picture, log))
  if (fileId === undefined) return send(undefined)
  if (files.size >= FILES_KEPT) files.clear()
  files.set(hash, fileId)
  for (const wait of PAUSES_MS) {
    try {
      return await send(fileId)
    } catch (fault) {
      const failure = failureOf(fault)
      if (failure.kind !== 'refused' || failure.what !== 'message') throw fault
      await pause(wait)
    }
  }
  files.delete(hash)
  log.warn('Slack did not take a picture into a message; the message went out with the picture’s description.')
  return send(undefined)
}

async function upload(client: webApi.WebClient, picture: Picture, log: Log): Promise<string | undefined> {
  try {
    const answer = await client.filesUploadV2({
      file: Buffer.from(picture.png),
      filename: picture.name,
      alt_text: cut(clean(picture.alt), ALT_TEXT),
    })
    return answer.files[0]?.files?.[0]?.id
  } catch (fault) {
    log.warn(`A picture could not be uploaded to Slack: ${saying(fault)}.`)
    return undefined
  }
}
