/** Buttons and menus as Slack's actions blocks, and what comes back when they are used. */
import type { types } from '@slack/bolt'
import type { ActionCall, Button, Menu } from '../message.ts'
import { ACTIONS_ELEMENTS, BUTTON_TEXT, BUTTONS_JSON, OPTION_TEXT, OPTIONS, PLACEHOLDER_TEXT } from './limits.ts'
import { isLinkable } from './rich-text.ts'
import { clean, cut } from './words.ts'

/** Actions of the adapter's own; the router does not know them. */
export const OPEN_LINK = '_open'
export const SHARE = '_share'

/** The buttons, up to 25 to a block. Those that find no room among BUTTONS_JSON are left out, the last ones first. */
export function buttonBlocks(buttons: readonly Button[], shareKey: string | null): types.ActionsBlock[] {
  const share: Button[] = shareKey
    ? [{ kind: 'action', label: 'Share with the channel', call: { action: SHARE, payload: shareKey } }]
    : []
  const elements: types.Button[] = []
  let room = BUTTONS_JSON
  for (const [index, button] of [...share, ...buttons].entries()) {
    const element = buttonElement(button, index)
    if (element === null) continue
    room -= JSON.stringify(element).length + 1
    if (room >= 0) elements.push(element)
  }
  // Sharing comes last on the screen, but is the last to be left out.
  if (shareKey && elements.length > 0) elements.push(...elements.splice(0, 1))
  return inBlocks(elements)
}

function inBlocks(elements: readonly types.Button[]): types.ActionsBlock[] {
  const blocks: types.ActionsBlock[] = []
  for (let start = 0; start < elements.length; start += ACTIONS_ELEMENTS) {
    blocks.push({ type: 'actions', elements: elements.slice(start, start + ACTIONS_ELEMENTS) })
  }
  return blocks
}

function buttonElement(button: Button, index: number): types.Button | null {
  const text = plainText(button.label, BUTTON_TEXT)
  if (button.kind === 'link') {
    if (!isLinkable(button.url)) return null
    return { type: 'button', action_id: `${OPEN_LINK}#${index}`, text, url: new URL(button.url).href }
  }
  const { action, payload } = button.call
  // An empty value is refused ("must be more than 0 characters"), and comes back as no value at all.
  return { type: 'button', action_id: `${action}#${index}`, text, ...(payload === '' ? {} : { value: payload }) }
}

/** The menu, or nothing when it has no options. */
export function menuBlocks(menu: Menu | undefined): types.ActionsBlock[] {
  if (menu === undefined || menu.options.length === 0) return []
  const options = menu.options.slice(0, OPTIONS).map((option): types.PlainTextOption => {
    const hint = clean(option.hint ?? '')
    return {
      text: plainText(option.label, OPTION_TEXT),
      value: option.value,
      ...(hint === '' ? {} : { description: plainText(hint, OPTION_TEXT) }),
    }
  })
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: `${menu.action}#menu`,
    placeholder: plainText(menu.prompt, PLACEHOLDER_TEXT),
    options,
  }
  return [{ type: 'actions', elements: [select] }]
}

/** Words as a plain_text object: shown letter by letter, ":smile:" included. Never empty, which Slack refuses. */
export function plainText(words: string, most: number): types.PlainTextElement {
  const text = cut(clean(words).replaceAll('\n', ' ').trim(), most)
  return { type: 'plain_text', text: text === '' ? '…' : text, emoji: false }
}

/** What a used button or menu asks for. `action_id` is the action's id with "#" and what makes it unique in its block. */
export function callOf(used: { readonly action_id: string; readonly value: string | undefined }): ActionCall {
  return { action: used.action_id.split('#', 1)[0] ?? '', payload: used.value ?? '' }
}
