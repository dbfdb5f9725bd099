import { BREAK } from '../tokens.ts'
import { bearersOf, COMPASS } from './lists.ts'
import { type Name, nameOf, type Sort } from './names.ts'
import { choose, record, type Scene } from './scene.ts'

const LONGEST_LIST = 30

interface Bracketed {
  readonly from: number
  readonly to: number
  readonly name: Name
}

/** "two parts of London (South East and South West)": each takes the word before the bracket. */
export function bracketedNames(scene: Scene, sort: Sort): void {
  const { breaks, ends, text } = scene.tokens
  for (let at = 1; at < scene.tokens.keys.length; at++) {
    const opens = breaks[at] === BREAK.bracket && text.slice(ends[at - 1], scene.tokens.starts[at]).includes('(')
    const names = opens ? namesInBracket(scene, sort, at) : []
    if (names.length < 2) continue
    for (const { name, from, to } of names) {
      const bearer = choose(scene, name, sort)
      if (bearer) record(scene, bearer, from, to)
    }
  }
}

function namesInBracket({ tokens, names }: Scene, sort: Sort, at: number): Bracketed[] {
  const { keys, breaks } = tokens
  const head = keys[at - 1] ?? ''
  const found: Bracketed[] = []
  let from = at
  for (let to = at; to < at + LONGEST_LIST; to++) {
    if (to === from && keys[to] === 'and') from = to + 1
    else if (!COMPASS.has(keys[to] ?? '')) return []
    const ends = (breaks[to + 1] ?? BREAK.stop) !== BREAK.none || keys[to + 1] === 'and'
    if (!ends || to < from) continue
    const name = nameOf(names, [...keys.slice(from, to + 1), head])
    if (!name || bearersOf(name, sort).length === 0) return []
    found.push({ from, to: to + 1, name })
    from = to + 1
    if ((breaks[to + 1] ?? BREAK.stop) > BREAK.comma) break
  }
  return found
}
