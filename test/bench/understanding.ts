import { classify } from '../../src/news/classify.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import type { NewsItem } from '../../src/news/understanding.ts'
import { loadRegister } from '../../src/register/register.ts'

const SHORT: readonly NewsItem[] = [
  {
    title: 'Halton and Warrington groups weigh a joint future',
    summary:
      'NHS Halton CCG and NHS Warrington CCG could become one organisation by April 2021 under a plan that governing bodies will discuss in public next week, though practices have not yet been asked to vote on it.',
    published: '2019-09-03',
  },
  {
    title: 'Hospital opens new scanner suite after two-year wait',
    summary:
      'Patients from across the city will no longer have to travel for an appointment, says the trust, which paid for the machines with help from a charity appeal and a government grant worth four million pounds.',
    published: '2021-02-11',
  },
  {
    title: 'Ministers confirm that Somerset and Dorset boards will cluster',
    summary:
      'NHS Somerset ICB and NHS Dorset ICB are to share a chair and a chief executive from October, with Bath and North East Somerset, Swindon and Wiltshire ICB expected to join them before the end of the year.',
    published: '2025-07-19',
  },
  {
    title: 'Council tax to rise as borough counts the cost of care',
    summary:
      'Councillors voted for the largest increase in a decade after hearing that demand for places in care homes had doubled, and opposition members said that residents were being asked to pay for mistakes made elsewhere.',
    published: null,
  },
]

/** Times a piece of work that handles a number of items, for about a second, and gives the items a second. */
function perSecond(items: number, work: () => void): number {
  for (let warm = 0; warm < 3; warm++) work()
  const start = performance.now()
  let rounds = 0
  while (performance.now() - start < 1000) {
    work()
    rounds++
  }
  return Math.round((rounds * items) / ((performance.now() - start) / 1000))
}

/** How fast items are understood, on this machine and one core: short items, full articles, a batch with its stories. */
export async function benchUnderstanding(): Promise<{ name: string; figure: string }[]> {
  const understand = createUnderstanding(loadRegister())
  const short = Array.from({ length: 400 }, (_, at) => SHORT[at % SHORT.length] as NewsItem)
  const paragraph = SHORT.map(({ summary }) => summary).join(' ')
  const article = Array.from({ length: 5 }, () => paragraph)
    .join('\n')
    .split(' ')
    .slice(0, 600)
    .join(' ')
  const articles = short.slice(0, 40).map((item): NewsItem => ({ ...item, summary: article }))
  const lines = Array.from({ length: 5000 }, (_, at) =>
    JSON.stringify({
      id: at,
      ...SHORT[at % SHORT.length],
      published: `20${10 + (at % 16)}-0${1 + (at % 9)}-1${at % 10}`,
    }),
  )
  const readAll = (items: readonly NewsItem[]) => () => {
    for (const item of items) understand(item)
  }
  const count = (figure: number): string => `${figure.toLocaleString('en-GB')} a second`
  return [
    { name: 'understand a headline and 30 words', figure: count(perSecond(short.length, readAll(short))) },
    { name: 'understand an article of 600 words', figure: count(perSecond(articles.length, readAll(articles))) },
    {
      name: 'classify a batch of 5,000 lines, with its stories',
      figure: count(perSecond(lines.length, () => void classify(lines, understand))),
    },
  ]
}
