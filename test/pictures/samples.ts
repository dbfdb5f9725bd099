/** Draws samples of every picture into a folder, for a person to look at: `npm run pictures -- <folder>`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { barsChart } from '../../src/pictures/bars-chart.ts'
import { renderPicture } from '../../src/pictures/render.ts'
import { type Point, seriesChart } from '../../src/pictures/series-chart.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-10-03T09:00:00Z')

function grown(days: number, perDay: (day: number) => number): Point[] {
  let value = 0
  return Array.from({ length: days * 4 }, (_, quarter) => {
    value += perDay(quarter / 4) / 4
    return { at: new Date(START + (quarter * DAY_MS) / 4), value: Math.round(value) }
  })
}

function coneAfter(points: readonly Point[], days: number, perDay: number) {
  const end = points.at(-1)
  const [at, value] = [end?.at.getTime() ?? START, end?.value ?? 0]
  return Array.from({ length: days + 1 }, (_, day) => ({
    at: new Date(at + day * DAY_MS),
    low: value + day * perDay * 0.6,
    middle: value + day * perDay,
    high: value + day * perDay * 1.5,
  }))
}

const THRESHOLDS = [
  { value: 10_000, label: '10,000: the government responds' },
  { value: 100_000, label: '100,000: considered for debate' },
]
const NOTE = 'As at 22 November 2026 · counted from petition.parliament.uk'
const burst = grown(50, (day) => 40 + 900 * Math.exp(-day / 6) + (day > 30 ? 250 * Math.exp(-(day - 30) / 4) : 0))
const quick = grown(2, (day) => 30_000 * (day + 0.2))

const SAMPLES: Readonly<Record<string, string>> = {
  'push.png': seriesChart({
    title: 'Stop the merger of the boards’ “local” committees & keep Wirral’s £ in Wirral – signatures',
    series: [{ name: 'Signatures', points: burst }],
    thresholds: THRESHOLDS,
    target: { value: 12_000, label: '12,000: our target' },
    cone: coneAfter(burst, 60, 60),
    marks: [
      { at: new Date(START + 30 * DAY_MS), label: 'push begins' },
      { at: new Date(START + 104 * DAY_MS), label: 'closes 15 January 2027' },
    ],
    note: NOTE,
  }),
  'just-passed.png': seriesChart({
    title: 'One that has just passed its target',
    series: [{ name: 'Signatures', points: grown(40, (day) => 340 - day * 2) }],
    thresholds: THRESHOLDS,
    target: { value: 11_800, label: '11,800: our target' },
    cone: coneAfter(
      grown(40, (day) => 340 - day * 2),
      6,
      200,
    ),
    note: NOTE,
  }),
  'close-levels.png': seriesChart({
    title: 'Two levels close together, and a line that ends between them',
    series: [{ name: 'Signatures', points: grown(60, () => 171) }],
    thresholds: THRESHOLDS,
    target: { value: 10_500, label: '10,500: our target' },
    note: NOTE,
  }),
  'first-days.png': seriesChart({
    title: 'Publish every board paper',
    series: [{ name: 'Signatures', points: quick }],
    thresholds: THRESHOLDS,
    note: NOTE,
  }),
  'small.png': seriesChart({
    title: 'A small petition',
    series: [{ name: 'Signatures', points: grown(12, () => 6) }],
    thresholds: THRESHOLDS,
    note: NOTE,
  }),
  'years.png': seriesChart({
    title: 'Commissioning bodies in England',
    series: [
      {
        name: 'CCGs',
        points: [2013, 2015, 2017, 2018, 2020, 2021, 2022].map((year, place) => ({
          at: new Date(`${year}-04-01`),
          value: [211, 209, 207, 195, 135, 106, 106][place] ?? 0,
        })),
      },
      {
        name: 'ICBs',
        points: [
          { at: new Date('2022-07-01'), value: 42 },
          { at: new Date('2026-04-01'), value: 36 },
          { at: new Date('2026-11-01'), value: 36 },
        ],
      },
    ],
    thresholds: [],
  }),
  'constituencies.png': barsChart({
    title: 'Where the signatures come from: the constituencies with the most',
    bars: [
      ['Wirral West', 812, '+34'],
      ['Birkenhead', 701, '+12'],
      ['Chester North and Neston', 455, '+8'],
      ['Ellesmere Port and Bromborough', 402, '+31'],
      ['Liverpool Riverside', 255, '+2'],
      ['Ynys Môn', 31, '+1'],
      ['Na h-Eileanan an Iar', 3, ''],
    ].map(([label, value, more]) => ({
      label: String(label),
      value: Number(value),
      ...(more === '' ? {} : { more: String(more) }),
    })),
    note: `${NOTE} · + since yesterday`,
  }),
}

const [folder = 'pictures'] = process.argv.slice(2)
await mkdir(folder, { recursive: true })
for (const [name, svg] of Object.entries(SAMPLES)) {
  const began = performance.now()
  const png = await renderPicture(svg)
  await writeFile(join(folder, name), png)
  console.log(
    `${join(folder, name)}: ${png.length.toLocaleString('en-GB')} bytes in ${Math.round(performance.now() - began)} ms`,
  )
}
