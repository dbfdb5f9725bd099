/** A chart of bars that lie: names on the left, the longest bar first as the caller orders them. */
import { cut, widthOf, wrap } from './fit-text.ts'
import { PALETTE } from './palette.ts'
import { linearScale } from './scale.ts'
import { rectangle, svg, text } from './svg.ts'

interface Bar {
  readonly label: string
  /** From 0 up. */
  readonly value: number
  /** What stands after the value, as "+12 since yesterday". */
  readonly more?: string
}

export interface BarsChart {
  readonly title: string
  /** At most twelve are drawn. */
  readonly bars: readonly Bar[]
  /** One line below. */
  readonly note?: string
}

const WIDTH = 640
const MARGIN = 20
const SIZE = 18
const TITLE_SIZE = 22
const NOTE_SIZE = 14
const ROW = 34
const MOST_BARS = 12
const MOST_LABEL = 285

/** Draws the chart as SVG: as high as it has bars. */
export function barsChart({ title, bars, note }: BarsChart): string {
  const shown = bars.slice(0, MOST_BARS)
  const heading = wrap(title, TITLE_SIZE, WIDTH - 2 * MARGIN, 2, true)
  const top = MARGIN + heading.length * 28 + 8
  const height = top + Math.max(1, shown.length) * ROW + (note === undefined ? 0 : 26) + 12
  const labels = Math.min(MOST_LABEL, Math.max(0, ...shown.map((bar) => widthOf(bar.label, SIZE))))
  const left = MARGIN + labels + 12
  const values = Math.max(0, ...shown.map((bar) => widthOf(writeValue(bar), SIZE, true)))
  const width = linearScale(0, Math.max(1, ...shown.map((bar) => bar.value)), 0, WIDTH - MARGIN - values - 10 - left)
  return svg(WIDTH, height, PALETTE.ground, PALETTE.edge, [
    ...heading.map((words, row) =>
      text(MARGIN, MARGIN + 20 + row * 28, words, { size: TITLE_SIZE, fill: PALETTE.text, bold: true }),
    ),
    ...shown.flatMap((bar, row) => {
      const y = top + row * ROW
      const long = Math.max(2, width(bar.value))
      return [
        text(left - 10, y + 22, cut(bar.label, SIZE, MOST_LABEL), { size: SIZE, fill: PALETTE.text, anchor: 'end' }),
        rectangle(left, y + 4, long, ROW - 10, PALETTE.main),
        text(left + long + 8, y + 22, writeValue(bar), { size: SIZE, fill: PALETTE.text, bold: true }),
      ]
    }),
    ...(note === undefined
      ? []
      : [
          text(MARGIN, height - 14, cut(note, NOTE_SIZE, WIDTH - 2 * MARGIN), { size: NOTE_SIZE, fill: PALETTE.quiet }),
        ]),
  ])
}

function writeValue({ value, more }: Bar): string {
  return `${value.toLocaleString('en-GB')}${more === undefined ? '' : ` ${more}`}`
}
