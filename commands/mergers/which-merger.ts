/** Which merger is meant: by its number, or by a body that is in it. */
import { tenantOf } from '../../src/alerts/story.ts'
import { type Caller, type Choice, Refusal } from '../../src/chat/command.ts'
import { type Message, paragraph } from '../../src/chat/message.ts'
import type { Mergers, SourcedMerger } from '../../src/mergers/mergers.ts'
import type { Register } from '../../src/register/register.ts'
import { readNumber } from '../reading.ts'
import { listOf, shown } from '../wording.ts'
import { bodiesInto, namesOf } from './merger-line.ts'
import { STANDING_TITLES } from './standing-words.ts'

export interface WhichNeeds {
  readonly mergers: Pick<Mergers, 'find' | 'withSources'>
  readonly register: Register
}

const MOST_NAMED = 9
/** Discord shows at most 25 options in a menu (docs, "String Select"). */
const MOST_OPTIONS = 25

/** The mergers that the words fit, by number, stage, body or what it becomes, each as a choice with its number. */
export async function fittingMergers(
  typed: string,
  caller: Caller,
  isFit: (merger: SourcedMerger) => boolean,
  { mergers, register }: WhichNeeds,
): Promise<Choice[]> {
  const words = typed.trim().toLowerCase()
  const { mergers: found } = await mergers.find({ tenant: tenantOf(caller), withStruck: true })
  const fitting = (await mergers.withSources(found, tenantOf(caller))).filter(isFit)
  return fitting.flatMap((merger) => {
    const all = [`#${merger.id} ${STANDING_TITLES[merger.standing]}:`, ...namesOf(merger, register), merger.into]
    if (!all.join(' ').toLowerCase().includes(words)) return []
    const name = `#${merger.id} ${STANDING_TITLES[merger.standing]}: ${bodiesInto(merger, register, 2)}`
    return [{ name: shown(name), value: String(merger.id) }]
  })
}

/** The number of the merger that is meant. Throws `Refusal` with the numbers of those that there are when several are. */
export async function whichMerger(typed: string, caller: Caller, needs: WhichNeeds): Promise<number> {
  const found = await findMerger(typed, caller, needs)
  if (found.kind === 'one') return found.id
  const numbers = found.choices.map(({ value }) => `#${value}`)
  throw new Refusal(
    `Several mergers fit “${shown(typed)}”: ${listOf(numbers, MOST_NAMED)}. /mergers shows which is which.`,
  )
}

/** The number of the merger that is meant, or those that fit. Throws `Refusal` when none does. */
export async function findMerger(
  typed: string,
  caller: Caller,
  needs: WhichNeeds,
): Promise<
  { readonly kind: 'one'; readonly id: number } | { readonly kind: 'several'; readonly choices: readonly Choice[] }
> {
  if (/^#?\s*\d+$/.test(typed.trim())) return { kind: 'one', id: readNumber(typed, 'a merger', '/mergers') }
  const choices = await fittingMergers(typed, caller, () => true, needs)
  const [only] = choices
  if (!only)
    throw new Refusal(
      `“${shown(typed)}” is neither the number of a merger nor a body in one: /mergers shows them, as #12.`,
    )
  return choices.length === 1 ? { kind: 'one', id: Number(only.value) } : { kind: 'several', choices }
}

/** The mergers that fit, to choose from. */
export function mergerChoice(typed: string, choices: readonly Choice[]): Message {
  const left = choices.length - MOST_OPTIONS
  return {
    title: `Several mergers fit “${shown(typed)}”`,
    tone: 'plain',
    blocks: left > 0 ? [paragraph(`And ${left} more: type more of the name.`)] : [],
    menu: {
      action: 'mergers.card',
      prompt: 'Which one do you mean?',
      options: choices.slice(0, MOST_OPTIONS).map(({ name, value }) => ({ label: name, value })),
    },
  }
}
