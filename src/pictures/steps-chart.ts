/** A chart of counts that keep their height until the day on which they change, each height with its number. */
import { cut, wrap } from './fit-text.ts'
import { PALETTE } from './palette.ts'
import { linearScale, type Scale } from './scale.ts'
import { line, polyline, svg, text } from './svg.ts'
import { timeTicks } from './time-ticks.ts'

/** A height, from that moment on. */
export interface Level {
  readonly at: Date
  readonly value: number
}

interface Stairs {
  readonly name: string
  /** In order of time. */
  readonly levels: readonly Level[]
  readonly until: Date
}

export interface StepsChart {
  readonly title: string
  /** At most two are told apart. */
  readonly stairs: readonly Stairs[]
  /** How the last of them may go on: from its end, drawn with dashes. */
  readonly ahead?: Stairs
  /** One line below. */
  readonly note?: string
}

const WIDTH = 640
const HEIGHT = 400
const MARGIN = 20
const SIZE = 18
/** Three digits fit on a step of one year in fifteen. */
const NUMBER_SIZE = 16
const TITLE_SIZE = 22
const NOTE_SIZE = 14
const COLOURS = [PALETTE.second, PALETTE.main] as const
/** As wide as a year and a gap. */
const ROOM_PER_TICK = 70
/** As wide as "211", so that the last number has room. */
const ROOM_FOR_NUMBER = 34

/** Draws the chart as SVG. There is no scale at the side: the numbers stand on the steps. */
export function stepsChart({ title, stairs, ahead, note }: StepsChart): string {
  const heading = wrap(title, TITLE_SIZE, WIDTH - 2 * MARGIN, 2, true)
  const all = [...stairs, ...(ahead ? [ahead] : [])]
  const levels = all.flatMap((one) => one.levels)
  const times = [...levels.map(({ at }) => at.getTime()), ...all.map(({ until }) => until.getTime())]
  const from = times.reduce((least, time) => Math.min(least, time), times[0] ?? 0)
  const to = times.reduce((most, time) => Math.max(most, time), from)
  const most = Math.max(1, ...levels.map(({ value }) => value))
  const top = MARGIN + heading.length * 28 + 36
  const bottom = HEIGHT - 64
  const x = linearScale(from, to, MARGIN + 6, WIDTH - MARGIN - ROOM_FOR_NUMBER)
  const y = linearScale(0, most, bottom, top)
  const last = Math.max(0, stairs.slice(0, COLOURS.length).length - 1)
  return svg(WIDTH, HEIGHT, PALETTE.ground, PALETTE.edge, [
    ...heading.map((words, row) =>
      text(MARGIN, MARGIN + 20 + row * 28, words, { size: TITLE_SIZE, fill: PALETTE.text, bold: true }),
    ),
    line(MARGIN, bottom, WIDTH - MARGIN, bottom, { stroke: PALETTE.edge, width: 1.5 }),
    ...years(new Date(from), new Date(to), x, bottom),
    ...stairs.slice(0, COLOURS.length).flatMap((one, place) => drawStairs(one, COLOURS[place] ?? COLOURS[0], x, y)),
    ...(ahead ? drawStairs(ahead, COLOURS[last] ?? COLOURS[0], x, y, '7 6') : []),
    ...(note === undefined
      ? []
      : [
          text(MARGIN, HEIGHT - 14, cut(note, NOTE_SIZE, WIDTH - 2 * MARGIN), { size: NOTE_SIZE, fill: PALETTE.quiet }),
        ]),
  ])
}

function years(from: Date, to: Date, x: Scale, bottom: number): string[] {
  const room = Math.max(1, Math.floor((x(to.getTime()) - x(from.getTime())) / ROOM_PER_TICK))
  return timeTicks(from, to, room).flatMap(({ at, label }) => [
    line(x(at.getTime()), bottom, x(at.getTime()), bottom + 6, { stroke: PALETTE.edge, width: 1.5 }),
    text(x(at.getTime()), bottom + 26, label, { size: SIZE, fill: PALETTE.quiet, anchor: 'middle' }),
  ])
}

/** The line, a number at the beginning of each height, and the name below the first one. A dashed line has its last number alone. */
function drawStairs({ name, levels, until }: Stairs, fill: string, x: Scale, y: Scale, dashes?: string): string[] {
  const [first] = levels
  if (!first) return []
  const corners = levels.flatMap(({ at, value }, place): (readonly [number, number])[] => {
    const before = levels[place - 1]
    return [...(before ? [[x(at.getTime()), y(before.value)] as const] : []), [x(at.getTime()), y(value)]]
  })
  const end = levels.at(-1) ?? first
  const numbered = dashes === undefined ? levels : [end]
  return [
    polyline([...corners, [x(until.getTime()), y(end.value)]], {
      stroke: fill,
      width: dashes === undefined ? 4 : 3,
      ...(dashes === undefined ? {} : { dashes }),
    }),
    ...numbered.map(({ at, value }) =>
      text(x(at.getTime()) + 4, y(value) - 9, value.toLocaleString('en-GB'), {
        size: NUMBER_SIZE,
        fill,
        bold: true,
        halo: PALETTE.ground,
      }),
    ),
    ...(dashes === undefined
      ? [text(x(first.at.getTime()) + 4, y(first.value) + 24, cut(name, SIZE, 200), { size: SIZE, fill })]
      : []),
  ]
}
