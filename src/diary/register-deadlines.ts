/** The days on which the register says that bodies merge, close or change their borders. */
import { readSteps, type Step } from '../register/lineage.ts'
import { bodyName } from '../register/names.ts'
import { REGISTER_COMPILED, type Register } from '../register/register.ts'
import type { Deadline } from './deadline.ts'

const names = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** One deadline for each day and each body that takes something over on it, in order of date. */
export function registerDeadlines(register: Register): Deadline[] {
  const steps = readSteps(register).toSorted((one, other) => one.on.localeCompare(other.on))
  const together = Map.groupBy(steps, ({ on, to, kind }) => `${on}-${to.id}-${wayOf(kind)}`)
  return [...together].flatMap(([key, [first, ...more]]) => (first ? [deadlineOf(key, first, [first, ...more])] : []))
}

function deadlineOf(key: string, { on, to, kind }: Step, steps: readonly Step[]): Deadline {
  const from = names.format(steps.map((step) => bodyName(step.from)))
  return {
    id: null,
    uid: `register-${key}@mergerwatch`,
    source: 'register',
    what:
      wayOf(kind) === 'whole' ? tellWhole(from, steps.length, bodyName(to)) : `Part of ${from} goes to ${bodyName(to)}`,
    day: on,
    time: '',
    area: `body:${to.id}`,
    place: '',
    link: '',
    sequence: 0,
    changedAt: `${REGISTER_COMPILED}T00:00:00.000Z`,
  }
}

function tellWhole(from: string, count: number, to: string): string {
  return count === 1 ? `${to} takes over from ${from}` : `${from} become ${to}`
}

function wayOf(kind: Step['kind']): 'whole' | 'part' {
  return kind === 'merger' || kind === 'replacement' ? 'whole' : 'part'
}
