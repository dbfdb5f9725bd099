/** Judges rows of buttons and menus as Discord does: docs, "Component Reference". */
import { array, type Problems, record } from './problems.ts'

type Path = readonly (string | number)[]

/** Adds what is wrong with the message's components. Text inputs and the newer layout components are not for messages here. */
export function checkComponents(problems: Problems, rows: readonly unknown[]): void {
  if (rows.length > 5) problems.add(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.')
  const customIds = new Set<string>()
  for (const [index, one] of rows.entries()) {
    const row = record(one)
    const path: Path = ['components', index]
    if (row['type'] !== 1) {
      problems.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).')
      continue
    }
    const inside = array(row['components'])
    const hasMenu = inside.some((component) => record(component)['type'] === 3)
    if (inside.length < 1 || inside.length > 5 || (hasMenu && inside.length > 1)) {
      problems.add(
        [...path, 'components'],
        'BASE_TYPE_BAD_LENGTH',
        `Must be between 1 and ${hasMenu ? 1 : 5} in length.`,
      )
    }
    for (const [place, component] of inside.entries()) {
      checkComponent(problems, [...path, 'components', place], record(component), customIds)
    }
  }
}

function checkComponent(
  problems: Problems,
  path: Path,
  component: Record<string, unknown>,
  customIds: Set<string>,
): void {
  const customId = component['custom_id']
  if (typeof customId === 'string') {
    if (customIds.has(customId)) {
      problems.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')
    }
    customIds.add(customId)
  }
  if (component['type'] === 2) checkButton(problems, path, component)
  else if (component['type'] === 3) checkMenu(problems, path, component)
  else problems.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).')
}

function checkButton(problems: Problems, path: Path, button: Record<string, unknown>): void {
  const style = Number(button['style'])
  if (!(style >= 1 && style <= 5)) {
    problems.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6).')
  }
  problems.length([...path, 'label'], button['label'], 1, 80)
  if (style === 5) {
    problems.address([...path, 'url'], button['url'], ['http:', 'https:', 'discord:'], 512)
    if (button['custom_id'] !== undefined) {
      problems.add(
        [...path, 'custom_id'],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      )
    }
  } else {
    problems.length([...path, 'custom_id'], button['custom_id'], 1, 100)
    if (button['url'] !== undefined) {
      problems.add(
        [...path, 'url'],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      )
    }
  }
}

function checkMenu(problems: Problems, path: Path, menu: Record<string, unknown>): void {
  problems.length([...path, 'custom_id'], menu['custom_id'], 1, 100)
  if (menu['placeholder'] !== undefined) problems.length([...path, 'placeholder'], menu['placeholder'], 0, 150)
  const options = array(menu['options'])
  if (options.length < 1 || options.length > 25) {
    problems.add([...path, 'options'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 25 in length.')
  }
  const values = new Set<unknown>()
  for (const [index, one] of options.entries()) {
    const option = record(one)
    const at: Path = [...path, 'options', index]
    problems.length([...at, 'label'], option['label'], 1, 100)
    problems.length([...at, 'value'], option['value'], 1, 100)
    if (option['description'] !== undefined) problems.length([...at, 'description'], option['description'], 0, 100)
    if (values.has(option['value'])) {
      problems.add(
        [...at, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      )
    }
    values.add(option['value'])
  }
}
