/** /petition: petitions to the UK Parliament, how they grow, where from, and who is told. */
import { type Caller, type Command, type NumberOption, Refusal, subcommand } from '../src/chat/command.ts'
import { type Message, sentence } from '../src/chat/message.ts'
import type { AreasView, Petitions, PetitionView } from '../src/petitions/petitions.ts'
import type { Push, Pushes } from '../src/pushes/pushes.ts'
import { type Clock, londonDate } from '../src/time.ts'
import { areasPage } from './petition/areas-page.ts'
import { createElectors, type Electors } from './petition/electors.ts'
import { growthPicture } from './petition/growth-picture.ts'
import { listPage } from './petition/list-page.ts'
import { createLocal, type LocalNeeds } from './petition/local-constituencies.ts'
import { showCard } from './petition/show-card.ts'
import { tellAhead } from './petition/told-ahead.ts'
import { shown } from './wording.ts'
import { writeCall } from './written-call.ts'

export interface PetitionNeeds extends LocalNeeds {
  readonly petitions: Pick<Petitions, 'show' | 'track' | 'untrack' | 'list' | 'areas'>
  readonly pushes: Pick<Pushes, 'in'>
  readonly now: Clock
}

const TARGET = {
  kind: 'number',
  name: 'target',
  description: 'A number of signatures of your own to aim at, besides 10,000 and 100,000',
  required: false,
  min: 1,
  max: 10_000_000,
} as const satisfies NumberOption

/** The petition that is meant; those tracked here are suggested. */
function petitionOption(petitions: Pick<Petitions, 'list'>) {
  return {
    kind: 'text',
    name: 'petition',
    description: 'Its number, as 276169, or its address on petition.parliament.uk',
    required: true,
    maxLength: 300,
    complete: async (partial: string, caller: Caller) => {
      const typed = partial.trim().toLowerCase()
      const choices = (await petitions.list(caller)).map(({ petition }) => ({
        name: Array.from(`#${petition.id} ${petition.title}`).slice(0, 100).join(''),
        value: String(petition.id),
      }))
      return choices.filter((choice) => choice.name.toLowerCase().includes(typed))
    },
  } as const
}

export function createPetition(needs: PetitionNeeds): Command {
  const { petitions, now } = needs
  const localOf = createLocal(needs)
  let electors: Electors | undefined
  const petition = petitionOption(petitions)

  const view = async (reference: string): Promise<PetitionView> => {
    const found = await petitions.show(reference)
    if (found.kind === 'nothing') throw new Refusal(found.why)
    return found
  }

  /** The channel's own pushes for the petition: what others plan is not for everyone to see. */
  const pushesFor = async ({ petition: { id } }: PetitionView, caller: Caller): Promise<Push[]> =>
    (await needs.pushes.in(placeOf(caller))).filter((push) => push.petitionId === id)

  const show = async (reference: string, target: number | undefined, caller: Caller) => {
    const found = await view(reference)
    const tracked = await petitions.list(caller)
    const isTrackedHere = tracked.some(
      ({ petition: { id }, channels }) => id === found.petition.id && channels.includes(caller.channel),
    )
    const reader = { now: now(), platform: caller.platform, isTrackedHere }
    return showCard(found, target, await pushesFor(found, caller), reader)
  }

  const chart = async (reference: string, target: number | undefined, caller: Caller): Promise<Message> => {
    const found = await view(reference)
    const picture = await growthPicture(found, target, await pushesFor(found, caller))
    if (picture === null)
      throw new Refusal(
        `There is nothing to draw yet: I know one count of “${shown(found.petition.title)}”. With ${callOf('track', found.petition.id, caller)} I keep its history.`,
      )
    return { title: found.petition.title, link: found.petition.url, tone: 'plain', blocks: [], picture }
  }

  const areas = async (reference: string, area: string | undefined): Promise<Message> => {
    const found: AreasView | { kind: 'nothing'; why: string } = await petitions.areas(reference)
    if (found.kind === 'nothing') throw new Refusal(found.why)
    electors ??= createElectors(needs.register)
    return areasPage(found, area === undefined ? null : localOf(area, londonDate(now())), electors)
  }

  const track = async (reference: string, caller: Caller): Promise<Message> => {
    const outcome = await petitions.track(reference, placeOf(caller), caller.userId)
    if (outcome.kind === 'nothing') throw new Refusal(outcome.why)
    const { id, title } = outcome.petition
    if (outcome.kind === 'ended')
      throw new Refusal(
        `There is nothing to wait for. ${outcome.why} ${callOf('show', id, caller)} tells what is known.`,
      )
    if (!outcome.isNew) return sentence('plain', `“${shown(title)}” is tracked in this channel already.`)
    return sentence(
      'good',
      `“${shown(title)}” is tracked here from now on`,
      `This channel is told ${tellAhead(outcome.petition)}.`,
      ...(outcome.petition.state === 'open'
        ? [`I keep its count from now on: in three days ${callOf('chart', id, caller)} shows where it is going.`]
        : []),
      `To undo this: ${callOf('untrack', id, caller)}.`,
    )
  }

  const untrack = async (reference: string, caller: Caller): Promise<Message> => {
    const outcome = await petitions.untrack(reference, placeOf(caller))
    if (outcome.kind === 'nothing') throw new Refusal(outcome.why)
    return sentence(
      'plain',
      `“${shown(outcome.petition.title)}” is not tracked in this channel any more.`,
      'What I counted stays.',
    )
  }

  return {
    name: 'petition',
    description: 'Petitions to the UK Parliament: signatures, pace, forecast, and where they come from',
    examples: ['show 276169', 'track 276169', 'chart 276169 target:25000', 'areas 276169 area:wirral'],
    subcommands: [
      subcommand({
        name: 'show',
        description: 'What it asks, its signatures and pace, and when it should reach its targets',
        who: 'anyone',
        for: 'channel',
        options: [petition, TARGET],
        answer: async (values, caller) => show(values.petition, values.target, caller),
      }),
      subcommand({
        name: 'track',
        description: 'Keep its count, and tell this channel of its milestones',
        who: 'organisers',
        for: 'channel',
        options: [petition],
        answer: async (values, caller) => track(values.petition, caller),
      }),
      subcommand({
        name: 'untrack',
        description: 'Tell this channel of it no more',
        who: 'organisers',
        for: 'asker',
        options: [petition],
        answer: async (values, caller) => untrack(values.petition, caller),
      }),
      subcommand({
        name: 'list',
        description: 'The petitions that are tracked here',
        who: 'anyone',
        for: 'asker',
        options: [],
        answer: async (_values, caller) => listPage(await petitions.list(caller), caller.channel),
      }),
      subcommand({
        name: 'chart',
        description: 'A picture of its signatures, and of where they are going',
        who: 'anyone',
        for: 'channel',
        options: [petition, TARGET],
        answer: async (values, caller) => chart(values.petition, values.target, caller),
      }),
      subcommand({
        name: 'areas',
        description: 'Where its signatures come from, and where it has grown',
        who: 'anyone',
        for: 'channel',
        options: [
          petition,
          {
            kind: 'text',
            name: 'area',
            description: 'Only the constituencies of a council, county, ICB or region, or one by its name',
            required: false,
            maxLength: 100,
            complete: (partial: string) => needs.areaFinder.completeArea(partial, londonDate(now())),
          },
        ],
        answer: async (values) => areas(values.petition, values.area),
      }),
    ],
    actions: [
      {
        id: 'petition.show',
        who: 'anyone',
        for: 'channel',
        answer: async (payload, caller) => show(payload, undefined, caller),
      },
      { id: 'petition.areas', who: 'anyone', for: 'channel', answer: async (payload) => areas(payload, undefined) },
      {
        id: 'petition.track',
        who: 'organisers',
        for: 'channel',
        answer: async (payload, caller) => track(payload, caller),
      },
    ],
  }
}

/** "/petition chart 276169". */
function callOf(subcommand: string, id: number, { platform }: Caller): string {
  return writeCall(`/petition ${subcommand}`, { petition: String(id) }, platform)
}

function placeOf({ platform, tenant, channel }: Caller) {
  return { platform, tenant, channel }
}
