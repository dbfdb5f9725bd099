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

  it('may come with what surrounded it where it was copied', () => {
    for (const typed of [
      '276169.',
      '“276169”',
      '276,169',
      'petition 276169',
      'Petition #276169',
      'No. 276169',
      '00276169',
      '２７６１６９',
      '276169\u200b',
      '<https://petition.parliament.uk/petitions/276169>',
      '(https://petition.parliament.uk/petitions/276169)',
      'https://petition.parliament.uk/petitions/276169,',
      'https://petition.parliament.uk/petitions/276169%20',
      'https://petition.parliament.uk/petitions/276169&fbclid=1',
      'https://petition.parliament.uk/petitions/276169 please sign',
      'https://petition.parliament.uk./petitions/276169',
      'https://petition.parliament.uk//petitions/276169',
      'HTTPS://PETITION.PARLIAMENT.UK/PETITIONS/276169',
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
      '0',
      '276169 276170',
      '27-6169',
      'https://petition.parliament.uk/petitions/276169abc',
      'https://petition.parliament.uk@evil.example/petitions/276169',
      'https://petition.parliament.uk.evil.example/petitions/1',
      'https://evil.example/petition.parliament.uk/petitions/1',
      'https://petition.parliament.uk/petitions?page=1000000',
      'javascript:alert(1)',
      'https://petition.parliament.uk/help',
    ])
      assert.equal(readReference(typed).kind, 'none', typed)
  })
})
