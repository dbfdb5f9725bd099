import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type StepsChart, stepsChart } from '../../src/pictures/steps-chart.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)

const CHART: StepsChart = {
  title: 'Clubs and leagues <since> 2013',
  stairs: [
    {
      name: 'Clubs & societies',
      levels: [
        { at: day('2013-04-01'), value: 1_211 },
        { at: day('2018-04-01'), value: 195 },
      ],
      until: day('2022-07-01'),
    },
    { name: 'Leagues', levels: [{ at: day('2022-07-01'), value: 42 }], until: day('2026-12-01') },
  ],
  ahead: {
    name: 'planned',
    levels: [
      { at: day('2026-12-01'), value: 42 },
      { at: day('2027-04-01'), value: 27 },
    ],
    until: day('2027-12-01'),
  },
  note: 'Counted by hand.',
}

const linesOf = (svg: string) => svg.match(/<polyline[^>]*>/g) ?? []
const wordsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words)

describe('a chart of steps', () => {
  it('writes the number of every height, and the names, title and note', () => {
    const words = wordsOf(stepsChart(CHART))
    for (const one of ['1,211', '195', '42', 'Clubs &amp; societies', 'Leagues', 'Counted by hand.', '2014'])
      assert.ok(words.includes(one), one)
    assert.equal(words[0], 'Clubs and leagues &lt;since&gt; 2013')
  })

  it('draws what is ahead with dashes, and numbers its end alone', () => {
    const svg = stepsChart(CHART)
    assert.equal(linesOf(svg).length, 3)
    assert.deepEqual(
      linesOf(svg).map((line) => line.includes('stroke-dasharray')),
      [false, false, true],
    )
    assert.equal(wordsOf(svg).filter((one) => one === '42').length, 1)
    assert.ok(wordsOf(svg).includes('27'))
  })

  it('keeps each height until the day of the change', () => {
    const [first = ''] = linesOf(stepsChart(CHART))
    const points = (/points="([^"]*)"/.exec(first)?.[1] ?? '').split(' ').map((point) => point.split(',').map(Number))
    assert.equal(points.length, 4)
    assert.equal(points[0]?.[1], points[1]?.[1])
    assert.equal(points[1]?.[0], points[2]?.[0])
    assert.equal(points[2]?.[1], points[3]?.[1])
  })

  it('can be drawn of nothing, and of one moment', () => {
    const one = { name: 'One', levels: [{ at: day('2013-04-01'), value: 0 }], until: day('2013-04-01') }
    for (const stairs of [[], [one]]) assert.doesNotMatch(stepsChart({ title: 'Little', stairs }), /NaN|Infinity/)
  })
})
