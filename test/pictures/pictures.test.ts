import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Resvg, renderAsync } from '@resvg/resvg-js'
import fc from 'fast-check'
import { barsChart } from '../../src/pictures/bars-chart.ts'
import { cut, widthOf, wrap } from '../../src/pictures/fit-text.ts'
import { PALETTE } from '../../src/pictures/palette.ts'
import { renderPicture } from '../../src/pictures/render.ts'
import { linearScale, roundTicks, writeTick } from '../../src/pictures/scale.ts'
import { type SeriesChart, seriesChart } from '../../src/pictures/series-chart.ts'
import { escapeText } from '../../src/pictures/svg.ts'
import { timeTicks } from '../../src/pictures/time-ticks.ts'

const HOUR_MS = 3_600_000
const from = (text: string) => new Date(text)

const CHART: SeriesChart = {
  title: 'Keep the boards local',
  series: [
    {
      name: 'Signatures',
      points: [
        { at: from('2026-10-01T09:00:00Z'), value: 0 },
        { at: from('2026-10-20T09:00:00Z'), value: 6_200 },
        { at: from('2026-11-20T09:00:00Z'), value: 8_400 },
      ],
    },
  ],
  thresholds: [
    { value: 10_000, label: '10,000: a response' },
    { value: 100_000, label: '100,000: a debate' },
  ],
}

/** The words of a picture, in order. */
function wordsIn(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '')
}

/** The WCAG 2.2 contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('the colours', () => {
  it('let every text be read on the ground and on the cone', () => {
    assert.equal(Math.round(contrast('#000000', '#ffffff')), 21)
    for (const name of ['text', 'quiet', 'main', 'second', 'threshold', 'target'] as const) {
      assert.ok(contrast(PALETTE[name], PALETTE.ground) >= 4.5, `${name} on the ground`)
      assert.ok(contrast(PALETTE[name], PALETTE.cone) >= 4.5, `${name} on the cone`)
    }
  })

  it('let every line and the edge of the picture be seen, in a dark chat too', () => {
    for (const name of ['main', 'second', 'threshold', 'target', 'edge'] as const)
      assert.ok(contrast(PALETTE[name], PALETTE.ground) >= 3, name)
    for (const dark of ['#313338', '#1a1d21', '#000000']) assert.ok(contrast(PALETTE.ground, dark) >= 4.5, dark)
  })
})

describe('a drawn picture', () => {
  it('is a PNG of two pixels a unit', async () => {
    const png = Buffer.from(await renderPicture(seriesChart(CHART)))
    assert.equal(png.subarray(1, 4).toString(), 'PNG')
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1_280, 880])
  })

  it('has its text in it, which no font would leave out silently', async () => {
    const svg = seriesChart(CHART)
    const withFont = await renderPicture(svg)
    const without = await renderAsync(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value: 2 } })
    const withoutText = await renderPicture(svg.replaceAll(/<text.*<\/text>/g, ''))
    assert.deepEqual(Buffer.from(withoutText), without.asPng())
    assert.ok(withFont.length > withoutText.length + 10_000, `${withFont.length} and ${withoutText.length} bytes`)
  })

  it('is drawn in turn with others, and a broken one holds nobody up', async () => {
    const [good, broken, after] = await Promise.allSettled([
      renderPicture(seriesChart(CHART)),
      renderPicture('<svg'),
      renderPicture(barsChart({ title: 'Bars', bars: [{ label: 'One', value: 1 }] })),
    ])
    assert.deepEqual([good.status, broken.status, after.status], ['fulfilled', 'rejected', 'fulfilled'])
  })
})

describe('text in a picture', () => {
  it('cannot be taken for markup', () => {
    assert.equal(escapeText(`<b onload="x">'&`), '&lt;b onload=&quot;x&quot;&gt;&#39;&amp;')
    assert.equal(escapeText('a\u0000b\u202ec\ud800'), 'abc')
  })

  it('leaves every picture well formed, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.nat(2_000_000),
        fc.nat(200_000),
        (words, value, level) => {
          const points = [
            { at: from('2026-10-01'), value: 0 },
            { at: from('2026-11-01'), value },
          ]
          const thresholds = [{ value: level, label: words }]
          const marks = [{ at: from('2026-10-09'), label: words }]
          const series = seriesChart({
            title: words,
            series: [{ name: words, points }],
            thresholds,
            marks,
            note: words,
          })
          const bars = barsChart({ title: words, bars: [{ label: words, value, more: words }], note: words })
          for (const svg of [series, bars]) {
            assert.doesNotMatch(svg, /NaN|Infinity|undefined/)
            new Resvg(svg, { font: { loadSystemFonts: false } })
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is wrapped at spaces and cut with an ellipsis', () => {
    const words = 'Stop the merger of all the boards that plan our local health services before it is too late'
    const lines = wrap(words, 20, 400, 2)
    assert.equal(lines.length, 2)
    assert.ok(lines.every((line) => widthOf(line, 20) <= 400))
    assert.match(lines[1] ?? '', /…$/)
    assert.deepEqual(wrap('Short', 20, 400, 2), ['Short'])
    assert.deepEqual(wrap('', 20, 400, 2), [])
    assert.equal(cut('x'.repeat(90), 20, 100).at(-1), '…')
    assert.equal(wrap('y'.repeat(90), 20, 200, 2).length, 1)
  })
})

describe('a scale', () => {
  it('puts values in their places', () => {
    const scale = linearScale(0, 200, 50, 450)
    assert.deepEqual([0, 100, 200].map(scale), [50, 250, 450])
    assert.equal(linearScale(3, 3, 50, 450)(3), 50)
  })

  it('has round, even, whole ticks from 0 to above the highest value', () => {
    fc.assert(
      fc.property(fc.nat(50_000_000), (most) => {
        const ticks = roundTicks(most, 5)
        assert.equal(ticks[0], 0)
        assert.ok((ticks.at(-1) ?? 0) >= most)
        assert.ok(ticks.length >= 2 && ticks.length <= 6)
        assert.ok(ticks.every((tick, place) => Number.isInteger(tick) && tick === place * (ticks[1] ?? 0)))
      }),
    )
    assert.deepEqual(roundTicks(8_400, 5), [0, 2_000, 4_000, 6_000, 8_000, 10_000])
    assert.deepEqual([800, 12_500, 1_500_000].map(writeTick), ['800', '12,500', '1.5m'])
  })
})

describe('the dates on an axis', () => {
  const labels = (start: string, end: string) => timeTicks(from(start), from(end), 6).map((tick) => tick.label)

  it('are hours within two days, London time, with the day at midnight', () => {
    assert.deepEqual(labels('2026-07-01T09:00:00Z', '2026-07-02T21:00:00Z'), [
      '12:00',
      '18:00',
      '2 Jul',
      '06:00',
      '12:00',
      '18:00',
    ])
  })

  it('are days, then months, then years', () => {
    assert.deepEqual(labels('2026-11-01T00:00:00Z', '2026-11-05T12:00:00Z'), [
      '1 Nov',
      '2 Nov',
      '3 Nov',
      '4 Nov',
      '5 Nov',
    ])
    assert.deepEqual(labels('2026-10-03T09:00:00Z', '2027-02-03T09:00:00Z'), ['Nov', 'Dec', 'Jan 2027', 'Feb'])
    assert.deepEqual(labels('2013-04-01T00:00:00Z', '2026-11-01T00:00:00Z'), ['2015', '2020', '2025'])
  })

  it('are never more than fit, in order and within the span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 365 * 20 }), fc.integer({ min: 2, max: 12 }), (hours, most) => {
        const start = from('2020-02-27T13:17:00Z')
        const end = new Date(start.getTime() + hours * HOUR_MS)
        const ticks = timeTicks(start, end, most)
        assert.ok(ticks.length <= most, `${ticks.length} of ${most}`)
        assert.ok(
          ticks.every(({ at }, place) => at >= start && at <= end && at > (ticks[place - 1]?.at ?? new Date(0))),
        )
      }),
    )
  })
})

describe('a chart of growth', () => {
  it('names the count at its end, and the thresholds that are near', () => {
    const words = wordsIn(seriesChart(CHART))
    assert.ok(words.includes('8,400'))
    assert.ok(words.includes('10,000: a response'))
    assert.ok(words.includes('Above this chart ↑ 100,000: a debate'))
    assert.ok(!words.includes('80,000'), 'a far threshold does not flatten the line')
  })

  it('draws the target in another dash than the thresholds, the cone, and the marks within its time', () => {
    const svg = seriesChart({
      ...CHART,
      target: { value: 9_000, label: '9,000: our target' },
      cone: [
        { at: from('2026-11-20T09:00:00Z'), low: 8_400, middle: 8_400, high: 8_400 },
        { at: from('2026-12-20T09:00:00Z'), low: 8_700, middle: 9_300, high: 900_000 },
      ],
      marks: [
        { at: from('2026-10-20'), label: 'a stall' },
        { at: from('2027-10-20'), label: 'too late' },
      ],
    })
    const words = wordsIn(svg)
    assert.ok(words.includes('9,000: our target') && words.includes('a stall') && !words.includes('too late'))
    assert.match(svg, /<polygon/)
    assert.match(svg, /stroke-dasharray="3 5"/)
    assert.ok(!words.includes('900,000'), 'a wild cone does not flatten the line')
  })

  it('has axes even with nothing to draw', () => {
    assert.match(seriesChart({ title: 'Nothing', series: [], thresholds: [] }), /Nothing/)
  })

  it('names its lines when there are two', () => {
    const [first] = CHART.series
    const words = wordsIn(seriesChart({ ...CHART, series: [first!, { ...first!, name: 'Last year' }] }))
    assert.ok(words.includes('Last year'))
  })
})

describe('a chart of bars', () => {
  it('draws at most twelve, each with its name and value', () => {
    const bars = Array.from({ length: 20 }, (_, place) => ({
      label: `Place ${place}`,
      value: 1_200 - place,
      more: '+3',
    }))
    const words = wordsIn(barsChart({ title: 'Places', bars }))
    assert.ok(words.includes('Place 0') && words.includes('1,200 +3'))
    assert.ok(words.includes('Place 11') && !words.includes('Place 12'))
  })
})
