/** Checks what was given for a command's options, and says in a sentence what is wrong. */
import { type Choice, type Option, Refusal } from './command.ts'

/**
 * The values by option name: texts trimmed, numbers as numbers, choices as their values (in any letter case, by name or
 * value). Throws `Refusal` with a sentence for a missing, over-long or unsuitable value.
 */
export function checkValues(
  options: readonly Option[],
  given: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  const checked: Record<string, string | number> = {}
  for (const option of options) {
    const raw = given[option.name]
    const value = raw === undefined ? '' : tidy(String(raw))
    if (value === '') {
      if (option.required) throw new Refusal(`Please give ${option.name}: ${lowerFirst(option.description)}.`)
    } else {
      checked[option.name] = readValue(option, value)
    }
  }
  return checked
}

function readValue(option: Option, value: string): string | number {
  switch (option.kind) {
    case 'text':
      if (value.length <= option.maxLength) return value
      throw new Refusal(
        `That is too long for ${option.name}: ${value.length.toLocaleString('en-GB')} characters, where at most ${option.maxLength.toLocaleString('en-GB')} fit.`,
      )
    case 'number':
      return readNumber(option, value)
    case 'choice':
      return readChoice(option.name, option.choices, value)
  }
}

function readNumber(option: Extract<Option, { kind: 'number' }>, value: string): number {
  const number = Number(value.replaceAll(',', ''))
  if (Number.isInteger(number) && number >= option.min && number <= option.max) return number
  const [least, most] = [option.min, option.max].map((edge) => edge.toLocaleString('en-GB'))
  throw new Refusal(`${option.name} must be a whole number from ${least} to ${most}, not “${value.slice(0, 40)}”.`)
}

function readChoice(name: string, choices: readonly Choice[], value: string): string {
  const wanted = value.toLowerCase()
  const choice = choices.find((one) => one.value.toLowerCase() === wanted || one.name.toLowerCase() === wanted)
  if (choice) return choice.value
  throw new Refusal(
    `${name} must be one of ${choices.map((one) => one.value).join(', ')}, not “${value.slice(0, 40)}”.`,
  )
}

/** Control characters and marks that turn the writing direction have no place in a value and could disguise it. */
function tidy(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Bidi_Control}\ufeff]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
