/** Which merger is meant: by its number, or by a body that is in it. */
import { tenantOf } from '../../src/alerts/story.ts'
import { type Caller, type Choice, Refusal } from '../../src/chat/command.ts'
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

const MOST_NAMED = 5

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

/** The number of the merger that is meant. Throws `Refusal` that says which there are when several are, or none is. */
export async function whichMerger(typed: string, caller: Caller, needs: WhichNeeds): Promise<number> {
  if (/^#?\s*\d+$/.test(typed.trim())) return readNumber(typed, 'a merger', '/mergers')
  const fitting = await fittingMergers(typed, caller, () => true, needs)
  const [only] = fitting
  if (only && fitting.length === 1) return Number(only.value)
  if (only) {
    const named = listOf(
      fitting.map(({ name }) => name),
      MOST_NAMED,
    )
    throw new Refusal(`Several mergers fit “${shown(typed)}”. Say which by its number. There are ${named}.`)
  }
  throw new Refusal(
    `“${shown(typed)}” is neither the number of a merger nor a body in one: /mergers shows them, as #12.`,
  )
}
