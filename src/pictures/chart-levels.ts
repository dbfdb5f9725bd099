/** The thresholds and the target of a chart: lines to reach, with their names. */
import { type Frame, MARGIN, NOTE_SIZE, SIZE, WIDTH } from './chart-frame.ts'
import { cut } from './fit-text.ts'
import { PALETTE } from './palette.ts'
import { line, text } from './svg.ts'

export interface Threshold {
  readonly value: number
  /** As "10,000: a response". */
  readonly label: string
}

/** What else a level's name must keep clear of. */
interface Levels {
  readonly levels: readonly Threshold[]
  readonly target: Threshold | undefined
  /** Where the main line ends. */
  readonly reached: number
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

/** At the line's left and above it, or below where there is no room, or another line is near; at its right and below once the main line has passed it. */
export function levelLabel(level: Threshold, { levels, target, reached }: Levels, frame: Frame): string {
  const y = frame.y(level.value)
  const isPassed = reached > level.value
  const isCrowded = levels.some((other) => other.value > level.value && y - frame.y(other.value) < 34)
  const isBelow = isPassed ? y + 24 < frame.bottom : isCrowded || y - 30 < frame.top
  const fill = level === target ? PALETTE.target : PALETTE.threshold
  const words = cut(level.label, SIZE, (frame.right - frame.left) * 0.7, true)
  const style = { size: SIZE, fill, bold: true, halo: PALETTE.ground, anchor: isPassed ? 'end' : 'start' } as const
  return text(isPassed ? frame.right - 8 : frame.left + 8, isBelow ? y + 22 : y - 9, words, style)
}
