import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { growthOf } from './growth-of.ts'

const ROOT = join(import.meta.dirname, '../..')
/** A regular expression as it stands in a source: after what may come before one, up to the stroke that ends it. */
const LITERAL =
  /(?:[(,=:[!&|?{};\n]|return|=>)\s*\/((?:[^/\\\n[*]|\\.|\[(?:[^\]\\\n]|\\.)*\])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])*)\/([dgimsuvy]*)/g
/** What meets texts of our own alone: the register's names, and the ends of addresses that the operator sets. */
const OF_THE_REGISTER = 'src/news/mentions/names.ts'
const ENDS_OF_ADDRESSES = String.raw`\/+$`
const FEW = 25
const SIZE = 600
const TIMES = 8
/** Less than this for a text of 4,800 characters is no backtracking worth measuring. */
const NOTHING_MS = 2

/** What most patterns repeat, and what is between. */
const PARTS = [
  ' ',
  'a',
  'A',
  '1',
  '-',
  '.',
  ',',
  '<',
  '&',
  '(',
  '"',
  "'",
  '\n',
  '\t',
  '=',
  ';',
  '/',
  ':',
  '#',
  '\u0301',
  '🏥',
]
const PAIRS = ['a ', '1 ', 'a.', 'a-', '. ', ', ', '"a', '\n ', ' -', '&#', '<a', '](', '://', '-1', '1-']

interface Pattern {
  readonly file: string
  readonly expression: RegExp
}

function patternsIn(file: string): Pattern[] {
  const found = [...readFileSync(join(ROOT, file), 'utf8').matchAll(LITERAL)]
  return found.flatMap(([, source = '', flags = '']) => {
    if (!/[+*]|\{\d*,\d*\}/.test(source)) return []
    try {
      return { file, expression: new RegExp(source, flags) }
    } catch {
      return []
    }
  })
}

/** Texts that repeat a part, or a word of the pattern itself, and end otherwise than the pattern wants. */
function attacks({ source }: RegExp): ((length: number) => string)[] {
  const words = source.replace(/\\[a-zA-Z]|[\\^$?*+()[\]{}|]/g, ' ').split(/\s+/)
  const parts = [...PARTS, ...PAIRS, ...words.filter((word) => word !== '').flatMap((word) => [word, `${word} `])]
  return [...new Set(parts)].flatMap((part) =>
    ['', 'x '].map((begin) => (length: number) => `${begin}${part.repeat(Math.ceil(length / part.length))}\u0001`),
  )
}

function worksOn(expression: RegExp, text: string): () => unknown {
  return () => {
    expression.lastIndex = 0
    return expression.global ? text.replace(expression, '') : expression.test(text)
  }
}

function backtracks(expression: RegExp): boolean {
  return attacks(expression).some((write) => {
    // Exponential growth shows at once, and would never end with a longer text.
    if (isSlow(worksOn(expression, write(FEW)))) return true
    if (!isSlow(worksOn(expression, write(SIZE * TIMES)))) return false
    return !growthOf(TIMES, (factor) => worksOn(expression, write(SIZE * factor)))
  })
}

/** Whether it takes so long that it is worth a second look, the quickest of three runs counting. */
function isSlow(work: () => unknown): boolean {
  return [1, 2, 3].every(() => {
    const begin = performance.now()
    work()
    return performance.now() - begin > NOTHING_MS
  })
}

describe('the regular expressions that meet what strangers write', () => {
  const files = globSync('{src,commands}/**/*.ts', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'))
  const patterns = files
    .filter((file) => file !== OF_THE_REGISTER)
    .flatMap(patternsIn)
    .filter(({ expression }) => expression.source !== ENDS_OF_ADDRESSES)

  it('do not backtrack on any text that repeats what they look for', () => {
    assert.ok(patterns.length > 100)
    const broken = patterns.filter(({ expression }) => backtracks(expression))
    assert.deepEqual(
      broken.map(({ file, expression }) => `${file}: ${expression}`),
      [],
    )
  })

  it('would be found out if they did', () => {
    for (const expression of [/\s+$/, /(a+)+b/, /<[^>]*>/]) assert.ok(backtracks(expression), String(expression))
    for (const expression of [/^\s+/, /a+/, /\d{1,9}$/, /[a-z]+/g])
      assert.ok(!backtracks(expression), String(expression))
  })
})
