import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createUnderstanding } from '../../src/news/understand.ts'
import type { Stage } from '../../src/news/understanding.ts'
import { loadRegister } from '../../src/register/register.ts'

const understand = createUnderstanding(loadRegister())
const stageOf = (title: string, summary: string): Stage | null => understand({ title, summary, published: null }).stage
const MERGER = 'Corby and Nene CCGs to merge'

/** A step as a fact, and the same words told as what has not happened. */
const STEPS: readonly [stage: Stage, fact: string, others: readonly string[]][] = [
  [
    'approved',
    'NHS England has approved the merger.',
    [
      'NHS England could approve the merger.',
      'NHS England has not approved the merger.',
      'NHS England will have approved the merger by then.',
      'If NHS England approves the merger, staff will move.',
      'They await approval, which should follow in May.',
      'No merger in the county has been approved.',
      'They are confident of approval by NHS England.',
    ],
  ],
  [
    'rejected',
    'NHS England has rejected the merger.',
    [
      'NHS England may reject the merger.',
      'NHS England has not rejected the merger.',
      'Doctors urge NHS England to reject the merger.',
      'If members reject the merger, nothing changes.',
      'An MP called on ministers to block the merger.',
    ],
  ],
  [
    'delayed',
    'The merger has been delayed by a year.',
    [
      'The merger could be delayed by a year.',
      'The merger has not been delayed.',
      'If the merger is delayed, costs will rise.',
      'The vote on the merger was delayed by a week.',
    ],
  ],
  [
    'applied',
    'The application has been sent to NHS England.',
    [
      'The application could be sent to NHS England.',
      'The application has not been sent to NHS England.',
      'The application will be sent to NHS England in May.',
      'If the application is sent to NHS England, members will be told.',
    ],
  ],
]

for (const [stage, fact, others] of STEPS) {
  test(`a step is ${stage} when it is told as a fact`, () => assert.equal(stageOf(MERGER, fact), stage))
  for (const other of others)
    test(`no step is ${stage} that is told so: ${other}`, () => assert.notEqual(stageOf(MERGER, other), stage))
}

test('what came before the news gives way to the news', () => {
  assert.equal(stageOf('Merger of Corby and Nene CCGs approved', 'It comes after members turned it down.'), 'approved')
  assert.equal(stageOf('Corby and Nene CCGs apply to merge', 'They apply after a first bid was refused.'), 'applied')
  assert.equal(stageOf('CCG merger delayed', 'Corby and Nene CCGs wait, following a consultation.'), 'delayed')
})

test('the headline outweighs the text', () => {
  const summary = 'Corby and Nene CCGs are among ten told yes; two others were turned down.'
  assert.equal(stageOf('Batch of CCG mergers approved', summary), 'approved')
})
