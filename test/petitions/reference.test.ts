import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readReference } from '../../src/petitions/site/reference.ts'

describe('what people give for a petition', () => {
  it('is a number, or the address of any of its pages', () => {
    for (const typed of [
      '276169',
      ' #276169 ',
      '# 276169',
      'https://petition.parliament.uk/petitions/276169',
      'http://petition.parliament.uk/petitions/276169/',
      'petition.parliament.uk/petitions/276169',
      'HTTPS://Petition.Parliament.UK/petitions/276169',
      'https://petition.parliament.uk/petitions/276169.json',
      'https://petition.parliament.uk/petitions/276169/count.json',
      'https://petition.parliament.uk/petitions/276169/signatures/new',
      'https://petition.parliament.uk/petitions/276169?reveal_response=yes#response-threshold',
      'https://petition.parliament.uk/archived/petitions/276169',
      'https://epetitions.direct.gov.uk/petitions/276169',
    ])
      assert.deepEqual(readReference(typed), { kind: 'petition', id: 276_169 }, typed)
  })

  it('is otherwise refused with what to give, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const read = readReference(typed)
        if (read.kind === 'petition') assert.ok(read.id > 0 && read.id < 10_000_000)
        else assert.match(read.why, /Give its number, as 276169/)
      }),
    )
    for (const typed of [
      '',
      '12345678',
      'https://petition.parliament.uk.evil.example/petitions/1',
      'https://evil.example/petition.parliament.uk/petitions/1',
      'https://petition.parliament.uk/petitions?page=1000000',
      'javascript:alert(1)',
      'https://petition.parliament.uk/help',
    ])
      assert.equal(readReference(typed).kind, 'none', typed)
  })
})
