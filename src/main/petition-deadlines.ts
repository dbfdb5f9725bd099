/** What petitions have to say to the diary: when they close, and when they are debated. */
import type { DeadlineFinder, FoundDeadline } from '../diary/gathering.ts'
import type { Petition, Petitions } from '../petitions/petitions.ts'

/** The dates of every tracked petition, for the diaries of those who track it. */
export function petitionDeadlines(petitions: Pick<Petitions, 'everyTracked'>): DeadlineFinder {
  return {
    source: 'petition',
    find: async () => (await petitions.everyTracked()).flatMap(({ petition, tenants }) => datesOf(petition, tenants)),
  }
}

function datesOf(petition: Petition, tenants: readonly string[]): FoundDeadline[] {
  const common = { tenants, time: '', area: 'england', place: '', link: petition.url }
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
