/** /ccg: what a CCG or an ICB is or was, and what became of it. */
import { tenantOf } from '../src/alerts/story.ts'
import { type Caller, type Command, Refusal, subcommand } from '../src/chat/command.ts'
import type { Message } from '../src/chat/message.ts'
import type { Diary } from '../src/diary/diary.ts'
import type { Postcodes } from '../src/postcodes/postcodes.ts'
import type { Finder } from '../src/register/find.ts'
import type { Body } from '../src/register/register.ts'
import { type Clock, type IsoDate, londonDate } from '../src/time.ts'
import type { CardNeeds } from './cards/card-needs.ts'
import { deadlineFacts } from './cards/deadlines.ts'
import { decidePostcode } from './cards/decide-postcode.ts'
import { familyTree } from './cards/family-tree.ts'
import { type Asked, tellFound } from './cards/found.ts'
import { latestFact, type StoriesByBody } from './cards/latest.ts'
import { type PlannedNeeds, plannedFacts } from './cards/planned.ts'
import { storiesAbout } from './cards/stories-about.ts'
import { readThingPayload } from './cards/thing-payload.ts'
import { type WhatNextNeeds, whatNextFacts } from './cards/what-next.ts'
import { ON_OPTION, readDay } from './reading.ts'

export interface CcgNeeds extends CardNeeds, PlannedNeeds, WhatNextNeeds {
  readonly finder: Finder
  readonly postcodes: Postcodes
  readonly stories: StoriesByBody
  readonly diary: Pick<Diary, 'upcoming'>
  readonly now: Clock
}

/** Longer than the longest name, and as long as a completion may be. */
const LONGEST_NAME = 100

export function createCcg(needs: CcgNeeds): Command {
  const { areas, diary, finder, lineage, register, stories, now } = needs
  const today = () => londonDate(now())

  const asking = (day: IsoDate | undefined, caller: Caller): Asked => ({
    today: today(),
    day,
    action: 'ccg.card',
    lastFacts: async (body) => {
      const tenant = tenantOf(caller)
      const latest = await latestFact(areas.bodiesOf({ kind: 'body', id: body.id }), stories, tenant, today())
      return [latest, ...deadlineFacts(await diary.upcoming(tenant, `body:${body.id}`))]
    },
    whatNext: (ids) => whatNextFacts(needs, caller, ids),
    planned: (bodyIds) => plannedFacts(bodyIds, needs, tenantOf(caller), today()),
    decide: (postcode) => decidePostcode(postcode, needs, { on: day, today: today() }),
  })

  const bodyOf = (id: string): Body => {
    const body = register.bodies.get(id)
    if (body) return body
    throw new Refusal('That body is not in the register any more. Ask for it by name: /ccg.')
  }

  const answer = async (text: string, day: IsoDate | undefined, caller: Caller): Promise<Message> => {
    const asked = asking(day, caller)
    return tellFound(finder.find(text, { on: day, today: asked.today }), needs, asked)
  }

  return {
    name: 'ccg',
    description: 'What became of a CCG or an ICB, by name, code, council or postcode',
    examples: ['wirral', 'wirral on:2020-09-08', '12F', 'CH41 1AA'],
    subcommands: [
      subcommand({
        name: '',
        description: 'What became of a CCG or an ICB, by name, code, council or postcode',
        who: 'anyone',
        for: 'channel',
        options: [
          {
            kind: 'text',
            name: 'body',
            description: 'A name, an ODS or ONS code, a council or a postcode',
            required: true,
            maxLength: LONGEST_NAME,
            complete: (partial) => finder.complete(partial, { today: today() }),
          },
          ON_OPTION,
        ],
        answer: async ({ body, on }, caller) => answer(body, readDay(on, today()), caller),
      }),
    ],
    actions: [
      {
        id: 'ccg.card',
        who: 'anyone',
        for: 'channel',
        answer: async (payload, caller) => {
          const { id, day } = readThingPayload(payload)
          return answer(id, day, caller)
        },
      },
      {
        id: 'ccg.tree',
        who: 'anyone',
        for: 'channel',
        answer: async (payload) => familyTree(bodyOf(payload), lineage, today()),
      },
      {
        id: 'ccg.latest',
        who: 'anyone',
        for: 'channel',
        answer: async (payload, caller) => storiesAbout(bodyOf(payload), needs, tenantOf(caller), today()),
      },
    ],
  }
}
