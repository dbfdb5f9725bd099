/** What organisers put into a record of a merger and took out of it, with who and when. */
import type { Fact, Span } from '../../src/chat/message.ts'
import type { ArrangedMerger } from '../../src/mergers/mergers.ts'
import { londonDate, writeDate } from '../../src/time.ts'

/** A card can show a few; what is left out is counted. */
const SHOWN = 5

/** "Put together here: with #7, by @ada on 3 March 2027", "Moved here: story #34 to #9, by @ada on …". */
export function arrangementFacts({ id, arrangement: { joins, moves } }: ArrangedMerger): Fact[] {
  const by = (made: { readonly by: string; readonly at: string }): Span[] => [
    ', by ',
    { person: made.by },
    ` on ${writeDate(londonDate(new Date(made.at)))}`,
  ]
  return [
    ...factOf('Put together here', [...joins], (join) => [`with #${join.mergerId}`, ...by(join)]),
    ...factOf('Moved here', [...moves], (move) => {
      const where = move.fromId === id ? `to #${move.toId}` : `from #${move.fromId}`
      return [`story #${move.storyId} ${where}`, ...by(move)]
    }),
  ]
}

function factOf<One>(label: string, all: readonly One[], tell: (one: One) => Span[]): Fact[] {
  if (all.length === 0) return []
  const value = all.slice(0, SHOWN).flatMap((one, place) => [place === 0 ? '' : '; ', ...tell(one)])
  return [{ label, value: all.length > SHOWN ? [...value, ` and ${all.length - SHOWN} more`] : value }]
}
