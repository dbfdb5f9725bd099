/** The options of /diary. */
import { tenantOf } from '../../src/alerts/story.ts'
import type { TextOption } from '../../src/chat/command.ts'
import { writeWhen } from '../../src/diary/deadline.ts'
import type { Diary } from '../../src/diary/diary.ts'
import { type AreaNeeds, areaOption } from '../typed-area.ts'

/** What, when, and where it concerns anybody. */
export function addOptions(needs: AreaNeeds) {
  return [
    { kind: 'text', name: 'what', description: 'What happens: Board meets in public', required: true, maxLength: 200 },
    {
      kind: 'text',
      name: 'when',
      description: 'The day, and the time if there is one: 3 March 2027 14:30',
      required: true,
      maxLength: 60,
    },
    areaOption(needs, 'Whom it concerns: a CCG, ICB, system, council or region; all of England when left out'),
    { kind: 'text', name: 'place', description: 'Where it is held', required: false, maxLength: 200 },
    { kind: 'text', name: 'link', description: 'Where to read more: a web address', required: false, maxLength: 1_000 },
  ] as const satisfies readonly TextOption[]
}

/** The number of one of this tenant's own dates, which are suggested. */
export function entryOption(diary: Pick<Diary, 'upcoming' | 'proposed'>) {
  return {
    kind: 'text',
    name: 'entry',
    description: 'Its number in /diary list, as 12 or #12',
    required: true,
    maxLength: 20,
    complete: async (partial, caller) => {
      const typed = partial.trim().toLowerCase()
      const tenant = tenantOf(caller)
      const all = [...(await diary.upcoming(tenant)), ...(await diary.proposed(tenant))]
      return all
        .filter(({ id }) => id !== null)
        .map((deadline) => ({
          name: Array.from(`#${deadline.id} ${writeWhen(deadline)}: ${deadline.what}`)
            .slice(0, 100)
            .join(''),
          value: String(deadline.id),
        }))
        .filter((choice) => choice.name.toLowerCase().includes(typed))
    },
  } as const satisfies TextOption
}
