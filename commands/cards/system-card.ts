/** The card of a system: a footprint, from STP to ICS to ICB. */
import { bold, type Fact, facts, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import { bodyName, councilPlace, systemName } from '../../src/register/names.ts'
import type { Body, System } from '../../src/register/register.ts'
import { type IsoDate, isIsoDate, writeDate } from '../../src/time.ts'
import { capitalised, inWords, listOf, rowOf, writeLooseDate } from '../wording.ts'
import { bodyMenu } from './body-menu.ts'
import type { CardNeeds } from './card-needs.ts'
import { chainsOf, endsOf } from './chains.ts'
import { tellComing } from './coming.ts'
import { lineageBlocks, lineageFact } from './lineage-lines.ts'
import { tellBody } from './place-card.ts'
import { REGISTER_FOOTER } from './register-footer.ts'

export interface SystemCardOptions {
  readonly today: IsoDate
  readonly day?: IsoDate | undefined
  readonly lead?: readonly string[]
  /** What the news says is coming. */
  readonly planned?: readonly Fact[]
  /** What can be done now. */
  readonly lastFacts?: readonly Fact[]
}

/** STPs were drawn up in 2016; on the second day their successors' boards became bodies in law (Health and Care Act 2022). */
const STP_YEAR = '2016'
const ICBS_SET_UP: IsoDate = '2022-07-01'

/** The footprint, its CCGs and what became of them, its ICB and what is to come of that. */
export function systemCard(system: System, needs: CardNeeds, options: SystemCardOptions): Message {
  const { today, day, lead = [], planned = [], lastFacts = [] } = options
  const icb = needs.register.bodies.get(system.icbId)
  const ccgs = system.ccgIds.flatMap((id) => needs.register.bodies.get(id) ?? [])
  const chains = icb ? chainsOf(icb.id, needs) : []
  const bodies = [...(icb ? [icb] : []), ...ccgs]
  return {
    title: [nameOfFootprint(system), system.odsCode, icb?.region].filter((part) => part).join(' · '),
    tone: 'plain',
    blocks: [
      ...lead.map((sentence) => paragraph(sentence)),
      ...(day === undefined ? [] : [paragraph(tellSystemDay(system, icb, day))]),
      paragraph(tellSystem(system, icb, today)),
      ...lineageBlocks(chains, today),
      facts(
        lineageFact(chains, today),
        ...endsOf(chains)
          .filter((end) => end.closed === null || end.closed > today)
          .map((end) => ({
            label: end === icb ? 'Coming' : `Coming, ${bodyName(end)}`,
            value: tellComing(end, needs, today),
          })),
        ...planned,
        councilsOf(ccgs, needs),
        system.formerNames.length > 0 ? { label: 'Former names', value: listOf(system.formerNames) } : null,
        noteFact(system.note, needs),
        ...lastFacts,
      ),
      ...(ccgs.length === 0
        ? []
        : [
            paragraph(
              bold(
                ccgs.length === 1
                  ? 'Its CCG of April 2020, and what became of it'
                  : `Its ${inWords(ccgs.length)} CCGs of April 2020, and what became of them`,
              ),
            ),
            list(ccgs.map((ccg) => tellBody(ccg, needs, today))),
          ]),
    ],
    ...(bodies.length === 0 ? {} : { menu: bodyMenu(bodies, today, day) }),
    footer: REGISTER_FOOTER,
  }
}

function tellSystem(system: System, icb: Body | undefined, today: IsoDate): Text {
  const became =
    system.becameIcs === ''
      ? 'A footprint of 2016 that never became an Integrated Care System under this name.'
      : `A footprint drawn up as an STP in ${STP_YEAR}, an Integrated Care System (ICS) since ${writeLooseDate(system.becameIcs)}.`
  if (!icb) return `${became} The register does not know its ICB.`
  const state = icb.closed !== null && icb.closed <= today ? `closed on ${writeDate(icb.closed)}` : 'is live today'
  const link = system.becameIcs === '' ? 'its area has been part of that of ' : 'its body in law has been '
  return [`${became} Since ${writeDate(icb.opened)} ${link}`, bold(bodyName(icb)), `, which ${state}.`]
}

/** A footprint that never became an ICS is called by what it was. */
function nameOfFootprint(system: System): string {
  return system.becameIcs === '' ? `${system.place} STP` : systemName(system)
}

function tellSystemDay(system: System, icb: Body | undefined, day: IsoDate): Text {
  return [bold(`On ${writeDate(day)}: `), tellState(system, icb, day)]
}

function tellState({ becameIcs }: System, icb: Body | undefined, day: IsoDate): string {
  if (day < STP_YEAR) return `there was no footprint yet; STPs were drawn up in ${STP_YEAR}.`
  if (day < ICBS_SET_UP) {
    if (becameIcs === '' || day < becameIcs) return 'an STP, not yet an ICS.'
    if (!isIsoDate(becameIcs) && day.startsWith(becameIcs)) {
      return `it became an ICS in ${writeLooseDate(becameIcs)}; the register does not know the day.`
    }
    return 'an ICS, without an ICB: those were set up on 1 July 2022.'
  }
  if (!icb) return 'an ICS; the register does not know its ICB.'
  if (icb.closed !== null && icb.closed <= day)
    return `its ICB, ${bodyName(icb)}, had closed on ${writeDate(icb.closed)}.`
  return `an ICS with an ICB, ${bodyName(icb)}.`
}

function councilsOf(ccgs: readonly Body[], { register }: CardNeeds) {
  const ids = new Set(ccgs.map((ccg) => ccg.id))
  const councils = [...register.councils.values()].filter(
    (council) => council.status === 'live' && council.kind !== 'upper' && ids.has(council.ccgIds2020[0] ?? ''),
  )
  return councils.length === 0 ? null : { label: 'Councils', value: rowOf(councils.map(councilPlace), 12) }
}

/**
 * The notes name bodies and systems by their ids, several bodies with only blanks between. What code a system had before
 * is left out: people look it up by its name, and the finder knows its codes.
 */
function noteFact(note: string, { register }: CardNeeds): Fact | null {
  const told = note.replace(/^ONS code E54\d{6} until \d{4}(?:; )?/, '')
  if (told === '') return null
  const nameOf = (id: string) => {
    const body = register.bodies.get(id)
    return body ? bodyName(body) : (register.systems.get(id)?.place ?? id)
  }
  const value = capitalised(
    told
      .replace(/\b(?:ccg|icb)-[a-z-]+(?: (?:ccg|icb)-[a-z-]+)*/g, (ids) => listOf(ids.split(' ').map(nameOf), 20))
      .replace(/\bE54\d{6}\b/g, nameOf),
  )
  return { label: 'Note', value }
}
