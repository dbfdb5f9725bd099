/** A terminal to test against: what readline and the console write becomes lines as somebody would see them. */
import { PassThrough, Writable } from 'node:stream'

export interface Screen {
  readonly output: Writable & { readonly isTTY: true; readonly columns: number }
  /** What stands on it, without trailing blanks and blank lines at the end. */
  lines(): string[]
  /** The cursor's row and column. */
  cursor(): readonly [number, number]
  /** How often the bell rang. */
  bells(): number
  /** Settles when the screen looks as wanted; the test's own time limit ends a wait in vain. */
  until(isWanted: (lines: string[]) => boolean): Promise<string[]>
}

const ESCAPE = '\u001b'
const CODE = new RegExp(`^${ESCAPE}\\[(\\d*)(?:;\\d+)?([A-HJKm])`)

export function createScreen(columns: number): Screen {
  const rows: string[][] = [[]]
  let [row, column, bells] = [0, 0, 0]
  const waiting: (() => void)[] = []

  const put = (letter: string) => {
    if (column === columns) [row, column] = [row + 1, 0]
    while (rows.length <= row) rows.push([])
    const line = rows[row]!
    while (line.length < column) line.push(' ')
    line[column] = letter
    column += 1
  }
  const obey = (count: number, code: string) => {
    if (code === 'A') row = Math.max(0, row - count)
    if (code === 'B') row += count
    if (code === 'C') column = Math.min(columns - 1, column + count)
    if (code === 'D') column = Math.max(0, column - count)
    if (code === 'G') column = count - 1
    if (code === 'J' || code === 'K') rows[row]?.splice(column)
    if (code === 'J') rows.splice(row + 1)
  }
  const write = (text: string) => {
    let rest = text
    while (rest !== '') {
      const code = CODE.exec(rest)
      if (code) obey(Number(code[1] || (code[2] === 'J' ? 0 : 1)), code[2]!)
      else if (rest[0] === '\n') [row, column] = [row + 1, 0]
      else if (rest[0] === '\r') column = 0
      else if (rest[0] === '\u0007') bells += 1
      else put(rest[0]!)
      rest = rest.slice(code?.[0].length ?? 1)
    }
  }

  const lines = () => {
    const seen = Array.from({ length: Math.max(rows.length, row + 1) }, (_, at) => (rows[at] ?? []).join('').trimEnd())
    while (seen.at(-1) === '') seen.pop()
    return seen
  }
  const output = Object.assign(
    new Writable({
      decodeStrings: false,
      write: (text, _encoding, done) => {
        write(String(text))
        done()
        for (const look of waiting.splice(0)) look()
      },
    }),
    { isTTY: true as const, columns, rows: 50, getColorDepth: () => 1 },
  )
  return {
    output,
    lines,
    cursor: () => [row, column],
    bells: () => bells,
    until: async (isWanted) => {
      while (!isWanted(lines())) await new Promise<void>((resolve) => waiting.push(resolve))
      return lines()
    },
  }
}

/** A keyboard: what is written to it is typed. */
export function createKeyboard() {
  return Object.assign(new PassThrough(), { isTTY: true as const, setRawMode: () => {} })
}
