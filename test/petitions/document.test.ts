import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readCount, readDocument, readThresholds } from '../../src/petitions/site/document.ts'

const KNOWN = { response: 10_000, debate: 100_000 }
const BASE = 'https://petition.parliament.uk'

function document(attributes: object, type = 'petition', id: unknown = 5) {
  return { data: { type, id, attributes: { action: 'Do it', state: 'open', signature_count: 3, ...attributes } } }
}

describe('a document of the site', () => {
  it('gives the petition, with what is left out left empty', () => {
    const read = readDocument(document({}), BASE, KNOWN)
    assert.deepEqual(read, {
      petition: {
        id: 5,
        url: `${BASE}/petitions/5`,
        title: 'Do it',
        background: '',
        state: 'open',
        parliament: null,
        signatures: 3,
        openedAt: null,
        closesOn: null,
        thresholds: KNOWN,
        responseThresholdReachedAt: null,
        debateThresholdReachedAt: null,
        respondedAt: null,
        debateOn: null,
        debateOutcomeAt: null,
        response: null,
        debate: null,
        rejection: null,
      },
      areas: null,
    })
  })

  it('tells days in London: a petition closed at half past eleven at night UTC in summer closed the next day', () => {
    const read = readDocument(document({ state: 'closed', closed_at: '2026-07-01T23:30:00.000Z' }), BASE, KNOWN)
    assert.equal(read?.petition.closesOn, '2026-07-02')
  })

  it('reads an archived one with its own thresholds, also of the oldest form', () => {
    const attributes = {
      action: null,
      title: 'An old one',
      description: 'From before',
      state: 'closed',
      parliament: {
        period: '2010-2015',
        response_threshold: 0,
        debate_threshold: 250_000,
        dissolution_at: '2015-03-30T22:59:59Z',
      },
    }
    const read = readDocument(document(attributes, 'archived-petition', '77'), BASE, KNOWN)?.petition
    assert.equal(read?.url, `${BASE}/archived/petitions/77`)
    assert.equal(read?.title, 'An old one')
    assert.deepEqual(read?.thresholds, { response: 0, debate: 250_000 })
    assert.deepEqual(read?.parliament, { period: '2010-2015', dissolvedAt: '2015-03-30T22:59:59.000Z' })
  })

  it('passes over areas that are broken, and keeps the others', () => {
    const good = { name: 'Birkenhead', ons_code: 'E14001107', mp: null, signature_count: 12 }
    const read = readDocument(document({ signatures_by_constituency: [good, { name: 3 }, null] }), BASE, KNOWN)
    assert.deepEqual(read?.areas, {
      constituencies: [{ code: 'E14001107', name: 'Birkenhead', mp: '', signatures: 12 }],
      regions: [],
    })
  })

  it('is refused when it is of another shape, and never throws', () => {
    for (const json of [
      null,
      3,
      [],
      {},
      document({ state: 'hidden' }),
      document({ signature_count: -1 }),
      document({}, 'news'),
      document({}, 'petition', 'x'),
    ])
      assert.equal(readDocument(json, BASE, KNOWN), null)
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        readDocument(
          document({ government_response: one, debate: other, rejection: one, closing_date: other }),
          BASE,
          KNOWN,
        )
        readCount(one)
        readThresholds([other])
      }),
    )
  })
})

describe('the thresholds', () => {
  it('are read also where the site lists Parliaments by their ids', () => {
    const of = (dissolution_at: string, response_threshold: number) => ({
      period: 'x',
      dissolution_at,
      response_threshold,
      debate_threshold: 200_000,
      election_date: '2024-07-04',
    })
    const byId = { 1: of('2015-03-30T00:00:00Z', 10_000), 7: of('2024-05-30T00:00:00Z', 20_000) }
    assert.deepEqual(readThresholds(byId), { response: 20_000, debate: 200_000 })
  })

  it('are those of the newest Parliament that the site tells of', () => {
    const of = (dissolution_at: string | null, response_threshold: number) => ({
      period: 'x',
      dissolution_at,
      response_threshold,
      debate_threshold: 200_000,
    })
    assert.deepEqual(readThresholds([of('2024-05-30T00:00:00Z', 20_000), of('2015-03-30T00:00:00Z', 10_000)]), {
      response: 20_000,
      debate: 200_000,
    })
    assert.equal(readThresholds([of(null, 30_000), of('2024-05-30T00:00:00Z', 20_000)])?.response, 30_000)
    assert.equal(readThresholds([]), null)
    assert.equal(readThresholds({}), null)
    assert.equal(readThresholds({ error: 'no' }), null)
  })
})
