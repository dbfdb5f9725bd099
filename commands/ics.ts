/** /ics: a system's footprint, from STP to ICS to ICB. */
import { tenantOf } from '../src/alerts/story.ts'
import { type Caller, type Command, subcommand } from '../src/chat/command.ts'
import type { Message } from '../src/chat/message.ts'
import type { Postcodes } from '../src/postcodes/postcodes.ts'
import type { Finder } from '../src/register/find.ts'
import { type Clock, type IsoDate, londonDate } from '../src/time.ts'
import type { CardNeeds } from './cards/card-needs.ts'
import { decidePostcode } from './cards/decide-postcode.ts'
import { tellFound } from './cards/found.ts'
import { type PlannedNeeds, plannedFacts } from './cards/planned.ts'
import { readThingPayload } from './cards/thing-payload.ts'
import { type WhatNextNeeds, whatNextFacts } from './cards/what-next.ts'
import { ON_OPTION, readDay } from './reading.ts'

export interface IcsNeeds extends CardNeeds, PlannedNeeds, WhatNextNeeds {
  readonly finder: Finder
  readonly postcodes: Postcodes
  readonly now: Clock
}

const KINDS = ['system'] as const
const LONGEST_NAME = 100

export function createIcs(needs: IcsNeeds): Command {
  const { finder, now } = needs
  const today = () => londonDate(now())

  const answer = async (text: string, day: IsoDate | undefined, caller: Caller): Promise<Message> => {
    const on = { on: day, today: today() }
    return tellFound(finder.find(text, { ...on, kinds: KINDS }), needs, {
      today: today(),
      day,
      action: 'ics.card',
      lastFacts: async () => [],
      whatNext: (ids) => whatNextFacts(needs, caller, ids),
      planned: (bodyIds) => plannedFacts(bodyIds, needs, tenantOf(caller), today()),
      decide: (postcode) => decidePostcode(postcode, needs, on),
    })
  }

  return {
    name: 'ics',
    description: 'The area of an Integrated Care System: its CCGs then, its ICB now, what is to come',
    examples: ['cheshire and merseyside', 'frimley on:2021-01-01', 'kirklees'],
    subcommands: [
      subcommand({
        name: '',
        description: 'The area of an Integrated Care System: its CCGs then, its ICB now, what is to come',
        who: 'anyone',
        for: 'channel',
        options: [
          {
            kind: 'text',
            name: 'system',
            description: 'The name or code of an ICS or STP, or a CCG or council in it',
            required: true,
            maxLength: LONGEST_NAME,
            complete: (partial) => finder.complete(partial, { today: today(), kinds: KINDS }),
          },
          ON_OPTION,
        ],
        answer: async ({ system, on }, caller) => answer(system, readDay(on, today()), caller),
      }),
    ],
    actions: [
      {
        id: 'ics.card',
        who: 'anyone',
        for: 'channel',
        answer: async (payload, caller) => {
          const { id, day } = readThingPayload(payload)
          return answer(id, day, caller)
        },
      },
    ],
  }
}
