/** The rules of texts, buttons, menus and images. */
import type { Fields, Problems } from './problems.ts'

export type FileCheck = (fileId: string) => boolean

export function checkText(
  value: unknown,
  pointer: string,
  problems: Problems,
  kinds: readonly ('plain_text' | 'mrkdwn')[],
  most: number,
): void {
  const text = problems.object(value, pointer)
  if (text === null) return
  const kind = text['type']
  if (!kinds.some((one) => one === kind)) {
    problems.add('failed to match all allowed schemas', pointer)
    return
  }
  problems.only(text, pointer, ['type', 'text', kind === 'plain_text' ? 'emoji' : 'verbatim'])
  problems.text(text['text'], `${pointer}/text`, most)
}

export function checkImage(image: Fields, pointer: string, problems: Problems, isFileUsable: FileCheck): void {
  problems.text(image['alt_text'], `${pointer}/alt_text`, 2_000)
  const { image_url: url, slack_file: file } = image
  if ((url === undefined) === (file === undefined)) {
    problems.add('must define either `image_url` or `slack_file`', pointer)
    return
  }
  if (url !== undefined) {
    checkAddress(url, `${pointer}/image_url`, problems)
    return
  }
  const reference = problems.object(file, `${pointer}/slack_file`)
  if (reference && !isFileUsable(String(reference['id']))) problems.add('invalid slack file', `${pointer}/slack_file`)
}

export function checkElement(element: Fields, pointer: string, problems: Problems): void {
  problems.text(element['action_id'], `${pointer}/action_id`, 255, false)
  if (element['type'] === 'button') {
    checkButton(element, pointer, problems)
    return
  }
  if (element['type'] === 'static_select') {
    checkSelect(element, pointer, problems)
    return
  }
  problems.add(`unsupported type: ${String(element['type'])}`, `${pointer}/type`)
}

function checkButton(button: Fields, pointer: string, problems: Problems): void {
  problems.only(button, pointer, [
    'type',
    'action_id',
    'text',
    'url',
    'value',
    'style',
    'confirm',
    'accessibility_label',
  ])
  checkText(button['text'], `${pointer}/text`, problems, ['plain_text'], 75)
  problems.text(button['value'], `${pointer}/value`, 2_000, false)
  problems.text(button['accessibility_label'], `${pointer}/accessibility_label`, 75, false)
  if (button['url'] !== undefined) checkAddress(button['url'], `${pointer}/url`, problems)
  const { style } = button
  if (style !== undefined && style !== 'primary' && style !== 'danger') {
    problems.add('must be one of: primary, danger', `${pointer}/style`)
  }
}

function checkSelect(select: Fields, pointer: string, problems: Problems): void {
  problems.only(select, pointer, [
    'type',
    'action_id',
    'placeholder',
    'options',
    'initial_option',
    'confirm',
    'focus_on_load',
  ])
  if (select['placeholder'] !== undefined) {
    checkText(select['placeholder'], `${pointer}/placeholder`, problems, ['plain_text'], 150)
  }
  for (const [index, value] of problems.list(select['options'], `${pointer}/options`, 1, 100).entries()) {
    const at = `${pointer}/options/${index}`
    const option = problems.object(value, at)
    if (option === null) continue
    problems.only(option, at, ['text', 'value', 'description'])
    checkText(option['text'], `${at}/text`, problems, ['plain_text'], 75)
    problems.text(option['value'], `${at}/value`, 150)
    if (option['description'] !== undefined) {
      checkText(option['description'], `${at}/description`, problems, ['plain_text'], 75)
    }
  }
}

function checkAddress(url: unknown, pointer: string, problems: Problems): void {
  problems.text(url, pointer, 3_000)
  if (typeof url === 'string' && !(URL.canParse(url) && /^https?:/.test(url)))
    problems.add('must be a valid URL', pointer)
}
