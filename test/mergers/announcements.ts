/** Invented news of one merger from its first mention to its end, and of others. */
import type { News } from '../alerts/newsroom.ts'

/** Two boards want to be one. */
export const PROPOSED: News = {
  title: 'Devon and Somerset health boards propose to merge',
  summary: 'NHS Devon ICB and NHS Somerset ICB have proposed a merger from 1 April 2028.',
  outlet: 'Evening Example',
  url: 'https://evening.example/proposed',
}

/** The same, from another outlet on the same day. */
export const PROPOSED_AGAIN: News = {
  title: 'Merger proposed for Devon and Somerset boards',
  summary: 'A merger of NHS Devon ICB and NHS Somerset ICB from 1 April 2028 has been proposed.',
  outlet: 'The Sample',
  url: 'https://sample.example/proposed',
}

/** The next chapter. */
export const APPROVED: News = {
  title: 'NHS England approves merger of Devon and Somerset boards',
  summary:
    'The merger of NHS Devon ICB and NHS Somerset ICB has been approved by NHS England and takes effect on 1 April 2028.',
  outlet: 'Evening Example',
  url: 'https://evening.example/approved',
}

/** The other end. */
export const REJECTED: News = {
  title: 'NHS England rejects merger of Devon and Somerset boards',
  summary: 'NHS England has rejected the proposed merger of NHS Devon ICB and NHS Somerset ICB.',
  outlet: 'Evening Example',
  url: 'https://evening.example/rejected',
}

/** Other boards altogether. */
export const KENT: News = {
  title: 'Boards in the South East ask what people think',
  summary: 'NHS Kent and Medway ICB and NHS Surrey and Sussex ICB are consulting on a merger.',
  outlet: 'Evening Example',
  url: 'https://evening.example/kent',
}

/** News of all of England. */
export const NATIONAL: News = {
  title: 'All ICBs in England could be abolished under NHS bill',
  summary: 'Ministers plan to merge or abolish integrated care boards across the country.',
  outlet: 'Evening Example',
  url: 'https://evening.example/national',
}
