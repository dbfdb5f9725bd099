/** What the diary says is coming for a body. */
import { type Fact, link, type Span } from '../../src/chat/message.ts'
import { type Deadline, writeWhen } from '../../src/diary/deadline.ts'
import { shown } from '../wording.ts'

const SHOWN = 2

/** "Next deadlines: Wednesday 3 March 2027 at 14:30, Board meets in public · …"; no fact where nothing is in the diary. */
export function deadlineFacts(deadlines: readonly Deadline[]): Fact[] {
  if (deadlines.length === 0) return []
  const value = deadlines.slice(0, SHOWN).flatMap((deadline, place): Span[] => {
    const words = link(shown(deadline.what), deadline.link)
    return [`${place === 0 ? '' : ' · '}${writeWhen(deadline)}, `, words]
  })
  return [{ label: deadlines.length === 1 ? 'Next deadline' : 'Next deadlines', value }]
}
