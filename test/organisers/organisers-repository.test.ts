import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createOrganisers } from '../../src/organisers/organisers-repository.ts'
import { eachEngine } from '../store-for-tests.ts'

const HERE = { platform: 'discord', tenant: 'G1' }
const ELSEWHERE = [
  { platform: 'discord', tenant: 'G2' },
  { platform: 'slack', tenant: 'G1' },
]

eachEngine((_engine, open) => {
  it('somebody is an organiser where they were added, and nowhere else', async (t) => {
    const organisers = createOrganisers((await open(t)).store.db, () => new Date('2027-03-02T10:00:00Z'))
    assert.equal(await organisers.isOrganiser({ ...HERE, userId: 'ada' }), false)
    assert.equal(await organisers.add(HERE, 'ada', 'boss'), true)
    assert.equal(await organisers.isOrganiser({ ...HERE, userId: 'ada' }), true)
    assert.equal(await organisers.isOrganiser({ ...HERE, userId: 'boss' }), false)
    for (const where of ELSEWHERE) {
      assert.equal(await organisers.isOrganiser({ ...where, userId: 'ada' }), false)
      assert.deepEqual(await organisers.list(where), [])
      assert.equal(await organisers.remove(where, 'ada'), false)
    }
    assert.equal(await organisers.isOrganiser({ ...HERE, userId: 'ada' }), true)
  })

  it('they are listed in the order in which they were added, with when and by whom', async (t) => {
    let now = new Date('2027-03-02T10:00:00Z')
    const organisers = createOrganisers((await open(t)).store.db, () => now)
    await organisers.add(HERE, 'zoe', 'boss')
    now = new Date('2027-03-03T10:00:00Z')
    await organisers.add(HERE, 'ada', 'zoe')
    assert.deepEqual(await organisers.list(HERE), [
      { userId: 'zoe', addedBy: 'boss', addedAt: '2027-03-02T10:00:00.000Z' },
      { userId: 'ada', addedBy: 'zoe', addedAt: '2027-03-03T10:00:00.000Z' },
    ])
  })

  it('somebody who is added twice stays as first added', async (t) => {
    const organisers = createOrganisers((await open(t)).store.db, () => new Date('2027-03-02T10:00:00Z'))
    assert.deepEqual(
      [await organisers.add(HERE, 'ada', 'boss'), await organisers.add(HERE, 'ada', 'zoe')],
      [true, false],
    )
    assert.equal((await organisers.list(HERE))[0]?.addedBy, 'boss')
  })

  it('somebody who is removed is one no longer, and can be added again', async (t) => {
    const organisers = createOrganisers((await open(t)).store.db, () => new Date('2027-03-02T10:00:00Z'))
    await organisers.add(HERE, 'ada', 'boss')
    assert.deepEqual([await organisers.remove(HERE, 'ada'), await organisers.remove(HERE, 'ada')], [true, false])
    assert.equal(await organisers.isOrganiser({ ...HERE, userId: 'ada' }), false)
    assert.equal(await organisers.add(HERE, 'ada', 'boss'), true)
  })
})
