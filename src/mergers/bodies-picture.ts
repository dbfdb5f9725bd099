/** A picture of how many bodies there were and are, and how many there would be if what is planned came about. */
import type { Picture } from '../chat/message.ts'
import { renderPicture } from '../pictures/render.ts'
import { type Level, stepsChart } from '../pictures/steps-chart.ts'
import { wasAlive } from '../register/lineage.ts'
import type { Register } from '../register/register.ts'
import type { Status } from '../register/status.ts'
import { addDays, type IsoDate, writeDate } from '../time.ts'
import { isPending, type Merger } from './merger.ts'

export interface PictureNeeds {
  readonly register: Register
  readonly status: Pick<Status, 'countsOverTime'>
}

/** How many bodies there are from a day on. */
interface Count {
  readonly from: IsoDate
  readonly value: number
}

/** So far does the dashed line go on after the last change, so that it is seen. */
const ROOM_DAYS = 300

/**
 * How many of the bodies that are alive today there would be from each day on for which a merger is thought of: from the
 * register's clusters and the news, whatever their stage. No body merges twice; plans without a day are left out.
 */
export function plannedCounts(register: Register, mergers: readonly Merger[], today: IsoDate): readonly Count[] {
  const alive = new Set([...register.bodies.values()].filter((body) => wasAlive(body, today)).map(({ id }) => id))
  const counts = new Map<IsoDate, number>()
  let value = alive.size
  const dated = mergers.filter((merger) => isPending(merger) && merger.target !== null && merger.target > today)
  for (const { target, bodyIds } of dated.toSorted((one, other) =>
    (one.target ?? '').localeCompare(other.target ?? ''),
  )) {
    const merging = bodyIds.filter((id) => alive.delete(id))
    value -= Math.max(0, merging.length - 1)
    if (target !== null && merging.length > 1) counts.set(target, value)
  }
  return [...counts].map(([from, count]) => ({ from, value: count }))
}

/** The picture and its words. `mergers` are all that the reader's tenant sees. */
export async function bodiesPicture(
  { register, status }: PictureNeeds,
  mergers: readonly Merger[],
  today: IsoDate,
): Promise<Picture> {
  const past = status.countsOverTime().filter(({ from }) => from <= today)
  const ccgs = changesOf(past.map(({ from, ccg }) => ({ from, value: ccg })))
  const icbs = changesOf(past.map(({ from, icb }) => ({ from, value: icb })))
  const planned = plannedCounts(register, mergers, today)
  const last = past.at(-1)
  const lastPlanned = planned.at(-1)
  const lines = [
    { name: 'CCGs', levels: levelsOf(ccgs.filter(({ value }) => value > 0)), until: dayAt(endOf(ccgs, today)) },
    { name: 'ICBs', levels: levelsOf(icbs), until: dayAt(endOf(icbs, today)) },
  ].filter(({ levels }) => levels.length > 0)
  const svg = stepsChart({
    title: `${lines.map(({ name }) => name).join(' and ')} in England since ${past[0]?.from.slice(0, 4) ?? today.slice(0, 4)}`,
    stairs: lines,
    ...(last && lastPlanned
      ? {
          ahead: {
            name: 'planned',
            levels: levelsOf([{ from: today, value: last.ccg + last.icb }, ...planned]),
            until: dayAt(addDays(lastPlanned.from, ROOM_DAYS)),
          },
        }
      : {}),
    note: `${lastPlanned ? 'Dashed: if all plans with a date came about. ' : ''}Register: ODS and ONS.`,
  })
  return { png: await renderPicture(svg), name: 'bodies-over-time.png', alt: tell(ccgs, icbs, planned, today) }
}

function changesOf(counts: readonly Count[]): Count[] {
  return counts.filter(({ value }, at) => value !== (counts[at - 1]?.value ?? 0))
}

/** A line of bodies that are no more ends with the last of them. */
function endOf(counts: readonly Count[], today: IsoDate): IsoDate {
  const last = counts.at(-1)
  return last?.value === 0 ? last.from : today
}

function levelsOf(counts: readonly Count[]): Level[] {
  return counts.map(({ from, value }) => ({ at: dayAt(from), value }))
}

function dayAt(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`)
}

function tell(ccgs: readonly Count[], icbs: readonly Count[], planned: readonly Count[], today: IsoDate): string {
  const told = [
    `Chart of the number of commissioning bodies in England up to ${writeDate(today)}.`,
    tellLine('CCGs', ccgs),
    tellLine('ICBs', icbs),
    tellPlanned(planned),
  ]
  return told.filter((sentence) => sentence !== '').join(' ')
}

function tellPlanned(planned: readonly Count[]): string {
  if (planned.length === 0) return ''
  const levels = planned.map(({ from, value }) => `${value} on ${writeDate(from)}`).join(', ')
  return `Dashed: ${levels} if all plans with a date came about, those of clusters included.`
}

function tellLine(name: string, counts: readonly Count[]): string {
  if (counts.length === 0) return ''
  return `${name}: ${counts.map(({ from, value }) => `${value} from ${writeDate(from)}`).join(', ')}.`
}
