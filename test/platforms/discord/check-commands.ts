/** Judges declared commands as Discord does: docs, "Application Command Object". */
import { array, Problems, record, text } from './problems.ts'

type Path = readonly (string | number)[]

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const SUBCOMMAND = 1
const GROUP = 2

/** Throws an `ApiFault` when Discord would not take the commands. */
export function checkCommands(commands: readonly unknown[]): void {
  const problems = new Problems()
  if (commands.length > 100) {
    problems.add([], 'MAX_APPLICATION_COMMANDS', 'Maximum number of application commands reached (100).')
  }
  checkUnique(problems, [], commands)
  for (const [index, one] of commands.entries()) checkCommand(problems, [index], record(one))
  problems.settle()
}

function checkCommand(problems: Problems, path: Path, command: Record<string, unknown>): void {
  checkNamed(problems, path, command)
  const permissions = command['default_member_permissions']
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(text(permissions))) {
    problems.add([...path, 'default_member_permissions'], 'PERMISSION_TYPE_INVALID', 'Invalid permissions.')
  }
  for (const [key, allowed] of [
    ['contexts', [0, 1, 2]],
    ['integration_types', [0, 1]],
  ] as const) {
    for (const [index, value] of array(command[key]).entries()) {
      if (!allowed.some((one) => one === value))
        problems.add([...path, key, index], 'BASE_TYPE_CHOICES', 'Value must be one of those listed.')
    }
  }
  checkOptions(problems, [...path, 'options'], array(command['options']), 0)
  const size = sizeOf(command)
  if (size > 8_000) {
    problems.add(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${size} / 8000)`)
  }
}

function checkNamed(problems: Problems, path: Path, named: Record<string, unknown>): void {
  const name = named['name']
  problems.length([...path, 'name'], name, 1, 32)
  if (typeof name === 'string' && (!NAME.test(name) || name !== name.toLowerCase())) {
    problems.add([...path, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
  }
  problems.length([...path, 'description'], named['description'], 1, 100)
}

function checkUnique(problems: Problems, path: Path, named: readonly unknown[]): void {
  const names = named.map((one) => record(one)['name'])
  if (new Set(names).size < names.length) {
    problems.add(path, 'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE', 'Names must be unique')
  }
}

function checkOptions(problems: Problems, path: Path, options: readonly unknown[], depth: number): void {
  if (options.length > 25) problems.add(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.')
  checkUnique(problems, path, options)
  const types = options.map((one) => Number(record(one)['type']))
  const nested = types.filter((type) => type === SUBCOMMAND || type === GROUP).length
  if (nested > 0 && nested < types.length) {
    problems.add(
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    )
  }
  let optionalSeen = false
  for (const [index, one] of options.entries()) {
    const option = record(one)
    const at = [...path, index]
    checkNamed(problems, at, option)
    const type = Number(option['type'])
    if (!(type >= 1 && type <= 11) || (type === SUBCOMMAND && depth > 1) || (type === GROUP && depth > 0)) {
      problems.add([...at, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of (3, 4, 5, 6, 7, 8, 9, 10, 11).')
    } else if (type === SUBCOMMAND || type === GROUP) {
      checkOptions(problems, [...at, 'options'], array(option['options']), depth + 1)
    } else {
      if (option['required'] === true && optionalSeen) {
        problems.add(
          at,
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        )
      }
      optionalSeen ||= option['required'] !== true
      checkValues(problems, at, option, type)
    }
  }
}

function checkValues(problems: Problems, path: Path, option: Record<string, unknown>, type: number): void {
  const choices = array(option['choices'])
  if (choices.length > 25) problems.add([...path, 'choices'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.')
  if (choices.length > 0 && option['autocomplete'] === true) {
    problems.add(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES',
      'Autocomplete cannot be used with choices',
    )
  }
  checkUnique(problems, [...path, 'choices'], choices)
  for (const [index, one] of choices.entries()) {
    const choice = record(one)
    problems.length([...path, 'choices', index, 'name'], choice['name'], 1, 100)
    if (type === 3) problems.length([...path, 'choices', index, 'value'], choice['value'], 1, 100)
  }
  const least = option['min_length']
  const most = option['max_length']
  if (least !== undefined && !(Number(least) >= 0 && Number(least) <= 6_000)) {
    problems.add([...path, 'min_length'], 'NUMBER_TYPE_MAX', 'int value should be between 0 and 6000.')
  }
  if (most !== undefined && !(Number(most) >= 1 && Number(most) <= 6_000)) {
    problems.add([...path, 'max_length'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 6000.')
  }
}

/** Name, description and value of the command, its options, subcommands and choices together. */
function sizeOf(part: Record<string, unknown>): number {
  const own = ['name', 'description', 'value'].reduce((sum, key) => sum + text(part[key]).length, 0)
  const inside = [...array(part['options']), ...array(part['choices'])]
  return inside.reduce<number>((sum, one) => sum + sizeOf(record(one)), own)
}
