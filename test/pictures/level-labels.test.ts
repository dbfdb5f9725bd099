import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { widthOf } from '../../src/pictures/fit-text.ts'
import { type Point, seriesChart } from '../../src/pictures/series-chart.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-10-03T09:00:00Z')
const SIZE = 18

function even(days: number, perDay: number): Point[] {
  return Array.from({ length: days + 1 }, (_, day) => ({ at: new Date(START + day * DAY_MS), value: day * perDay }))
}

/** The points of the main line, and whether any lies within the letters of the words. */
function isCrossed(svg: string, words: string): boolean {
  const [, x = '', y = ''] = new RegExp(`<text x="([\\d.-]+)" y="([\\d.-]+)"[^>]*>${words}<`).exec(svg) ?? []
  const corners = [...(/<polyline points="([^"]+)"/.exec(svg)?.[1] ?? '').matchAll(/([\d.-]+),([\d.-]+)/g)]
  assert.ok(x !== '' && corners.length > 1, 'the words and the line are drawn')
  const [left, baseline] = [Number(x), Number(y)]
  const right = left + widthOf(words, SIZE, true)
  return corners.some(([, px, py]) => {
    const [at, height] = [Number(px), Number(py)]
    return at > left && at < right && height > baseline - SIZE * 0.7 && height < baseline
  })
}

describe('the name of a level', () => {
  it('does not hide a line that has just passed it', () => {
    for (const target of [11_000, 11_500, 11_800, 11_990])
      assert.ok(
        !isCrossed(
          seriesChart({
            title: 'One',
            series: [{ name: 'Signatures', points: even(60, 200) }],
            thresholds: [],
            target: { value: target, label: 'our target' },
          }),
          'our target',
        ),
        String(target),
      )
  })

  it('hides no line of an even pace, wherever the level is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 20_000 }), fc.integer({ min: 40, max: 90 }), (target, days) => {
        const points = even(days, 10_000 / days)
        const chart = { title: 'One', series: [{ name: 'Signatures', points }], thresholds: [] }
        return !isCrossed(seriesChart({ ...chart, target: { value: target, label: 'our target' } }), 'our target')
      }),
      { numRuns: 200 },
    )
  })

  it('keeps clear of the names of other levels and of the count', () => {
    const svg = seriesChart({
      title: 'Two',
      series: [{ name: 'Signatures', points: even(60, 171) }],
      thresholds: [{ value: 10_000, label: 'a response' }],
      target: { value: 10_500, label: 'our target' },
    })
    const heights = ['a response', 'our target'].map((words) =>
      Number(new RegExp(`<text x="[\\d.-]+" y="([\\d.-]+)"[^>]*>${words}<`).exec(svg)?.[1]),
    )
    assert.ok(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0)) >= SIZE, heights.join())
  })
})
