import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { liveCard } from '../../src/pushes/live-card.ts'
import { milestoneCard } from '../../src/pushes/milestone-card.ts'
import type { Push } from '../../src/pushes/push.ts'
import { reportCard } from '../../src/pushes/report.ts'
import { said } from './campaign.ts'

const PUSH: Push = {
  id: 3,
  tenant: 'discord:G1',
  title: 'Keep it local',
  area: 'england',
  petitionId: 276_169,
  petitionTitle: 'Keep our boards local',
  petitionUrl: 'https://petition.parliament.uk/petitions/276169',
  target: 2_000,
  byDay: '2026-11-10',
  state: 'live',
  startedAt: '2026-11-03T12:00:00.000Z',
  startCount: 1_000,
  count: 1_000,
  countedAt: '2026-11-03T12:00:00.000Z',
  finishedAt: null,
  whyFinished: '',
  round: 0,
  revision: 1,
}
const NOW = new Date('2026-11-03T12:00:00Z')

describe('the words of a push', () => {
  it('report what a purge took away without a nothing below nothing', () => {
    const ended = { ...PUSH, count: 997, finishedAt: '2026-11-10T12:00:00.000Z', whyFinished: 'It ended.' }
    assert.match(said(reportCard(ended, [], null)), /997 on 10 November 2026: 3 fewer, 0 a day/)
  })

  it('do not call a pace too slow that reads the same as the one that is needed', () => {
    const standing = { push: PUSH, tasks: { open: 0, claimed: 0, done: 0 }, members: 0 }
    const pace = (paceHad: number) => said(liveCard({ ...standing, paceHad }, NOW))
    assert.match(pace(124.6), /125 a day needed, 125 a day had: fast enough/)
    assert.match(pace(124.4), /125 a day needed, 124 a day had: too slow as it goes/)
  })

  it('say how near the end is on the day on which they are read, also when they come late', () => {
    const ending = (days: 7 | 1, today: string, count = 1_000) =>
      said(milestoneCard({ kind: 'ending', by: PUSH.byDay, days }, { ...PUSH, count }, today))
    assert.match(ending(7, '2026-11-03'), /IT ENDS IN A WEEK[\s\S]* 1,000 signatures are missing: 125 a day/)
    assert.match(ending(7, '2026-11-06'), /IT ENDS IN 4 DAYS/)
    assert.match(ending(1, '2026-11-09', 1_999), /IT ENDS TOMORROW[\s\S]* one signature is missing/)
    assert.match(ending(1, '2026-11-10'), /IT ENDS TODAY/)
  })

  it('say of a target that is reached on the last day that it is the last', () => {
    const reached = (today: string) =>
      said(milestoneCard({ kind: 'target', signatures: 2_000 }, { ...PUSH, count: 2_000 }, today))
    assert.match(reached('2026-11-05'), /2,000 signatures, with 10 November 2026 still to come\./)
    assert.match(reached('2026-11-10'), /2,000 signatures, on its last day\./)
  })
})
