/** Collects what is wrong with a message, in the words of the platform: "must be less than 151 characters [json-pointer:/blocks/0/text/text]". */

export type Fields = Readonly<Record<string, unknown>>

export interface Problems {
  readonly found: readonly string[]
  add(what: string, pointer: string): void
  /** The value as an object; a problem and null when it is none. */
  object(value: unknown, pointer: string): Fields | null
  /** The value as a list of so many; a problem and an empty list when it is none. */
  list(value: unknown, pointer: string, least: number, most: number): readonly unknown[]
  /** A text of so many characters, if it is there at all or must be. */
  text(value: unknown, pointer: string, most: number, isRequired?: boolean): void
  /** Fields that the platform does not know. */
  only(fields: Fields, pointer: string, known: readonly string[]): void
}

export function createProblems(): Problems {
  const found: string[] = []
  const add = (what: string, pointer: string) => void found.push(`${what} [json-pointer:${pointer}]`)
  return {
    found,
    add,
    object: (value, pointer) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
      add('must provide an object', pointer)
      return null
    },
    list: (value, pointer, least, most) => {
      if (!Array.isArray(value)) {
        add('must provide an array', pointer)
        return []
      }
      if (value.length < least) add(`no fewer than ${least} items allowed`, pointer)
      if (value.length > most) add(`no more than ${most} items allowed`, pointer)
      return value
    },
    text: (value, pointer, most, isRequired = true) => {
      if (value === undefined) {
        if (isRequired) add('missing required field', pointer)
      } else if (typeof value !== 'string') add('must provide a string', pointer)
      else if (value.length === 0) add('must be more than 0 characters', pointer)
      else if (value.length > most) add(`must be less than ${most + 1} characters`, pointer)
    },
    only: (fields, pointer, known) => {
      for (const name of Object.keys(fields))
        if (!known.includes(name)) add(`invalid additional property: ${name}`, pointer)
    },
  }
}
