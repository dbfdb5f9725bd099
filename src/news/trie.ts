import { BREAK, type Tokens } from './tokens.ts'

/** A tree of words: looking up all phrases that start at a word costs the words read, however many phrases there are. */
export interface TrieNode<Value> {
  readonly next: Map<string, TrieNode<Value>>
  value: Value | undefined
}

export interface TrieMatch<Value> {
  readonly from: number
  /** The first word after the phrase. */
  readonly to: number
  readonly value: Value
}

export function createTrie<Value>(): TrieNode<Value> {
  return { next: new Map(), value: undefined }
}

/** Finds or makes the place of a phrase, and gives it the value that `change` makes of what was there. */
export function plant<Value>(
  root: TrieNode<Value>,
  words: readonly string[],
  change: (old: Value | undefined) => Value,
): void {
  let node = root
  for (const word of words) {
    let child = node.next.get(word)
    if (!child) {
      child = createTrie()
      node.next.set(word, child)
    }
    node = child
  }
  node.value = change(node.value)
}

/** What is planted under exactly these words, if anything. */
export function lookUp<Value>(root: TrieNode<Value>, words: readonly string[]): Value | undefined {
  let node: TrieNode<Value> | undefined = root
  for (const word of words) node = node?.next.get(word)
  return node?.value
}

const NOTHING: readonly never[] = []

/** All phrases that start at a word, shortest first. A phrase may run over commas and brackets, not over more. */
export function matchesFrom<Value>(root: TrieNode<Value>, tokens: Tokens, from: number): readonly TrieMatch<Value>[] {
  let node = root.next.get(tokens.keys[from] ?? '')
  if (!node) return NOTHING
  const found: TrieMatch<Value>[] = []
  for (let at = from + 1; node; at++) {
    if (node.value !== undefined) found.push({ from, to: at, value: node.value })
    if ((tokens.breaks[at] ?? BREAK.stop) > BREAK.bracket) break
    node = node.next.get(tokens.keys[at] ?? '')
  }
  return found
}
