import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eventCard } from '../../src/petitions/event-card.ts'
import type { Milestone } from '../../src/petitions/milestone.ts'
import { readDocument } from '../../src/petitions/site/document.ts'
import { wordsOf } from '../commands/world.ts'

const NOW = new Date('2026-11-20T15:30:00Z')

function card(milestone: Milestone, attributes: object = {}) {
  const document = {
    data: {
      type: 'petition',
      id: 5,
      attributes: {
        action: 'Do it',
        state: 'open',
        signature_count: 10_003,
        closing_date: '2027-02-01',
        ...attributes,
      },
    },
  }
  const read = readDocument(document, 'https://petition.parliament.uk', { response: 10_000, debate: 100_000 })
  return eventCard(milestone, read!.petition, NOW)
}

describe('the card of a milestone', () => {
  it('says what has happened, and what to do next', () => {
    const threshold = card({ kind: 'threshold', signatures: 10_000, brings: 'response' })
    assert.equal(threshold.overline, 'PETITION · 10,000 SIGNATURES')
    assert.match(
      wordsOf(threshold),
      /at which the government responds\.\nWhat next: at 100,000 Parliament considers it/,
    )
    assert.match(wordsOf(threshold), /Signatures: 10,003\nCloses: 1 February 2027 \(in 73 days\)/)
    assert.match(
      wordsOf(card({ kind: 'debate-scheduled', on: '2026-12-07' })),
      /Parliament debates it on 7 December 2026 \(in 17 days\)\./,
    )
  })

  it('does not promise a debate that should have been already', () => {
    const late = wordsOf(card({ kind: 'debate-scheduled', on: '2026-11-17' }))
    assert.match(late, /Parliament was to debate it on 17 November 2026 \(3 days ago\)\./)
    assert.doesNotMatch(late, /ask your MP to be there/)
  })

  it('gives the government’s own words, cut when they are long', () => {
    const long = card({ kind: 'response' }, { government_response: { summary: 'We do. '.repeat(200) } })
    assert.match(wordsOf(long), /^Do it\nWe do\. /)
    assert.ok(wordsOf(long).length < 1_000)
  })

  it('links to what was said in the debate', () => {
    const held = card(
      { kind: 'debate-held' },
      { debate: { debated_on: '2026-11-16', overview: 'An hour.', transcript_url: 'https://hansard.example/9' } },
    )
    assert.deepEqual(held.buttons?.[0], { kind: 'link', label: 'What was said', url: 'https://hansard.example/9' })
    const hostile = card(
      { kind: 'debate-held' },
      { debate: { debated_on: '2026-11-16', transcript_url: 'javascript:alert(1)' } },
    )
    assert.ok(hostile.buttons?.every((button) => button.kind !== 'link' || button.url.startsWith('https://')))
  })

  it('is kind about the end', () => {
    assert.match(wordsOf(card({ kind: 'archived' })), /thank you for pushing it so far/)
    assert.match(wordsOf(card({ kind: 'closed' }, { state: 'closed' })), /takes no more signatures/)
    assert.match(wordsOf(card({ kind: 'removed' })), /The site has removed it, so I look at it no more/)
    assert.match(
      wordsOf(card({ kind: 'rejected' }, { state: 'rejected', rejection: { code: 'joke' } })),
      /because it is a joke/,
    )
  })
})
