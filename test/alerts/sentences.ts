/** Invented news for tests, a few sentences each that the real reading understands. */
import type { News } from './newsroom.ts'

/** Approved: four Cheshire bodies become one on 1 April 2020. */
export const CHESHIRE: News = {
  title: 'NHS England approves merger of four Cheshire CCGs',
  summary:
    'NHS Eastern Cheshire, NHS South Cheshire, NHS Vale Royal and NHS West Cheshire CCGs will merge on 1 April 2020, NHS England has approved.',
  outlet: 'Health Example Journal',
}

/** The same announcement, from another outlet. */
export const CHESHIRE_AGAIN: News = {
  title: 'Green light for single Cheshire commissioner',
  summary:
    'The merger of NHS Eastern Cheshire, NHS South Cheshire, NHS Vale Royal and NHS West Cheshire CCGs has been approved by NHS England and takes effect on 1 April 2020.',
  outlet: 'Evening Example',
}

/** The same, from the one who announces. */
export const CHESHIRE_OFFICIAL: News = {
  title: 'Cheshire clinical commissioning groups: merger approved',
  summary:
    'NHS England has approved the merger of NHS Eastern Cheshire, NHS South Cheshire, NHS Vale Royal and NHS West Cheshire CCGs from 1 April 2020.',
  outlet: 'NHS England',
  url: 'https://www.england.nhs.uk/2019/11/cheshire',
}

/** Another story, in London. */
export const LONDON: News = {
  title: 'Croydon and Bexley CCGs propose to merge',
  summary: 'The governing bodies of NHS Croydon CCG and NHS Bexley CCG have proposed a merger.',
  outlet: 'London Sample',
}

/** News of all of England that names no body. */
export const NATIONAL: News = {
  title: 'All CCGs in England could be abolished under NHS bill',
  summary:
    'Ministers plan to abolish clinical commissioning groups and set up statutory integrated care systems instead.',
  outlet: 'Health Example Journal',
}

/** No news for anybody here. */
export const BINS: News = {
  title: 'Bin collections change over Christmas',
  summary: 'Recycling will be collected a day late.',
  outlet: 'Evening Example',
}
