/** Buttons and a menu as Discord's rows of components. */
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIStringSelectComponent,
} from 'discord.js'
import { type Button, isWebAddress, type Menu } from '../message.ts'
import { stampCustomId, writeCustomId } from './custom-id.ts'
import { COMPONENTS } from './limits.ts'
import { writePlain } from './text.ts'

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** Component types and button styles: docs, "Component Reference". */
const ROW = 1
const BUTTON = 2
const MENU = 3
const SECONDARY = 2
const LINK = 5

/** Whether Discord takes the address on a button; one that is longer has to stand in the text. */
export function fitsButton(url: string): boolean {
  return isWebAddress(url) && new URL(url).href.length <= COMPONENTS.buttonUrl
}

/**
 * The rows: the menu first, then the buttons in rows of five, five rows at most. Of two buttons that do the same the
 * first is kept (Discord refuses a custom id that occurs twice). `nonce` is put on the first that has room for it.
 */
export function renderComponents(buttons: readonly Button[], menu: Menu | undefined, nonce: string | undefined): Row[] {
  const used = new Set<string>()
  let stamp = nonce
  const customIdOf = (action: string, payload: string): string | null => {
    const customId = writeCustomId({ action, payload })
    if (customId === null || used.has(customId)) return null
    used.add(customId)
    const stamped = stamp === undefined ? null : stampCustomId(customId, stamp)
    if (stamped !== null) stamp = undefined
    return stamped ?? customId
  }

  const menuRows: Row[] = []
  const options = menuOptions(menu?.options ?? [])
  if (menu && options.length > 0) {
    const customId = customIdOf(menu.action, '')
    if (customId !== null) menuRows.push({ type: ROW, components: [renderMenu(menu.prompt, options, customId)] })
  }
  const rendered: APIButtonComponent[] = []
  for (const button of buttons) {
    if (button.kind === 'link') {
      if (fitsButton(button.url)) rendered.push({ type: BUTTON, style: LINK, label: label(button), url: button.url })
    } else {
      const customId = customIdOf(button.call.action, button.call.payload)
      if (customId !== null) {
        rendered.push({ type: BUTTON, style: SECONDARY, label: label(button), custom_id: customId })
      }
    }
  }
  const buttonRows: Row[] = []
  for (let from = 0; from < rendered.length; from += COMPONENTS.buttonsInRow) {
    buttonRows.push({ type: ROW, components: rendered.slice(from, from + COMPONENTS.buttonsInRow) })
  }
  return [...menuRows, ...buttonRows].slice(0, COMPONENTS.rows)
}

function label(button: Button): string {
  return writePlain(button.label, COMPONENTS.buttonLabel) || (button.kind === 'link' ? 'Open' : 'Go')
}

type Options = APIStringSelectComponent['options']

/** Those that Discord takes: no value twice, none empty or too long. */
function menuOptions(given: Menu['options']): Options {
  const values = new Set<string>()
  const options: Options = []
  for (const { label, value, hint } of given.slice(0, COMPONENTS.menuOptions)) {
    if (value === '' || value.length > COMPONENTS.menuOptionText || values.has(value)) continue
    values.add(value)
    const description = writePlain(hint ?? '', COMPONENTS.menuOptionText)
    options.push({
      label: writePlain(label, COMPONENTS.menuOptionText) || value,
      value,
      ...(description === '' ? {} : { description }),
    })
  }
  return options
}

function renderMenu(prompt: string, options: Options, customId: string): APIStringSelectComponent {
  const placeholder = writePlain(prompt, COMPONENTS.menuPlaceholder)
  return { type: MENU, custom_id: customId, options, ...(placeholder === '' ? {} : { placeholder }) }
}
