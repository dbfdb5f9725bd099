/** What happens in the demonstration's small world: announcements that nobody ever made, about bodies that there are. */
import { type IsoDate, writeDate } from '../time.ts'

export const OUTLETS = ['The Blackmore Messenger', 'Commissioning Week', 'West Country Health Notices'] as const
export type Outlet = (typeof OUTLETS)[number]

export interface Announcement {
  readonly outlet: Outlet
  readonly title: string
  readonly summary: string
  /** Whether it is about commissioning bodies or systems, so that an alert is due. */
  readonly isRelevant: boolean
}

/** What each outlet had before the demonstration begins: nobody is told of it. */
export const BACKGROUND = {
  title: 'New opening hours for walk-in blood tests',
  summary: 'The clinic at the market square now opens at seven.',
} as const

/** The announcements in their order; `today` decides which 1 April they speak of. */
export function tellStory(today: IsoDate): readonly Announcement[] {
  const start = writeDate(`${Number(today.slice(0, 4)) + 1}-04-01`)
  return [
    {
      outlet: 'The Blackmore Messenger',
      title: 'NHS Dorset ICB and NHS Somerset ICB propose to merge',
      summary: `The two integrated care boards have published a plan to become one organisation on ${start}.`,
      isRelevant: true,
    },
    {
      outlet: 'Commissioning Week',
      title: 'Dorset and Somerset ICBs propose merger',
      summary: `NHS Dorset ICB and NHS Somerset ICB propose a single board from ${start}.`,
      isRelevant: true,
    },
    {
      outlet: 'The Blackmore Messenger',
      title: 'Two hospital trusts on the coast agree to merge',
      summary: 'Their governors voted for one board of directors and one name.',
      isRelevant: false,
    },
    {
      outlet: 'West Country Health Notices',
      title: 'Consultation opens on merging NHS Dorset ICB and NHS Somerset ICB',
      summary: 'Everybody who lives in either area can have a say until the end of next month.',
      isRelevant: true,
    },
    {
      outlet: 'Commissioning Week',
      title: 'Surgery opens its doors after a year of building',
      summary: 'The doctors of Mill Lane are back under one roof.',
      isRelevant: false,
    },
    {
      outlet: 'West Country Health Notices',
      title: 'NHS England approves the merger of NHS Dorset ICB and NHS Somerset ICB',
      summary: `The new integrated care board takes over on ${start}.`,
      isRelevant: true,
    },
  ]
}
