/** Block Kit's rules, as the platform enforces them (docs.slack.dev/reference/block-kit; the limits also in @slack/types). */
import { checkElement, checkImage, checkText, type FileCheck } from './element-rules.ts'
import { createProblems, type Fields, type Problems } from './problems.ts'
import { checkRichText } from './rich-text-rules.ts'

/** Over all blocks, as JSON (slackapi/bolt-js issues 2509 and 2867): the strictest reading of what Slack counts. */
const MOST_JSON = 13_200
const MOST_BLOCKS = { message: 50, view: 100 } as const

export interface BlocksVerdict {
  /** Null when all is well. */
  readonly error: 'invalid_blocks' | 'msg_blocks_too_long' | null
  readonly details: readonly string[]
}

/** Checks the blocks of a message or a view. `isFileUsable` tells of a file's id whether a message may show it. */
export function checkBlocks(
  blocks: readonly unknown[],
  where: 'message' | 'view',
  isFileUsable: FileCheck,
): BlocksVerdict {
  const problems = createProblems()
  const blockIds = new Set<unknown>()
  problems.list(blocks, '/blocks', 0, MOST_BLOCKS[where])
  for (const [index, value] of blocks.entries()) {
    const pointer = `/blocks/${index}`
    const block = problems.object(value, pointer)
    if (block === null) continue
    checkBlockId(block, pointer, blockIds, problems)
    checkBlock(block, pointer, problems, isFileUsable)
  }
  if (problems.found.length > 0) return { error: 'invalid_blocks', details: problems.found }
  const isTooLong = where === 'message' && JSON.stringify(blocks).length > MOST_JSON
  return { error: isTooLong ? 'msg_blocks_too_long' : null, details: [] }
}

function checkBlockId(block: Fields, pointer: string, taken: Set<unknown>, problems: Problems): void {
  const id = block['block_id']
  if (id === undefined) return
  problems.text(id, `${pointer}/block_id`, 255)
  if (taken.has(id)) problems.add(`block_id already exists`, `${pointer}/block_id`)
  taken.add(id)
}

function checkBlock(block: Fields, pointer: string, problems: Problems, isFileUsable: FileCheck): void {
  const only = (...known: string[]) => problems.only(block, pointer, ['type', 'block_id', ...known])
  switch (block['type']) {
    case 'divider':
      only()
      return
    case 'header':
      only('text')
      checkText(block['text'], `${pointer}/text`, problems, ['plain_text'], 150)
      return
    case 'section':
      only('text', 'fields', 'accessory', 'expand')
      checkSection(block, pointer, problems, isFileUsable)
      return
    case 'context':
      only('elements')
      checkContext(block, pointer, problems, isFileUsable)
      return
    case 'actions':
      only('elements')
      checkActions(block, pointer, problems)
      return
    case 'image':
      only('alt_text', 'title', 'image_url', 'slack_file')
      if (block['title'] !== undefined) checkText(block['title'], `${pointer}/title`, problems, ['plain_text'], 2_000)
      checkImage(block, pointer, problems, isFileUsable)
      return
    case 'rich_text':
      only('elements')
      checkRichText(block, pointer, problems)
      return
    default:
      problems.add(`unsupported type: ${String(block['type'])}`, `${pointer}/type`)
      return
  }
}

function checkSection(block: Fields, pointer: string, problems: Problems, isFileUsable: FileCheck): void {
  if (block['text'] === undefined && block['fields'] === undefined) {
    problems.add('must define either `text` or `fields`', pointer)
  }
  if (block['text'] !== undefined)
    checkText(block['text'], `${pointer}/text`, problems, ['plain_text', 'mrkdwn'], 3_000)
  if (block['fields'] !== undefined) {
    for (const [index, field] of problems.list(block['fields'], `${pointer}/fields`, 1, 10).entries()) {
      checkText(field, `${pointer}/fields/${index}`, problems, ['plain_text', 'mrkdwn'], 2_000)
    }
  }
  const accessory = block['accessory']
  if (accessory === undefined) return
  const element = problems.object(accessory, `${pointer}/accessory`)
  if (element?.['type'] === 'image') checkImage(element, `${pointer}/accessory`, problems, isFileUsable)
  else if (element) checkElement(element, `${pointer}/accessory`, problems)
}

function checkContext(block: Fields, pointer: string, problems: Problems, isFileUsable: FileCheck): void {
  for (const [index, value] of problems.list(block['elements'], `${pointer}/elements`, 1, 10).entries()) {
    const at = `${pointer}/elements/${index}`
    const element = problems.object(value, at)
    if (element?.['type'] === 'image') checkImage(element, at, problems, isFileUsable)
    else checkText(value, at, problems, ['plain_text', 'mrkdwn'], 3_000)
  }
}

function checkActions(block: Fields, pointer: string, problems: Problems): void {
  const taken = new Set<unknown>()
  for (const [index, value] of problems.list(block['elements'], `${pointer}/elements`, 1, 25).entries()) {
    const at = `${pointer}/elements/${index}`
    const element = problems.object(value, at)
    if (element === null) continue
    checkElement(element, at, problems)
    const id = element['action_id'] ?? `none-${index}`
    if (taken.has(id)) problems.add('`action_id` already exists for another interactive element', `${at}/action_id`)
    taken.add(id)
  }
}
