/** Everything of the Web API that is not about chat: who, where, Home, files, installing. */
import { checkBlocks } from './block-rules.ts'
import { type Answer, type Call, json, needScope, Refused, text } from './calls.ts'
import { isFileUsable, refuseBlocks } from './messages.ts'
import { directChannel, type StoredFile, type Workspace } from './world.ts'

export function authTest({ workspace }: Call): Answer {
  const { id, name, botId, botUserId } = workspace
  return {
    ok: true,
    url: 'https://loopback.slack.com/',
    team: name,
    user: 'mergerwatch',
    team_id: id,
    user_id: botUserId,
    bot_id: botId,
  }
}

export function usersInfo(call: Call): Answer {
  needScope(call, 'users:read')
  const person = call.workspace.people.get(text(call.args, 'user'))
  if (person === undefined) throw new Refused('user_not_found')
  const { id, name, isAdmin, isOwner, isBot } = person
  return { ok: true, user: { id, name, is_admin: isAdmin, is_owner: isOwner, is_primary_owner: false, is_bot: isBot } }
}

export function conversationsOpen(call: Call): Answer {
  needScope(call, 'im:write')
  const person = call.workspace.people.get(text(call.args, 'users'))
  if (person === undefined) throw new Refused('user_not_found')
  if (person.isBot) throw new Refused('cannot_dm_bot')
  return { ok: true, channel: { id: directChannel(call.world, call.workspace, person).id } }
}

export function conversationsInfo(call: Call): Answer {
  const channel = call.workspace.channels.get(text(call.args, 'channel'))
  if (channel === undefined) throw new Refused('channel_not_found')
  needScope(call, `${{ public: 'channels', private: 'groups', direct: 'im' }[channel.kind]}:read`)
  const { id, name, isArchived, kind } = channel
  return {
    ok: true,
    channel: {
      id,
      name,
      is_archived: isArchived,
      is_private: kind === 'private',
      is_member: channel.members.has(call.workspace.botUserId),
    },
  }
}

export function viewsPublish(call: Call): Answer {
  const person = call.workspace.people.get(text(call.args, 'user_id'))
  if (person === undefined) throw new Refused('user_not_found')
  const view = json(call.args, 'view', 'invalid_arguments') as { type?: string; blocks?: unknown[] } | undefined
  if (view?.type !== 'home' || !Array.isArray(view.blocks)) throw new Refused('invalid_arguments')
  const verdict = checkBlocks(view.blocks, 'view', (id) => isFileUsable(call.workspace, id))
  if (verdict.error !== null) refuseBlocks('invalid_arguments', verdict.details)
  person.home = view.blocks
  return { ok: true, view: { id: call.world.nextId('V') } }
}

/** The first of three steps: an address to send the bytes to. */
export function getUploadUrl(call: Call, baseUrl: string): Answer {
  needScope(call, 'files:write')
  const length = Number(text(call.args, 'length'))
  const name = text(call.args, 'filename')
  if (name === '' || !(length > 0)) throw new Refused('invalid_arguments')
  const file: StoredFile = {
    id: call.world.nextId('F'),
    name,
    length,
    altText: text(call.args, 'alt_text'),
    bytes: null,
    usableAt: null,
  }
  call.workspace.files.set(file.id, file)
  return { ok: true, upload_url: `${baseUrl}/upload/${call.workspace.id}/${file.id}`, file_id: file.id }
}

/** The third step; `delayMs` is how long Slack then looks at the file. */
export function completeUpload(call: Call, delayMs: number): Answer {
  needScope(call, 'files:write')
  const asked = json(call.args, 'files', 'invalid_arguments')
  if (!Array.isArray(asked) || asked.length === 0) throw new Refused('invalid_arguments')
  const files = asked.map(({ id }: { id: string }) => {
    const file = call.workspace.files.get(id)
    if (!file?.bytes) throw new Refused('file_not_found')
    file.usableAt = Date.now() + delayMs
    return { id, title: file.name }
  })
  return { ok: true, files }
}

/** The second step, outside the Web API: gives the status. */
export function receiveUpload(workspace: Workspace | undefined, fileId: string, bytes: Uint8Array): number {
  const file = workspace?.files.get(fileId)
  if (file === undefined) return 404
  if (bytes.length !== file.length) return 400
  file.bytes = bytes
  return 200
}
