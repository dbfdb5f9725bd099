/** The options of a watch: what to be told of, whom to notify, and when not. All may be left out. */

import type { WatchWish } from '../../src/alerts/watch-terms.ts'
import type { Watches } from '../../src/alerts/watches.ts'
import type { ChoiceOption, TextOption } from '../../src/chat/command.ts'
import type { Areas } from '../../src/register/areas.ts'
import { KINDS_OPTION } from '../kinds.ts'
import { type AreaNeeds, areaOption } from '../typed-area.ts'
import { tellTerms } from './watch-words.ts'

const OUTLETS_OPTION = {
  kind: 'text',
  name: 'outlets',
  description: 'Only from these outlets, names or sites with commas: hsj.co.uk, Chester Standard',
  required: false,
  maxLength: 400,
} as const satisfies TextOption

const MODE_OPTION = {
  kind: 'choice',
  name: 'mode',
  description: 'Tell at once, or in one message at 8 in the morning, each day or on Mondays; at once when left out',
  required: false,
  choices: [
    { name: 'At once', value: 'instant' },
    { name: 'Daily digest', value: 'daily' },
    { name: 'Weekly digest', value: 'weekly' },
  ],
} as const satisfies ChoiceOption

const MENTION_OPTION = {
  kind: 'text',
  name: 'mention',
  description: 'Whom to notify with each alert or digest: a person or a role; nobody when left out',
  required: false,
  maxLength: 60,
} as const satisfies TextOption

const QUIET_OPTION = {
  kind: 'text',
  name: 'quiet',
  description: 'Hours in which nothing is sent, London time: 22:00-07:00 or 10pm-7am',
  required: false,
  maxLength: 30,
} as const satisfies TextOption

/** Area, kinds and outlets: what decides whether a story is wanted. */
export function filterOptions(needs: AreaNeeds) {
  const area = areaOption(needs, 'A CCG, ICB, system, council, region or postcode; all of England when left out')
  return [area, KINDS_OPTION, OUTLETS_OPTION] as const
}

/** Those, and how to tell. */
export function watchOptions(needs: AreaNeeds) {
  return [...filterOptions(needs), MODE_OPTION, MENTION_OPTION, QUIET_OPTION] as const
}

/** The number of one of this channel's watches, which are suggested. */
export function watchNumberOption(watches: Pick<Watches, 'list'>, areas: Pick<Areas, 'areaName' | 'readArea'>) {
  return {
    kind: 'text',
    name: 'watch',
    description: 'Its number in /watch list, as 3 or #3',
    required: true,
    maxLength: 20,
    complete: async (partial, caller) => {
      const typed = partial.trim().toLowerCase()
      const choices = (await watches.list(caller)).map((watch) => ({
        name: Array.from(tellTerms(watch, areas)).slice(0, 100).join(''),
        value: String(watch.id),
      }))
      return choices.filter((choice) => choice.name.toLowerCase().includes(typed))
    },
  } as const satisfies TextOption
}

/** Whether anything but the area was wished. */
export function isWishedBesidesArea({ kinds, outlets, mode, mention, quiet }: WatchWish): boolean {
  return [kinds, outlets, mode, mention, quiet].some((part) => part !== undefined)
}
