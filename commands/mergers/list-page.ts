/** A page of mergers: how many stand how, each in a line, and a picture of how many bodies there are. */
import { tenantOf } from '../../src/alerts/story.ts'
import type { Caller } from '../../src/chat/command.ts'
import { type Block, type Button, bold, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import { bodiesPicture, type PictureNeeds } from '../../src/mergers/bodies-picture.ts'
import { type Merger, STANDINGS } from '../../src/mergers/merger.ts'
import type { Mergers } from '../../src/mergers/mergers.ts'
import { isPastMergerIn, type PastMerger, pastMergers } from '../../src/mergers/register-mergers.ts'
import type { Areas } from '../../src/register/areas.ts'
import type { Lineage } from '../../src/register/lineage.ts'
import { bodyName } from '../../src/register/names.ts'
import { REGISTER_COMPILED } from '../../src/register/register.ts'
import { type IsoDate, writeDate } from '../../src/time.ts'
import { REGISTER_FOOTER } from '../cards/register-footer.ts'
import { listOf, shown } from '../wording.ts'
import { type MergerFilter, writeMergerFilter } from './merger-filter.ts'
import { bodiesInto, mergerLine } from './merger-line.ts'
import { pastLine, tellYear } from './past-line.ts'
import { STANDING_TITLES, tellCount } from './standing-words.ts'

export interface ListPageNeeds extends PictureNeeds {
  readonly mergers: Pick<Mergers, 'find' | 'withSources'>
  readonly lineage: Pick<Lineage, 'predecessors'>
  readonly areas: Pick<Areas, 'areaName'>
}

const PAGE = 8

/** One line of the list: a merger that is followed, or one of a past year as the register has it. */
type Entry = { readonly kind: 'merger'; readonly merger: Merger } | { readonly kind: 'past'; readonly past: PastMerger }

export async function listPage(
  filter: MergerFilter,
  caller: Caller,
  needs: ListPageNeeds,
  today: IsoDate,
): Promise<Message> {
  const { standing, region, year } = filter
  const tenant = tenantOf(caller)
  const { mergers: all, struck } = await needs.mergers.find({ tenant, region, year })
  const past = pastOf(filter, needs, today)
  const mergers = year === undefined ? all : all.filter((merger) => !isTold(merger, past))
  const asked = mergers.filter((merger) => standing === undefined || merger.standing === standing)
  const entries: Entry[] = [
    ...past.map((one): Entry => ({ kind: 'past', past: one })),
    ...asked.map((merger): Entry => ({ kind: 'merger', merger })),
  ]
  const pages = Math.max(1, Math.ceil(entries.length / PAGE))
  const page = Math.min(filter.page, pages)
  const shownEntries = entries.slice((page - 1) * PAGE, page * PAGE)
  const onPage = shownEntries.flatMap((entry) => (entry.kind === 'merger' ? [entry.merger] : []))
  const sourced = new Map((await needs.mergers.withSources(onPage, tenant)).map((merger) => [merger.id, merger]))
  const lines = shownEntries.map((entry): Text => {
    if (entry.kind === 'past') return pastLine(entry.past)
    const merger = sourced.get(entry.merger.id)
    return merger ? mergerLine(merger, needs.register, today) : ''
  })
  const everywhere = await needs.mergers.find({ tenant })
  return {
    title: titleOf(filter, needs),
    tone: 'plain',
    blocks: [
      ...(past.length > 0 && year !== undefined ? [paragraph(bold(tellYear(past, year)))] : []),
      paragraph(`${tellCounts(mergers, past.length > 0, today)}${pages > 1 ? ` Page ${page} of ${pages}.` : ''}`),
      ...(lines.length > 0 ? [list(lines)] : nothing(filter)),
      ...(struck > 0
        ? [paragraph(`Struck here by organisers and not shown: ${struck}. /mergers restore brings one back.`)]
        : []),
    ],
    ...(page === 1 ? { picture: await bodiesPicture(needs, everywhere.mergers, today) } : {}),
    buttons: paging({ ...filter, page }, pages),
    ...(onPage.length === 0
      ? {}
      : {
          menu: {
            action: 'mergers.card',
            prompt: 'Look closer at one',
            options: onPage.map((merger) => ({
              label: shown(`#${merger.id} ${bodiesInto(merger, needs.register, 2)}`),
              value: String(merger.id),
            })),
          },
        }),
    footer: REGISTER_FOOTER,
  }
}

/** What the register knows of a year that has begun; none where something else than what took effect is asked for. */
function pastOf({ standing, region, year }: MergerFilter, needs: ListPageNeeds, today: IsoDate): PastMerger[] {
  if (year === undefined || (standing !== undefined && standing !== 'effective')) return []
  return pastMergers(needs.register, needs.lineage)
    .filter(({ on }) => on <= today && on.startsWith(String(year)))
    .filter((one) => region === undefined || isPastMergerIn(region, one))
    .toSorted((one, other) => one.on.localeCompare(other.on) || bodyName(one.into).localeCompare(bodyName(other.into)))
}

/** Whether the register's own line tells of it already. */
function isTold(merger: Merger, past: readonly PastMerger[]): boolean {
  return merger.standing === 'effective' && past.some(({ into }) => bodyName(into) === merger.into)
}

function titleOf({ standing, region, year }: MergerFilter, { areas }: ListPageNeeds): string {
  const where = region === undefined ? 'England' : areas.areaName({ kind: 'region', region })
  const how = standing === undefined ? '' : `: ${STANDING_TITLES[standing].toLowerCase()}`
  return `Mergers in ${where}${year === undefined ? '' : `, ${year}`}${how}`
}

/** "As at 22 November 2026: 8 in clusters, 2 proposed and 1 approved." */
function tellCounts(mergers: readonly Merger[], isOfRegister: boolean, today: IsoDate): string {
  const counts = STANDINGS.flatMap((standing) => {
    const number = mergers.filter((merger) => merger.standing === standing).length
    return number === 0 ? [] : [tellCount(number, standing)]
  })
  if (counts.length === 0 && isOfRegister) return `By the register, as at ${writeDate(REGISTER_COMPILED)}.`
  const told = counts.length === 0 ? 'no plan on record' : listOf(counts, STANDINGS.length)
  return `As at ${writeDate(today)}: ${told}.`
}

function nothing({ standing, region, year }: MergerFilter): Block[] {
  const wider = [
    standing === undefined ? '' : 'another stage',
    region === undefined ? '' : 'all regions',
    year === undefined ? '' : 'another year',
  ].filter((part) => part !== '')
  const advice = wider.length === 0 ? '' : ` Ask for ${listOf(wider)}, or for everything: /mergers.`
  return [
    paragraph(`I know of no such merger.${advice}`),
    paragraph('What the feeds report is added by itself; /watch add tells a channel of it.'),
  ]
}

function paging(filter: MergerFilter, pages: number): Button[] {
  const to = (label: string, page: number): Button => ({
    kind: 'action',
    label,
    call: { action: 'mergers.page', payload: writeMergerFilter({ ...filter, page }) },
  })
  return [
    ...(filter.page > 1 ? [to('Back', filter.page - 1)] : []),
    ...(filter.page < pages ? [to('More', filter.page + 1)] : []),
  ]
}
