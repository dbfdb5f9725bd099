/** Judges a message as Discord does: docs, "Create Message", "Embed Limits", "Allowed Mentions Object". */
import { checkComponents } from './check-components.ts'
import { array, emptyMessage, Problems, record, text } from './problems.ts'

export interface UploadedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

type Form = Readonly<Record<string, unknown>>

/** Throws an `ApiFault` when Discord would not take the form; `edited` is what the message holds already. */
export function checkMessage(form: Form, files: ReadonlyMap<number, UploadedFile>, edited?: Form): void {
  const problems = new Problems()
  if (form['content'] !== undefined && form['content'] !== null) problems.length(['content'], form['content'], 0, 2_000)
  checkEmbeds(problems, array(form['embeds']), files)
  checkAttachments(problems, array(form['attachments']), files)
  checkMentions(problems, form['allowed_mentions'])
  checkNonce(problems, form)
  checkComponents(problems, array(form['components']))
  problems.settle()
  if (isEmpty({ ...edited, ...form }, files)) throw emptyMessage()
}

function checkEmbeds(problems: Problems, embeds: readonly unknown[], files: ReadonlyMap<number, UploadedFile>): void {
  if (embeds.length > 10) problems.add(['embeds'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.')
  let total = 0
  for (const [index, one] of embeds.entries()) {
    const embed = record(one)
    const at = (...path: (string | number)[]) => ['embeds', index, ...path]
    const part = (path: (string | number)[], value: unknown, least: number, most: number) => {
      if (value === undefined || value === null) {
        if (least > 0) problems.add(at(...path), 'BASE_TYPE_REQUIRED', 'This field is required')
        return
      }
      problems.length(at(...path), value, least, most)
      if (typeof value === 'string') total += value.length
    }
    part(['title'], embed['title'], 0, 256)
    part(['description'], embed['description'], 0, 4_096)
    if (embed['author'] !== undefined) part(['author', 'name'], record(embed['author'])['name'], 1, 256)
    if (embed['footer'] !== undefined) part(['footer', 'text'], record(embed['footer'])['text'], 1, 2_048)
    const fields = array(embed['fields'])
    if (fields.length > 25) problems.add(at('fields'), 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.')
    for (const [place, field] of fields.entries()) {
      part(['fields', place, 'name'], record(field)['name'], 1, 256)
      part(['fields', place, 'value'], record(field)['value'], 1, 1_024)
    }
    if (embed['url'] !== undefined) problems.address(at('url'), embed['url'], ['http:', 'https:'], 2_048)
    checkImage(problems, at('image', 'url'), embed['image'], files)
    const colour = embed['color']
    if (colour !== undefined && !(Number.isInteger(colour) && Number(colour) >= 0 && Number(colour) <= 0xffffff)) {
      problems.add(at('color'), 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 16777215.')
    }
  }
  if (total > 6_000) {
    problems.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')
  }
}

function checkImage(
  problems: Problems,
  path: (string | number)[],
  image: unknown,
  files: ReadonlyMap<number, UploadedFile>,
): void {
  if (image === undefined) return
  const url = record(image)['url']
  problems.address(path, url, ['http:', 'https:', 'attachment:'], 2_048)
  if (typeof url !== 'string' || !url.startsWith('attachment://')) return
  const names = [...files.values()].map((file) => file.name)
  if (!names.includes(url.slice('attachment://'.length))) {
    problems.add(path, 'URL_TYPE_INVALID_URL', 'The attachment was not uploaded with the message.')
  }
}

function checkAttachments(
  problems: Problems,
  attachments: readonly unknown[],
  files: ReadonlyMap<number, UploadedFile>,
): void {
  for (const [index, one] of attachments.entries()) {
    const { id, description } = record(one)
    const isNew = Number(id) < 10
    if (isNew && !files.has(Number(id))) {
      problems.add(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', `The attachment ${text(id)} was not uploaded.`)
    }
    if (description !== undefined) problems.length(['attachments', index, 'description'], description, 0, 1_024)
  }
}

function checkMentions(problems: Problems, given: unknown): void {
  if (given === undefined || given === null) return
  const mentions = record(given)
  const parse = array(mentions['parse'])
  for (const [index, kind] of parse.entries()) {
    if (!['roles', 'users', 'everyone'].includes(text(kind))) {
      problems.add(
        ['allowed_mentions', 'parse', index],
        'BASE_TYPE_CHOICES',
        "Value must be one of ('roles', 'users', 'everyone').",
      )
    }
  }
  for (const kind of ['roles', 'users']) {
    const ids = array(mentions[kind])
    if (ids.length > 100)
      problems.add(['allowed_mentions', kind], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.')
    if (new Set(ids).size < ids.length)
      problems.add(['allowed_mentions', kind], 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value')
    if (ids.length > 0 && parse.includes(kind)) {
      problems.add(
        ['allowed_mentions', 'parse'],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      )
    }
  }
}

function checkNonce(problems: Problems, form: Form): void {
  const nonce = form['nonce']
  if (nonce === undefined || nonce === null) {
    if (form['enforce_nonce'] === true) problems.add(['nonce'], 'BASE_TYPE_REQUIRED', 'This field is required')
    return
  }
  if (text(nonce).length > 25) problems.add(['nonce'], 'NONCE_TYPE_TOO_LONG', 'Must be 25 or fewer in length.')
}

/** Only components that need no text (links and buttons) can stand alone: Discord then still refuses without any. */
function isEmpty(form: Form, files: ReadonlyMap<number, UploadedFile>): boolean {
  const hasEmbed = array(form['embeds']).some((embed) =>
    ['title', 'description', 'author', 'footer', 'image', 'fields'].some((part) => isSomething(record(embed)[part])),
  )
  return (
    !isSomething(text(form['content']).trim()) &&
    !hasEmbed &&
    files.size === 0 &&
    !isSomething(form['components']) &&
    !isSomething(form['attachments'])
  )
}

function isSomething(value: unknown): boolean {
  if (Array.isArray(value) || typeof value === 'string') return value.length > 0
  return value !== undefined && value !== null
}
