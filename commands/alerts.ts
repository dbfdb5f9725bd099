/** /alerts: the stories there are, and why each is an alert. */

import type { Stories } from '../src/alerts/stories.ts'
import { tenantOf } from '../src/alerts/story.ts'
import { readTerms } from '../src/alerts/watch-terms.ts'
import { type Caller, type Command, Refusal, subcommand } from '../src/chat/command.ts'
import type { Message } from '../src/chat/message.ts'
import { type Areas, writeArea } from '../src/register/areas.ts'
import type { Register } from '../src/register/register.ts'
import { londonDate } from '../src/time.ts'
import { bodiesCard } from './alerts/bodies-card.ts'
import { type FeedbackActionsNeeds, feedbackActions } from './alerts/feedback-actions.ts'
import { itemCard } from './alerts/item-card.ts'
import { type KeptSearch, keepSearch, type Memory, MOST_PAGES, readSearchPage } from './alerts/kept-searches.ts'
import { latestPage } from './alerts/latest-page.ts'
import { searchPage } from './alerts/search-page.ts'
import { readStoryFilter, writeStoryFilter } from './alerts/story-filter.ts'
import { whyCard } from './alerts/why-card.ts'
import type { CardNeeds } from './cards/card-needs.ts'
import { KINDS_OPTION } from './kinds.ts'
import { readNumber, readSince } from './reading.ts'
import { type AreaNeeds, areaOption, chooseFirst, readTypedArea, whichArea } from './typed-area.ts'
import { shown } from './wording.ts'

export interface AlertsCommandNeeds extends AreaNeeds, FeedbackActionsNeeds, CardNeeds {
  readonly stories: Pick<Stories, 'latest' | 'search' | 'why' | 'readAgain'>
  readonly areas: Areas
  readonly register: Register
  /** Where searches are kept for their buttons. */
  readonly searches: Memory
}

const SUGGESTED = 10

export function createAlertsCommand(needs: AlertsCommandNeeds): Command {
  const { areas, register, searches, stories, now } = needs

  const why = async (id: number, caller: Caller): Promise<Message> => whyCard(await stories.why(id, caller), areas)

  const search = async (asked: KeptSearch, page: number, caller: Caller, notes: readonly string[] = []) => {
    const area = areas.readArea(asked.area)
    const place = area && { name: areas.areaName(area), bodies: areas.bodiesOf(area) }
    const key = await keepSearch(searches, asked)
    return searchPage({ text: asked.text, place, page, key }, tenantOf(caller), stories, notes)
  }

  return {
    name: 'alerts',
    description: 'The news that was read as an alert, and why',
    examples: [
      'latest',
      'latest "north west" kinds:merger since:"30 days"',
      'search devolution',
      'search body:wirral',
      'why 12',
    ],
    subcommands: [
      subcommand({
        name: 'latest',
        description: 'The newest announcements, of an area or of all England',
        who: 'anyone',
        for: 'channel',
        options: [
          areaOption(needs, 'A CCG, ICB, system, council, region or postcode; all of England when left out'),
          KINDS_OPTION,
          {
            kind: 'text',
            name: 'since',
            description: 'From this day on: 2 weeks, 30 days, 1 May 2020',
            required: false,
            maxLength: 40,
          },
          { kind: 'number', name: 'page', description: 'Which page', required: false, min: 1, max: MOST_PAGES },
        ],
        answer: async ({ area, kinds, since, page }, caller) => {
          const filter = {
            kinds: readTerms(areas, { kinds }).kinds,
            since: since === undefined ? undefined : readSince(since, londonDate(now())),
            page: page ?? 1,
          }
          const typed = await readTypedArea(area, needs)
          if (typed.kind === 'which') {
            return whichArea(typed, 'alerts.page', (one) => writeStoryFilter({ ...filter, area: one.area }, register))
          }
          return latestPage({ ...filter, area: typed.area.area }, caller, needs, typed.notes)
        },
      }),
      subcommand({
        name: 'search',
        description: 'Everything that the feeds brought, alert or not: by words, by body, or both',
        who: 'anyone',
        for: 'asker',
        options: [
          {
            kind: 'text',
            name: 'text',
            description: 'Words to look for, all of them',
            required: false,
            maxLength: 100,
          },
          {
            ...areaOption(needs, 'Only what names this CCG, ICB, system, council or region, or what became of it'),
            name: 'body',
          },
          { kind: 'number', name: 'page', description: 'Which page', required: false, min: 1, max: MOST_PAGES },
        ],
        answer: async ({ text = '', body, page }, caller) => {
          const typed = body === undefined ? null : await readTypedArea(body, needs)
          if (typed?.kind === 'which') throw chooseFirst(typed, 'body')
          const isAnywhere = typed === null || typed.area.area.kind === 'england'
          if (text.trim() === '' && isAnywhere) {
            throw new Refusal('Say what to look for: words, as /alerts search devolution, or a body, or both.')
          }
          const area = isAnywhere ? '' : writeArea(typed.area.area)
          return search({ text: text.trim(), area }, page ?? 1, caller, typed?.notes)
        },
      }),
      subcommand({
        name: 'why',
        description: 'Why something is an alert: the rules, the words, and what brought it here',
        who: 'anyone',
        for: 'asker',
        options: [
          {
            kind: 'text',
            name: 'alert',
            description: 'Its number, as 12 or #12',
            required: true,
            maxLength: 20,
            complete: async (partial, caller) => {
              const digits = partial.replace(/^#/, '').trim().toLowerCase()
              const newest = await stories.latest({ tenant: tenantOf(caller), limit: SUGGESTED })
              return newest
                .map((story) => ({ name: `#${story.id} ${shown(story.title)}`, value: String(story.id) }))
                .filter((choice) => choice.name.toLowerCase().includes(digits))
            },
          },
        ],
        answer: async ({ alert }, caller) => why(readNumber(alert, 'an alert', '/alerts latest'), caller),
      }),
    ],
    actions: [
      {
        id: 'alerts.why',
        who: 'anyone',
        for: 'asker',
        answer: async (payload, caller) => why(readNumber(payload, 'an alert', '/alerts latest'), caller),
      },
      {
        id: 'alerts.bodies',
        who: 'anyone',
        for: 'channel',
        answer: async (payload, caller) => {
          const { story } = await stories.why(readNumber(payload, 'an alert', '/alerts latest'), caller)
          return bodiesCard(story, needs, londonDate(now()))
        },
      },
      {
        id: 'alerts.page',
        who: 'anyone',
        for: 'channel',
        answer: async (payload, caller) => {
          const filter = readStoryFilter(payload, register)
          if (!filter) throw new Refusal('That page cannot be found any more. Ask again: /alerts latest.')
          return latestPage(filter, caller, needs)
        },
      },
      {
        id: 'alerts.search',
        who: 'anyone',
        for: 'asker',
        answer: async (payload, caller) => {
          const asked = await readSearchPage(searches, payload)
          if (!asked) throw new Refusal('That page cannot be found any more. Search again: /alerts search.')
          return search(asked, asked.page, caller)
        },
      },
      {
        id: 'alerts.item',
        who: 'anyone',
        for: 'asker',
        answer: async (payload, caller) => {
          const item = await stories.readAgain(readNumber(payload, 'an item', '/alerts search'), tenantOf(caller))
          return item.storyId === null ? itemCard(item) : why(item.storyId, caller)
        },
      },
      ...feedbackActions(needs),
    ],
  }
}
