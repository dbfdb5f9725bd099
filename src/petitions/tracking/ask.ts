/** What to ask about a tracked petition, and what it comes to. */
import { instant, londonDate } from '../../time.ts'
import type { AreaCounts, Petition } from '../petition.ts'
import { readPetition, type StoredPetition } from '../petition-repository.ts'
import type { Validators } from '../site/answer-headers.ts'
import type { Refused } from '../site/site.ts'
import type { TrackerNeeds } from './tracker.ts'

/** What was read: the petition as it is now, and the areas when the whole document was read. */
export interface Reading {
  /** When it was read. */
  readonly at: Date
  readonly petition: Petition
  readonly areas: AreaCounts | null
  readonly isWhole: boolean
  readonly freshMs: number
  readonly memory: Memory
}

/** The validators of the last answers, kept as JSON in the row. */
interface Memory {
  readonly count: Validators | null
  readonly document: Validators | null
}

/** The count, or the whole document when it is due, when the count shows that something has happened, or when the count leads elsewhere. */
export async function ask(
  needs: Pick<TrackerNeeds, 'site' | 'clock'>,
  row: StoredPetition,
  signal: AbortSignal | undefined,
): Promise<Reading | Refused> {
  const memory = (row.polling === null ? { count: null, document: null } : JSON.parse(row.polling)) as Memory
  const known = readPetition(row)
  const common = { isUrgent: false, ...(signal ? { signal } : {}) }
  if (!isDocumentDue(row, known, needs.clock())) {
    const answer = await needs.site.count(row.id, { ...common, validators: memory.count })
    if (answer.kind === 'unchanged' || answer.kind === 'count') {
      const petition = answer.kind === 'count' ? { ...known, ...answer.count } : known
      const reading = { at: needs.clock(), petition, areas: null, isWhole: false, freshMs: answer.freshMs }
      if (!hasNews(known, petition)) return { ...reading, memory: { ...memory, count: answer.validators } }
    } else if (answer.kind !== 'elsewhere') return answer
  }
  const answer = await needs.site.document(row.id, { ...common, validators: memory.document })
  switch (answer.kind) {
    case 'unchanged':
      return {
        at: needs.clock(),
        petition: known,
        areas: null,
        isWhole: true,
        freshMs: answer.freshMs,
        memory: { ...memory, document: answer.validators },
      }
    case 'document':
      return {
        at: needs.clock(),
        petition: answer.petition,
        areas: answer.areas,
        isWhole: true,
        freshMs: answer.freshMs,
        memory: { ...memory, document: answer.validators },
      }
    default:
      return answer
  }
}

/** Once a day, and when a petition must have closed since. */
function isDocumentDue(row: StoredPetition, { state, closesOn }: Petition, now: Date): boolean {
  return row.document_due_at <= instant(now) || (state === 'open' && closesOn !== null && closesOn < londonDate(now))
}

/** Whether the count tells of more than signatures: then the document has the words for it. */
function hasNews(known: Petition, now: Petition): boolean {
  const { signatures: _, ...before } = known
  const { signatures: __, ...after } = now
  return JSON.stringify(before) !== JSON.stringify(after)
}
