import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atShell } from './at-shell.ts'

describe('lookup --json', () => {
  it('writes one object in the agreed form, and nothing else', async () => {
    const { code, output, errors } = await atShell(['lookup', 'wirral', '--json'])
    assert.deepEqual([code, errors], [0, ''])
    assert.deepEqual(JSON.parse(output), {
      query: 'wirral',
      on: null,
      matches: [
        {
          id: 'ccg-wirral',
          name: 'NHS Wirral CCG',
          kind: 'ccg',
          ods_code: '12F',
          ons_code: 'E38000208',
          opened: '2013-04-01',
          closed: '2022-07-01',
          status: 'closed',
          score: 1,
        },
      ],
      lineage: [{ from: 'ccg-wirral', to: 'icb-cheshire-and-merseyside', on: '2022-07-01', kind: 'replacement' }],
      today: [
        {
          id: 'icb-cheshire-and-merseyside',
          name: 'NHS Cheshire and Merseyside Integrated Care Board',
          kind: 'icb',
          ods_code: 'QYG',
          ons_code: 'E54000008',
          opened: '2022-07-01',
          closed: null,
          status: 'live',
        },
      ],
    })
  })

  it('takes the day asked about in any form that people write', async () => {
    for (const day of ['2020-09-08', '8 September 2020', '08/09/2020']) {
      const { output } = await atShell(['lookup', '--on', day, 'wirral', '--json'])
      const { on, matches } = JSON.parse(output)
      assert.deepEqual([on, matches[0].status], ['2020-09-08', 'live'])
    }
  })

  it('has no matches for what the register does not have', async () => {
    const { code, output } = await atShell(['lookup', 'qzxv qzxv', '--json'])
    assert.deepEqual([code, JSON.parse(output).matches], [0, []])
  })
})

describe('lookup', () => {
  const lines = async (...words: string[]) => (await atShell(['lookup', ...words])).output.trimEnd().split('\n')

  it('tells what a body was and what became of it', async () => {
    assert.deepEqual(await lines('wirral'), [
      'NHS Wirral CCG · 12F · 1 April 2013 to 1 July 2022',
      'What became of it',
      '1 July 2022   NHS Wirral CCG → NHS Cheshire and Merseyside ICB',
      'Today',
      '• NHS Cheshire and Merseyside ICB · QYG · since 1 July 2022',
      'Register as at 21 November 2026.',
    ])
  })

  it('needs no quotes around a name of several words', async () => {
    assert.match((await lines('west', 'suffolk'))[0] ?? '', /^NHS West Suffolk CCG · 07K/)
  })

  it('does not repeat a body that nothing became of', async () => {
    assert.deepEqual(await lines('dorset icb'), [
      'NHS Dorset ICB · QVV · since 1 July 2022',
      'Register as at 21 November 2026.',
    ])
  })

  it('lists the bodies of a council', async () => {
    const seen = await lines('kent')
    assert.equal(seen[0], 'Kent council')
    assert.ok(seen.includes('• NHS Kent and Medway ICB · QKS · since 1 July 2022'))
  })

  it('offers the nearest name to a misspelling', async () => {
    const seen = await lines('liverpol')
    assert.match(seen[0] ?? '', /Nearest: NHS Liverpool CCG/)
    assert.ok(seen.includes('• NHS Liverpool CCG · 99A · 1 April 2013 to 1 July 2022'))
  })

  it('says why a place outside England has none', async () => {
    const [only, ...more] = await lines('cardiff')
    assert.match(only ?? '', /Wales/)
    assert.deepEqual(more, [])
  })

  it('lets no control character through to the terminal', async () => {
    assert.doesNotMatch((await lines('\u001b[2Jwirral\u202e')).join(''), /[\p{Cc}\p{Bidi_Control}]/u)
  })
})
