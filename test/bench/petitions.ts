/** A thousand tracked petitions and two hundred live pushes on one process, against a loopback site in this one. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { loadRegister } from '../../src/register/register.ts'
import { openPetitionSite, type SitePetition } from '../platforms/petitions.ts'
import { type Figure, median, percentile } from './figure.ts'
import type { LoadFigures, LoadQuestion } from './petition-load.ts'

const PETITIONS = 1_000
const PUSHES = 200
const LOAD = fileURLToPath(new URL('petition-load.ts', import.meta.url))
/** As `npm start` has it. */
const OPTIONS = ['--max-semi-space-size=2']
/** One in so many grows by hundreds an hour; the others by a few, or not at all, as on the site. */
const BUSY_ONE_IN = 50

/** Measures, in about half a minute. */
export async function benchPetitions(): Promise<Figure[]> {
  let now = new Date('2026-11-03T12:00:00Z')
  await using site = await openPetitionSite(() => now)
  const names = [...loadRegister().constituencies.values()]
  const rates = new Map<SitePetition, number>()
  for (let id = 1; id <= PETITIONS; id += 1) {
    const petition = site.petition(id, { signature_count: 100 + id * 7 })
    petition.areas(Object.fromEntries(names.map(({ name }, place) => [name, (id * place) % 97])))
    rates.set(petition, id % BUSY_ONE_IN === 0 ? 2 + (id % 7) : (id % 5) / 60)
  }
  const owed = new Map<SitePetition, number>()
  const grow = (minutes: number) => {
    for (const [petition, rate] of rates) {
      const sum = (owed.get(petition) ?? 0) + rate * minutes
      petition.sign(Math.floor(sum))
      owed.set(petition, sum % 1)
    }
  }
  const load = fork(LOAD, [site.url, String(PETITIONS), String(PUSHES)], {
    execArgv: OPTIONS,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  load.on('message', (question: LoadQuestion) => {
    if (question.kind === 'figures') return
    grow((Date.parse(question.now) - now.getTime()) / 60_000)
    now = new Date(question.now)
    load.send({ requests: site.log.length, mostAtOnce: site.mostAtOnce() })
  })
  const figures = await new Promise<LoadFigures>((resolve, reject) => {
    load.on('message', (answer: LoadQuestion) => answer.kind === 'figures' && resolve(answer.figures))
    load.on('exit', (code) => reject(new Error(`The load ended with ${code}.`)))
  })
  if (load.exitCode === null) await once(load, 'exit')
  return [
    {
      name: `Requests to the site, ${PETITIONS} petitions tracked`,
      figure: `${figures.requestsAnHour} an hour, ${figures.mostAtOnce} at a time`,
    },
    { name: 'CPU of a minute’s tick of the tracker', figure: spread(figures.tracker) },
    { name: 'CPU of its ticks after an hour’s stop, all petitions due', figure: spread(figures.backlog) },
    { name: `CPU of a minute’s tick of ${PUSHES} live pushes`, figure: spread(figures.pushes) },
    { name: 'Memory with all that', figure: `${figures.megabytes} MB resident` },
    { name: 'Draw a chart of a month’s counts with its forecast', figure: spread(figures.charts) },
  ]
}

function spread(times: readonly number[]): string {
  const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
  return `median ${ms(median(times))}, 95th percentile ${ms(percentile(times, 95))}, most ${ms(Math.max(...times))}`
}
