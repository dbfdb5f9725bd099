/** The thresholds and the target of a chart: lines to reach, with their names. */
import { type Frame, MARGIN, NOTE_SIZE, SIZE, WIDTH } from './chart-frame.ts'
import { cut, widthOf } from './fit-text.ts'
import { PALETTE } from './palette.ts'
import { line, text } from './svg.ts'

export interface Threshold {
  readonly value: number
  /** As "10,000: a response". */
  readonly label: string
}

/** What else a level's name must keep clear of, in units of the picture. */
interface Surroundings {
  readonly target: Threshold | undefined
  /** The corners of each line that is drawn. */
  readonly lines: readonly (readonly (readonly [x: number, y: number])[])[]
  /** Where words stand already. */
  readonly taken: readonly Box[]
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Names the nearest of the levels that lie above the chart. */
export function beyondLine(beyond: readonly Threshold[], top: number): string[] {
  if (beyond.length === 0) return []
  const nearest = beyond.reduce((least, level) => (level.value < least.value ? level : least))
  const words = `Above this chart ↑ ${nearest.label}`
  return [
    text(MARGIN, top - 20, cut(words, NOTE_SIZE, WIDTH - 2 * MARGIN), { size: NOTE_SIZE, fill: PALETTE.threshold }),
  ]
}

export function levelLine(level: Threshold, frame: Frame, isTarget: boolean): string {
  const y = frame.y(level.value)
  const style = isTarget ? { stroke: PALETTE.target, dashes: '3 5' } : { stroke: PALETTE.threshold, dashes: '11 7' }
  return line(frame.left, y, frame.right, y, { ...style, width: 2.5 })
}

/** How far apart the points of a line are looked at: finer than letters are high. */
const STEP = 4
const ROOM_ABOVE = 9
const ROOM_BELOW = 22

/** The names of the levels, each where it hides least: at the level's left, middle or right, above or below it. */
export function levelLabels(shown: readonly Threshold[], surroundings: Surroundings, frame: Frame): string[] {
  const points = surroundings.lines.flatMap(pointsAlong)
  const taken = [...surroundings.taken]
  return shown.map((level) => {
    const words = cut(level.label, SIZE, (frame.right - frame.left) * 0.7, true)
    const y = frame.y(level.value)
    const others = shown.filter((other) => other !== level).map((other) => frame.y(other.value))
    const places = [y - ROOM_ABOVE, y + ROOM_BELOW].flatMap((baseline) =>
      startsOf(widthOf(words, SIZE, true), frame).map((x) => ({ x, baseline })),
    )
    const hidden = ({ x, baseline }: (typeof places)[number]): number => {
      const box = boxOf(x, baseline, words)
      const isOutside = box.top < frame.top - SIZE || box.bottom > frame.bottom + 4
      return (
        points.filter(([px, py]) => isIn(box, px, py)).length +
        20 * others.filter((other) => other > box.top && other < box.bottom).length +
        40 * taken.filter((other) => overlap(box, other)).length +
        (isOutside ? 200 : 0)
      )
    }
    const best = places.reduce((least, place) => (hidden(place) < hidden(least) ? place : least))
    taken.push(boxOf(best.x, best.baseline, words))
    const fill = level === surroundings.target ? PALETTE.target : PALETTE.threshold
    return text(best.x, best.baseline, words, { size: SIZE, fill, bold: true, halo: PALETTE.ground, anchor: 'start' })
  })
}

/** Where words of that width may begin: at the left first. */
function startsOf(width: number, { left, right }: Frame): number[] {
  return [left + 8, (left + right - width) / 2, right - 8 - width]
}

/** The room of words that begin at `x`, with a little air. */
export function boxOf(x: number, baseline: number, words: string): Box {
  return { left: x - 3, right: x + widthOf(words, SIZE, true) + 3, top: baseline - SIZE + 2, bottom: baseline + 6 }
}

function pointsAlong(corners: Surroundings['lines'][number]): [number, number][] {
  return corners.flatMap(([x, y], place) => {
    const [toX, toY] = corners[place + 1] ?? [x, y]
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / STEP))
    return Array.from({ length: steps }, (_, step): [number, number] => [
      x + ((toX - x) * step) / steps,
      y + ((toY - y) * step) / steps,
    ])
  })
}

function isIn({ left, right, top, bottom }: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
