/** The frame of a chart over time: its size, its scales, its two axes. */
import { widthOf } from './fit-text.ts'
import { PALETTE } from './palette.ts'
import { linearScale, type Scale, writeTick } from './scale.ts'
import { line, text } from './svg.ts'
import { timeTicks } from './time-ticks.ts'

export const WIDTH = 640
export const HEIGHT = 440
export const MARGIN = 20
/** 18 units in 640 come out as about 10 points on a phone that shows the picture 360 wide. */
export const SIZE = 18
export const TITLE_SIZE = 22
export const NOTE_SIZE = 14
/** As wide as "Jan 2027" and a gap. */
const ROOM_PER_TICK = 88

export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: Scale
  readonly y: Scale
  readonly from: Date
  readonly to: Date
  readonly most: number
}

/** The frame below `top`, whose highest tick is at its upper edge. */
export function frameOf(top: number, ticks: readonly number[], from: Date, to: Date): Frame {
  const labels = Math.max(...ticks.map((tick) => widthOf(writeTick(tick), SIZE)))
  const left = MARGIN + labels + 8
  const right = WIDTH - MARGIN - 6
  const bottom = HEIGHT - 64
  const most = ticks.at(-1) ?? 1
  const x = linearScale(from.getTime(), to.getTime(), left, right)
  return { left, right, top, bottom, x, y: linearScale(0, most, bottom, top), from, to, most }
}

/** Lines across with their values, and the dates below. */
export function axes(frame: Frame, ticks: readonly number[]): string[] {
  const style = { size: SIZE, fill: PALETTE.quiet }
  const across = ticks.flatMap((tick) => [
    line(frame.left, frame.y(tick), frame.right, frame.y(tick), {
      stroke: tick === 0 ? PALETTE.edge : PALETTE.grid,
      width: 1.5,
    }),
    text(frame.left - 8, frame.y(tick) + 6, writeTick(tick), { ...style, anchor: 'end' }),
  ])
  const room = Math.floor((frame.right - frame.left) / ROOM_PER_TICK)
  const along = timeTicks(frame.from, frame.to, room).flatMap(({ at, label }) => {
    const x = frame.x(at.getTime())
    const half = widthOf(label, SIZE) / 2
    const middle = Math.min(Math.max(x, frame.left + half - 30), WIDTH - MARGIN / 2 - half)
    return [
      line(x, frame.bottom, x, frame.bottom + 6, { stroke: PALETTE.edge, width: 1.5 }),
      text(middle, frame.bottom + 25, label, { ...style, anchor: 'middle' }),
    ]
  })
  return [...across, ...along]
}
