/** Ideas that a text holds, one bit for each: every rule asks for its ideas in every text, and in most texts in vain. */
export type IdeaSet = readonly number[]

const numbers = new Map<string, number>()
/** Where the bit of a number is, in numbers of 32 bits. */
const wordAt = (number: number): number => number >> 5
const bitOf = (number: number): number => 1 << (number & 31)

/** The number by which an idea is asked for. */
export function ideaNumber(idea: string): number {
  const known = numbers.get(idea)
  if (known !== undefined) return known
  numbers.set(idea, numbers.size)
  return numbers.size - 1
}

export function ideaSet(ideas: Iterable<string>): IdeaSet {
  const set: number[] = []
  while (set.length <= wordAt(numbers.size)) set.push(0)
  for (const idea of ideas) {
    const number = ideaNumber(idea)
    set[wordAt(number)] = (set[wordAt(number)] ?? 0) | bitOf(number)
  }
  return set
}

/** Whether a set has any of some ideas, by their numbers. */
export function hasAny(set: IdeaSet, ideas: readonly number[]): boolean {
  for (const number of ideas) if (((set[wordAt(number)] ?? 0) & bitOf(number)) !== 0) return true
  return false
}
