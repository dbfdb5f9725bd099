/** A choice among several things that fit, or that come near. */
import type { Menu, Message } from '../../src/chat/message.ts'
import type { Match } from '../../src/register/find.ts'
import type { IsoDate } from '../../src/time.ts'
import { told } from '../wording.ts'
import { writeSpan } from './chains.ts'
import { writeThingPayload } from './thing-payload.ts'

export interface ChoiceOptions {
  /** Which card the choice opens: "ccg.card" or "ics.card". */
  readonly action: string
  readonly today: IsoDate
  readonly day: IsoDate | undefined
}

/** Discord shows at most 25 options in a menu (docs, "String Select"). */
const MOST_OPTIONS = 25

/** The reason as the title, the things as a menu. */
export function choiceMessage(why: string, matches: readonly Match[], options: ChoiceOptions): Message {
  const menu = choiceMenu('Which one do you mean?', matches, options)
  return { ...told(why, 'Choose one to see what it is and what became of it.'), menu }
}

/** A menu of things, each with a hint that tells it from its namesakes. */
export function choiceMenu(prompt: string, matches: readonly Match[], { action, today, day }: ChoiceOptions): Menu {
  return {
    action,
    prompt,
    options: matches.slice(0, MOST_OPTIONS).map((match) => ({
      label: match.name,
      value: writeThingPayload(match.value, day),
      hint: hintOf(match, today),
    })),
  }
}

function hintOf({ thing }: Match, today: IsoDate): string {
  switch (thing.kind) {
    case 'body':
      return `${thing.body.odsCode} · ${writeSpan(thing.body, today)} · ${thing.body.region}`
    case 'system':
      return 'Integrated Care System'
    case 'council':
      return thing.council.status === 'live' ? 'Council' : 'Council, abolished'
    case 'outcode':
      return 'Postcode district'
  }
}
