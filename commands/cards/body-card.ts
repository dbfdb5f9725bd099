/** The status card of a body: what it is or was, and what became of it. */
import { type Button, type Fact, facts, type Message, paragraph } from '../../src/chat/message.ts'
import { type Lineage, wasAlive } from '../../src/register/lineage.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import type { IsoDate } from '../../src/time.ts'
import { rowOf, writeLooseDate } from '../wording.ts'
import { bodyMenu } from './body-menu.ts'
import type { CardNeeds } from './card-needs.ts'
import { chainsOf, endsOf } from './chains.ts'
import { tellComing } from './coming.ts'
import { councilsFact } from './councils.ts'
import { tellDay } from './day.ts'
import { tellMove } from './family-tree.ts'
import { tellFate } from './fate.ts'
import { madeOfFact, togetherFacts } from './kin.ts'
import { lineageBlocks, lineageFact } from './lineage-lines.ts'
import { REGISTER_FOOTER } from './register-footer.ts'

export interface BodyCardOptions {
  readonly today: IsoDate
  /** The day that was asked about. */
  readonly day?: IsoDate | undefined
  /** Sentences to begin with: how the body was found. */
  readonly lead?: readonly string[]
  /** What the news says is coming. */
  readonly planned?: readonly Fact[]
  /** What the news and the diary say of it. */
  readonly lastFacts?: readonly Fact[]
}

/** The card, with buttons for the family tree, for following it in this channel, and for its stories. */
export function bodyCard(body: Body, needs: CardNeeds, options: BodyCardOptions): Message {
  const { today, day, lead = [], planned = [], lastFacts = [] } = options
  const chains = chainsOf(body.id, needs)
  return {
    title: `${bodyName(body)} · ${body.odsCode} · ${body.region}`,
    tone: 'plain',
    blocks: [
      ...lead.map((sentence) => paragraph(sentence)),
      ...(day === undefined ? [] : [paragraph(tellDay(body, day, needs.lineage, today))]),
      ...tellFate(body, needs, today),
      ...lineageBlocks(chains, today),
      facts(
        lineageFact(chains, today),
        madeOfFact(body, needs.lineage, wasAlive(body, today)),
        ...togetherFacts(body, needs.lineage),
        systemFact(body, needs.lineage),
        councilsFact(body, needs),
        localCodeFact(body, needs.lineage),
        ...comingFacts(endsOf(chains), needs, today),
        ...planned,
        sideMovesFact(body, needs.lineage),
        ...lastFacts,
      ),
    ],
    buttons: buttonsOf(body),
    ...thenMenu(body, needs.lineage, options),
    footer: REGISTER_FOOTER,
  }
}

/** To look at what was there on a day on which the body was not. */
function thenMenu(body: Body, lineage: Lineage, { today, day }: BodyCardOptions): Pick<Message, 'menu'> {
  if (day === undefined || wasAlive(body, day)) return {}
  const then = lineage.bodiesOn(body.id, day)
  return then.length === 0 ? {} : { menu: bodyMenu(then, today, day) }
}

function buttonsOf({ id }: Body): Button[] {
  return [
    { kind: 'action', label: 'Family tree', call: { action: 'ccg.tree', payload: id } },
    { kind: 'action', label: 'Follow here', call: { action: 'watch.follow', payload: `body:${id}` } },
    { kind: 'action', label: 'Latest', call: { action: 'ccg.latest', payload: id } },
  ]
}

function systemFact(body: Body, lineage: Lineage): Fact | null {
  const systems = lineage.systemsOf(body.id)
  if (systems.length === 0) return null
  const told = systems.map((system) => `${system.place} (ICS since ${writeLooseDate(system.becameIcs)})`)
  return { label: systems.length === 1 ? 'System' : 'Systems', value: rowOf(told, 6) }
}

function localCodeFact(body: Body, lineage: Lineage): Fact | null {
  const location = lineage.subIcbLocation(body.id)
  return location && { label: 'Local code', value: `${location.code} lives on as a sub-ICB location` }
}

function comingFacts(ends: readonly Body[], needs: CardNeeds, today: IsoDate): Fact[] {
  const live = ends.filter((end) => end.kind === 'icb' && wasAlive(end, today))
  return live.map((end) => ({
    label: live.length === 1 ? 'Coming' : `Coming, ${bodyName(end)}`,
    value: tellComing(end, needs, today),
  }))
}

function sideMovesFact(body: Body, lineage: Lineage): Fact | null {
  const moves = lineage.sideMoves(body.id)
  return moves.length === 0 ? null : { label: 'Side moves', value: moves.map(tellMove).join('; ') }
}
