/** What petitions have to say to the diary: when they close, and when they are debated. */
import { tenantOf } from '../alerts/story.ts'
import type { Place } from '../chat/platform.ts'
import type { DeadlineFinder, FoundDeadline } from '../diary/gathering.ts'
import type { Petition, Petitions } from '../petitions/petitions.ts'

/** The dates of every tracked petition, for the diaries of those who track it; where no channel follows all of England, the one that tracks it is reminded. */
export function petitionDeadlines(petitions: Pick<Petitions, 'everyTracked'>): DeadlineFinder {
  return {
    source: 'petition',
    find: async () => (await petitions.everyTracked()).flatMap(({ petition, places }) => datesOf(petition, places)),
  }
}

function datesOf(petition: Petition, places: readonly Place[]): FoundDeadline[] {
  const channels = Map.groupBy(places, tenantOf)
  const homes = Object.fromEntries([...channels].map(([tenant, [first]]) => [tenant, first?.channel ?? '']))
  const common = { tenants: [...channels.keys()], homes, time: '', area: 'england', place: '', link: petition.url }
  const closes = petition.state === 'open' && petition.closesOn
  return [
    ...(closes
      ? [{ ...common, key: `${petition.id}:closes`, what: `The petition “${petition.title}” closes`, day: closes }]
      : []),
    ...(petition.debateOn
      ? [
          {
            ...common,
            key: `${petition.id}:debate`,
            what: `Parliament debates the petition “${petition.title}”`,
            day: petition.debateOn,
          },
        ]
      : []),
  ]
}
