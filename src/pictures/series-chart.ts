/** A chart of how something grew: lines over time, thresholds to reach, where it may go, and what happened on the way. */
import { DAY_MS } from '../time.ts'
import { axes, type Frame, frameOf, HEIGHT, MARGIN, NOTE_SIZE, SIZE, TITLE_SIZE, WIDTH } from './chart-frame.ts'
import { type Box, beyondLine, boxOf, levelLabels, levelLine, type Threshold } from './chart-levels.ts'
import { cut, widthOf, wrap } from './fit-text.ts'
import { PALETTE } from './palette.ts'
import { roundTicks } from './scale.ts'
import { dot, line, polygon, polyline, svg, text } from './svg.ts'

export interface Point {
  readonly at: Date
  readonly value: number
}

/** Where a line may go: at each moment as likely within as the caller says. */
interface ConePoint {
  readonly at: Date
  readonly low: number
  readonly middle: number
  readonly high: number
}

export interface SeriesChart {
  readonly title: string
  /** Each from its earliest point to its latest; the first is the main one. At most two are told apart. */
  readonly series: readonly { readonly name: string; readonly points: readonly Point[] }[]
  readonly thresholds: readonly Threshold[]
  readonly target?: Threshold
  /** From the end of the main line on, in order of time. */
  readonly cone?: readonly ConePoint[]
  /** Moments on the time axis, as "Stall in Chester" or "closes". */
  readonly marks?: readonly { readonly at: Date; readonly label: string }[]
  /** One line below, as "Counted by Mergerwatch from the UK Parliament petitions site". */
  readonly note?: string
}

/** A line that is never far above the rest does not make the rest flat. */
const FARTHEST_THRESHOLD = 3
const FARTHEST_CONE = 2
const MOST_MARKS = 6

/** Draws the chart as SVG. An empty series gives axes and title alone. */
export function seriesChart(chart: SeriesChart): string {
  const title = wrap(chart.title, TITLE_SIZE, WIDTH - 2 * MARGIN, 2, true)
  const levels = [...chart.thresholds, ...(chart.target ? [chart.target] : [])]
  const reach = highest(chart)
  const shown = levels.filter((level) => level.value <= reach * FARTHEST_THRESHOLD)
  const beyond = levels.filter((level) => level.value > reach * FARTHEST_THRESHOLD)
  const most = Math.max(reach, ...shown.map((level) => level.value * 1.04))
  const ticks = roundTicks(most, 5)
  const [from, to] = spanOf(chart)
  const top = MARGIN + title.length * 28 + (beyond.length > 0 ? 38 : 18)
  const frame = frameOf(top, ticks, from, to)
  return svg(WIDTH, HEIGHT, PALETTE.ground, PALETTE.edge, [
    ...title.map((words, row) =>
      text(MARGIN, MARGIN + 20 + row * 28, words, { size: TITLE_SIZE, fill: PALETTE.text, bold: true }),
    ),
    ...beyondLine(beyond, top),
    ...axes(frame, ticks),
    ...cone(chart.cone ?? [], frame),
    ...shown.map((level) => levelLine(level, frame, level === chart.target)),
    ...marks(chart, frame),
    ...lines(chart, frame),
    ...note(chart.note),
    ...levelLabels(shown, { target: chart.target, ...drawnIn(chart, frame) }, frame),
    ...legend(chart, frame),
  ])
}

function highest({ series, cone: spread }: SeriesChart): number {
  const drawn = Math.max(1, ...series.flatMap(({ points }) => points.map((point) => point.value)))
  const ahead = Math.max(0, ...(spread ?? []).map((point) => point.high))
  return Math.max(drawn, Math.min(ahead, drawn * FARTHEST_CONE))
}

function spanOf(chart: SeriesChart): [Date, Date] {
  const times = [
    ...chart.series.flatMap(({ points }) => points.map((point) => point.at.getTime())),
    ...(chart.cone ?? []).map((point) => point.at.getTime()),
  ]
  if (times.length === 0) return [new Date(0), new Date(DAY_MS)]
  const from = times.reduce((least, time) => Math.min(least, time))
  const to = times.reduce((most, time) => Math.max(most, time))
  return from === to ? [new Date(from - DAY_MS / 2), new Date(to + DAY_MS / 2)] : [new Date(from), new Date(to)]
}

function cone(points: readonly ConePoint[], frame: Frame): string[] {
  if (points.length < 2) return []
  const place = (at: Date, value: number) => [frame.x(at.getTime()), frame.y(Math.min(value, frame.most))] as const
  const upper = points.map((point) => place(point.at, point.high))
  const lower = points.map((point) => place(point.at, point.low)).toReversed()
  const middle = points.filter((point) => point.middle <= frame.most).map((point) => place(point.at, point.middle))
  return [
    polygon([...upper, ...lower], PALETTE.cone),
    ...(middle.length > 1 ? [polyline(middle, { stroke: PALETTE.main, width: 2, dashes: '2 6' })] : []),
  ]
}

function marks(chart: SeriesChart, frame: Frame): string[] {
  const inside = (chart.marks ?? []).filter(({ at }) => at >= frame.from && at <= frame.to).slice(0, MOST_MARKS)
  return inside.flatMap(({ at, label }, row) => {
    const x = frame.x(at.getTime())
    const isLeft = x > (frame.left + frame.right) / 2
    const y = frame.bottom - 10 - (row % 3) * 20
    const words = cut(label, 16, 230)
    return [
      line(x, frame.top, x, frame.bottom, { stroke: PALETTE.quiet, width: 1.5, dashes: '1 4' }),
      text(isLeft ? x - 6 : x + 6, y, words, {
        size: 16,
        fill: PALETTE.quiet,
        anchor: isLeft ? 'end' : 'start',
        halo: PALETTE.ground,
      }),
    ]
  })
}

const SERIES_STYLES = [
  { stroke: PALETTE.main, width: 4 },
  { stroke: PALETTE.second, width: 3, dashes: '9 5' },
] as const

function lines({ series }: SeriesChart, frame: Frame): string[] {
  return series.slice(0, SERIES_STYLES.length).flatMap(({ points }, place) => {
    const style = SERIES_STYLES[place] ?? SERIES_STYLES[0]
    const end = points.at(-1)
    const label = endLabel(points, frame)
    if (!end || label === null) return []
    return [
      polyline(
        points.map((point) => [frame.x(point.at.getTime()), frame.y(point.value)] as const),
        style,
      ),
      text(label.x, label.y, label.words, {
        size: SIZE,
        fill: style.stroke,
        bold: true,
        anchor: label.anchor,
        halo: PALETTE.ground,
      }),
      dot(frame.x(end.at.getTime()), frame.y(end.value), 6, style.stroke),
    ]
  })
}

/** The lines, with the middle of the cone, and the words at their ends. */
function drawnIn(chart: SeriesChart, frame: Frame) {
  const series = chart.series.slice(0, SERIES_STYLES.length)
  const corners = ({ at, value }: Point) => [frame.x(at.getTime()), frame.y(value)] as const
  const ahead = (chart.cone ?? []).filter(({ middle }) => middle <= frame.most)
  return {
    lines: [
      ...series.map(({ points }) => points.map(corners)),
      ahead.map(({ at, middle }) => corners({ at, value: middle })),
    ],
    taken: series.flatMap(({ points }): Box[] => {
      const label = endLabel(points, frame)
      if (label === null) return []
      const width = label.anchor === 'end' ? widthOf(label.words, SIZE, true) : 0
      return [boxOf(label.x - width, label.y, label.words)]
    }),
  }
}

/** The value at which a line ends, to the right of its end or above it. */
function endLabel(points: readonly Point[], frame: Frame) {
  const end = points.at(-1)
  if (!end) return null
  const [x, y] = [frame.x(end.at.getTime()), frame.y(end.value)]
  const words = end.value.toLocaleString('en-GB')
  const fitsRight = x + 12 + widthOf(words, SIZE, true) < frame.right
  return fitsRight
    ? ({ words, x: x + 12, y: y + 24, anchor: 'start' } as const)
    : ({ words, x: x - 10, y: y - 12, anchor: 'end' } as const)
}

/** Names the lines when there are several. */
function legend({ series }: SeriesChart, frame: Frame): string[] {
  if (series.length < 2) return []
  return series.slice(0, SERIES_STYLES.length).flatMap(({ name }, place) => {
    const style = SERIES_STYLES[place] ?? SERIES_STYLES[0]
    const y = frame.top + 14 + place * 24
    const x = frame.left + 12
    return [
      line(x, y - 6, x + 34, y - 6, style),
      text(x + 42, y, cut(name, SIZE, 260), { size: SIZE, fill: PALETTE.text }),
    ]
  })
}

function note(words: string | undefined): string[] {
  if (words === undefined) return []
  return [
    text(MARGIN, HEIGHT - 14, cut(words, NOTE_SIZE, WIDTH - 2 * MARGIN), { size: NOTE_SIZE, fill: PALETTE.quiet }),
  ]
}
