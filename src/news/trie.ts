import { BREAK, type Tokens } from './tokens.ts'
import { knownNumber, numberOf, UNSOUGHT } from './word-numbers.ts'

/** A tree of words: looking up all phrases that start at a word costs the words read, however many phrases there are. */
interface TrieNode<Value> {
  /** What follows, by the number of the next word. */
  readonly next: Map<number, TrieNode<Value>>
  value: Value | undefined
}

/** The root: what follows each first word, at the place of the word's number, for that is looked up at every word of a text. */
export type Trie<Value> = (TrieNode<Value> | undefined)[]

export interface TrieMatch<Value> {
  readonly from: number
  /** The first word after the phrase. */
  readonly to: number
  readonly value: Value
}

/** Finds or makes the place of a phrase of one word or more, and gives it the value that `change` makes of what was there. */
export function plant<Value>(
  root: Trie<Value>,
  [first = '', ...rest]: readonly string[],
  change: (old: Value | undefined) => Value,
): void {
  const start = numberOf(first)
  while (root.length <= start) root.push(undefined)
  let node = root[start] ?? emptyNode()
  root[start] = node
  for (const word of rest) {
    const child: TrieNode<Value> = node.next.get(numberOf(word)) ?? emptyNode()
    node.next.set(numberOf(word), child)
    node = child
  }
  node.value = change(node.value)
}

function emptyNode<Value>(): TrieNode<Value> {
  return { next: new Map(), value: undefined }
}

/** What is planted under exactly these words, if anything. */
export function lookUp<Value>(root: Trie<Value>, [first = '', ...rest]: readonly string[]): Value | undefined {
  let node = root[knownNumber(first)]
  for (const word of rest) node = node?.next.get(knownNumber(word))
  return node?.value
}

/** Whether any phrase starts with the word at a place. */
export function startsAt(root: Trie<unknown>, { numbers }: Tokens, at: number): boolean {
  return root[numbers[at] ?? UNSOUGHT] !== undefined
}

const NOTHING: readonly never[] = []

/** All phrases that start at a word, shortest first. A phrase may run over commas and brackets, not over more. */
export function matchesFrom<Value>(root: Trie<Value>, tokens: Tokens, from: number): readonly TrieMatch<Value>[] {
  let node = root[tokens.numbers[from] ?? UNSOUGHT]
  let found: TrieMatch<Value>[] | undefined
  for (let at = from + 1; node; at++) {
    if (node.value !== undefined) {
      const match = { from, to: at, value: node.value }
      if (found) found.push(match)
      else found = [match]
    }
    if (node.next.size === 0 || (tokens.breaks[at] ?? BREAK.stop) > BREAK.bracket) break
    node = node.next.get(tokens.numbers[at] ?? UNSOUGHT)
  }
  return found ?? NOTHING
}
