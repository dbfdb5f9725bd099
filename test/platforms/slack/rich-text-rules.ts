/** The rules of rich text. Slack names no limit of length for it; a section's 3,000 characters are held to here. */
import type { Fields, Problems } from './problems.ts'

const MOST_TEXT = 3_000
const STYLES = ['bold', 'italic', 'strike', 'code', 'underline']

export function checkRichText(block: Fields, pointer: string, problems: Problems): void {
  let length = 0
  for (const [index, value] of problems.list(block['elements'], `${pointer}/elements`, 1, 1_000).entries()) {
    length += checkPart(value, `${pointer}/elements/${index}`, problems)
  }
  if (length > MOST_TEXT) problems.add(`must be less than ${MOST_TEXT + 1} characters`, pointer)
}

/** Gives the number of characters. */
function checkPart(value: unknown, pointer: string, problems: Problems): number {
  const part = problems.object(value, pointer)
  if (part === null) return 0
  const elements = problems.list(part['elements'], `${pointer}/elements`, 1, 1_000)
  const at = (index: number) => `${pointer}/elements/${index}`
  switch (part['type']) {
    case 'rich_text_section':
      problems.only(part, pointer, ['type', 'elements'])
      return elements.reduce<number>((sum, one, index) => sum + checkLeaf(one, at(index), problems), 0)
    case 'rich_text_list':
      problems.only(part, pointer, ['type', 'elements', 'style', 'indent', 'offset', 'border'])
      if (part['style'] !== 'bullet' && part['style'] !== 'ordered') {
        problems.add('must be one of: bullet, ordered', `${pointer}/style`)
      }
      return elements.reduce<number>((sum, one, index) => sum + checkItem(one, at(index), problems), 0)
    default:
      problems.add(`unsupported type: ${String(part['type'])}`, `${pointer}/type`)
      return 0
  }
}

function checkItem(value: unknown, pointer: string, problems: Problems): number {
  const type = problems.object(value, pointer)?.['type']
  if (type === 'rich_text_section') return checkPart(value, pointer, problems)
  problems.add(`unsupported type: ${String(type)}`, `${pointer}/type`)
  return 0
}

function checkLeaf(value: unknown, pointer: string, problems: Problems): number {
  const leaf = problems.object(value, pointer)
  if (leaf === null) return 0
  checkStyle(leaf, pointer, problems)
  switch (leaf['type']) {
    case 'text':
      problems.only(leaf, pointer, ['type', 'text', 'style'])
      problems.text(leaf['text'], `${pointer}/text`, MOST_TEXT)
      return String(leaf['text']).length
    case 'link':
      problems.only(leaf, pointer, ['type', 'text', 'url', 'unsafe', 'style'])
      problems.text(leaf['text'], `${pointer}/text`, MOST_TEXT, false)
      problems.text(leaf['url'], `${pointer}/url`, 3_000)
      if (!URL.canParse(String(leaf['url']))) problems.add('must be a valid URL', `${pointer}/url`)
      return String(leaf['text'] ?? leaf['url']).length
    case 'user':
      problems.text(leaf['user_id'], `${pointer}/user_id`, 255)
      return 0
    case 'usergroup':
      problems.text(leaf['usergroup_id'], `${pointer}/usergroup_id`, 255)
      return 0
    case 'broadcast':
      problems.text(leaf['range'], `${pointer}/range`, 255)
      return 0
    default:
      problems.add(`unsupported type: ${String(leaf['type'])}`, `${pointer}/type`)
      return 0
  }
}

function checkStyle(leaf: Fields, pointer: string, problems: Problems): void {
  if (leaf['style'] === undefined) return
  const style = problems.object(leaf['style'], `${pointer}/style`)
  if (style) problems.only(style, `${pointer}/style`, STYLES)
}
