/** /mergers: what is planned, how far it has come, and what has been. */
import { tenantOf } from '../src/alerts/story.ts'
import {
  type Caller,
  type ChoiceOption,
  type Command,
  Refusal,
  subcommand,
  type TextOption,
} from '../src/chat/command.ts'
import type { Message } from '../src/chat/message.ts'
import { STANDINGS, type Standing } from '../src/mergers/merger.ts'
import type { Mergers, SourcedMerger } from '../src/mergers/mergers.ts'
import { STAGES, type Stage } from '../src/news/understanding.ts'
import { REGIONS } from '../src/register/areas.ts'
import type { Region } from '../src/register/register.ts'
import { type Clock, londonDate } from '../src/time.ts'
import { type ListPageNeeds, listPage } from './mergers/list-page.ts'
import { mergerCard } from './mergers/merger-card.ts'
import { FIRST_YEAR, LAST_YEAR, MOST_PAGES, readMergerFilter } from './mergers/merger-filter.ts'
import { STANDING_TITLES } from './mergers/standing-words.ts'
import { suggestStories } from './mergers/story-choices.ts'
import { findMerger, fittingMergers, mergerChoice, whichMerger } from './mergers/which-merger.ts'
import { readDay, readNumber } from './reading.ts'
import { writeCall } from './written-call.ts'

export interface MergersCommandNeeds extends ListPageNeeds {
  readonly mergers: Pick<
    Mergers,
    'find' | 'get' | 'withSources' | 'correct' | 'merge' | 'split' | 'restore' | 'putBack'
  >
  readonly now: Clock
}

const SUGGESTED = 25

export function createMergersCommand(needs: MergersCommandNeeds): Command {
  const { mergers, now, register } = needs
  const today = () => londonDate(now())

  const mergerOption = (isFit: (merger: SourcedMerger) => boolean) =>
    ({
      kind: 'text',
      name: 'merger',
      description: 'Its number, as 12 or #12, or the name of a body in it',
      required: true,
      maxLength: 100,
      complete: async (partial, caller) => (await fittingMergers(partial, caller, isFit, needs)).slice(0, SUGGESTED),
    }) as const satisfies TextOption

  const storyOption = {
    kind: 'text',
    name: 'story',
    maxLength: 20,
    complete: async (partial: string, caller: Caller) => {
      const typed = partial.replace(/^#/, '').toLowerCase()
      const { mergers: found } = await mergers.find({ tenant: tenantOf(caller), withStruck: true })
      return suggestStories(found, typed, SUGGESTED)
    },
  } as const

  const which = (typed: string, caller: Caller) => whichMerger(typed, caller, needs)
  const storyOf = (typed: string) => readNumber(typed, 'a story', '/mergers show')

  const cardOf = async (id: number, caller: Caller): Promise<Message> => {
    const merger = await mergers.get(id, tenantOf(caller))
    if (merger) return mergerCard(merger, register, today())
    throw new Refusal(`There is no merger #${id} here. /mergers shows them with their numbers.`)
  }

  return {
    name: 'mergers',
    description: 'What is planned, how far it has come, and what has been',
    examples: [
      '',
      'approved',
      'list region:london',
      'list year:2020',
      'correct 12 stage:delayed',
      'merge 12 into:7',
      'split 34',
    ],
    bare: 'list',
    subcommands: [
      subcommand({
        name: 'list',
        description: 'Mergers by stage, region or year, and a picture of how many bodies there are',
        who: 'anyone',
        for: 'channel',
        options: [
          { ...STAGE_OPTION, required: false, choices: STANDINGS.map(choiceOf) },
          REGION_OPTION,
          {
            kind: 'number',
            name: 'year',
            description: `A year: past ones as the register has them, ${FIRST_YEAR} and later`,
            required: false,
            min: FIRST_YEAR,
            max: LAST_YEAR,
          },
          { kind: 'number', name: 'page', description: 'Which page', required: false, min: 1, max: MOST_PAGES },
        ],
        answer: async ({ stage, region, year, page }, caller) => {
          const filter = { standing: stage as Standing | undefined, region: region as Region | undefined, year }
          return listPage({ ...filter, page: page ?? 1 }, caller, needs, today())
        },
      }),
      subcommand({
        name: 'show',
        description: 'One merger: how it stands, who says so, and how it came to this',
        who: 'anyone',
        for: 'channel',
        options: [mergerOption(() => true)],
        answer: async ({ merger }, caller) => {
          const found = await findMerger(merger, caller, needs)
          return found.kind === 'one' ? cardOf(found.id, caller) : mergerChoice(merger, found.choices)
        },
      }),
      subcommand({
        name: 'correct',
        description: 'Say how a merger really stands, for your own people',
        who: 'organisers',
        for: 'asker',
        options: [
          mergerOption(() => true),
          { ...STAGE_OPTION, required: true, choices: STAGES.map(choiceOf) },
          {
            kind: 'text',
            name: 'date',
            description:
              'A day, as 1 May 2027: one that has been, since when it stands so; one to come, when it takes effect',
            required: false,
            maxLength: 40,
          },
        ],
        answer: async ({ merger, stage, date }, caller) => {
          const says = { standing: stage as Stage, day: readDay(date, today()) ?? null }
          const corrected = await mergers.correct(await which(merger, caller), says, caller)
          return mergerCard(corrected, register, today(), [
            `This holds here alone, whatever else is reported of the same stage; a later stage that is reported goes on from it. ${undoing(corrected, caller)}`,
          ])
        },
      }),
      subcommand({
        name: 'strike',
        description: 'Take a merger that is none out of the lists, for your own people',
        who: 'organisers',
        for: 'asker',
        options: [mergerOption(({ correction }) => correction?.standing !== 'struck')],
        answer: async ({ merger }, caller) => {
          const struck = await mergers.correct(await which(merger, caller), { standing: 'struck', day: null }, caller)
          return mergerCard(struck, register, today(), [
            `It is in no list here any more, whatever else is reported of it. Others still see it. ${undoing(struck, caller)}`,
          ])
        },
      }),
      subcommand({
        name: 'merge',
        description: 'Put two records of one merger together, for your own people',
        who: 'organisers',
        for: 'asker',
        options: [
          mergerOption(({ correction }) => correction?.standing !== 'struck'),
          {
            ...mergerOption(({ correction }) => correction?.standing !== 'struck'),
            name: 'into',
            description: 'The record that stays, as 12 or #12, or the name of a body in it',
          },
        ],
        answer: async ({ merger, into }, caller) => {
          const id = await which(merger, caller)
          const merged = await mergers.merge(id, await which(into, caller), caller)
          return mergerCard(merged, register, today(), [
            `What is still reported of either goes here. Others still see two. ${undoing({ id }, caller)}`,
          ])
        },
      }),
      subcommand({
        name: 'split',
        description: 'Take a story out of its merger, to a record of its own or into another, for your own people',
        who: 'organisers',
        for: 'asker',
        options: [
          { ...storyOption, description: 'Its number, as 34 or #34: /mergers show has it', required: true },
          {
            ...mergerOption(({ correction }) => correction?.standing !== 'struck'),
            name: 'into',
            description: 'The merger that it belongs to; one of its own when left out',
            required: false,
          },
        ],
        answer: async ({ story, into }, caller) => {
          const id = storyOf(story)
          const target = into === undefined ? null : await which(into, caller)
          return mergerCard(await mergers.split(id, target, caller), register, today(), [
            `It stays here whatever else is reported, and what goes on from it follows. To undo this: ${caller.platform === 'discord' ? `/mergers restore story: ${id}` : `/mergers restore story:${id}`}.`,
          ])
        },
      }),
      subcommand({
        name: 'restore',
        description: 'Undo a correction, a merge or a split, or bring back what was struck',
        who: 'organisers',
        for: 'asker',
        options: [
          { ...mergerOption(({ correction }) => correction !== null), required: false },
          { ...storyOption, description: 'A story that was moved, as 34 or #34', required: false },
        ],
        answer: async ({ merger, story }, caller) => {
          if (merger === undefined && story === undefined)
            throw new Refusal('Say which merger or which story: /mergers shows them with their numbers.')
          const restored =
            merger === undefined
              ? await mergers.putBack(storyOf(story ?? ''), caller)
              : await mergers.restore(await which(merger, caller), caller)
          return mergerCard(restored, register, today(), ['It stands again as the register and the news have it.'])
        },
      }),
    ],
    actions: [
      {
        id: 'mergers.page',
        who: 'anyone',
        for: 'channel',
        answer: async (payload, caller) => {
          const filter = readMergerFilter(payload)
          if (!filter) throw new Refusal('That page cannot be found any more. Ask again: /mergers.')
          return listPage(filter, caller, needs, today())
        },
      },
      {
        id: 'mergers.card',
        who: 'anyone',
        for: 'channel',
        answer: async (payload, caller) => cardOf(readNumber(payload, 'a merger', '/mergers'), caller),
      },
    ],
  }
}

/** "To undo this: /mergers restore 12." */
function undoing({ id }: Pick<SourcedMerger, 'id'>, { platform }: Caller): string {
  return `To undo this: ${writeCall('/mergers restore', { merger: String(id) }, platform)}.`
}

const STAGE_OPTION = { kind: 'choice', name: 'stage', description: 'How far it has come' } as const

const REGION_OPTION = {
  kind: 'choice',
  name: 'region',
  description: 'A region of the NHS in England',
  required: false,
  choices: REGIONS.map((region) => ({ name: region, value: region })),
} as const satisfies ChoiceOption

function choiceOf(standing: Standing) {
  return { name: STANDING_TITLES[standing], value: standing }
}
