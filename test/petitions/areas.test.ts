import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HERE, makeWorld } from './world.ts'

describe('where signatures come from', () => {
  it('is compared with the newest earlier day, and kept for three days', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(1, { signature_count: 100 })
    petition.areas({ Halton: 60, Bootle: 40 })
    await world.petitions.track('1', HERE, 'U1')
    for (let day = 1; day <= 5; day += 1) {
      await world.live(24, undefined, 60)
      petition.areas({ Halton: 60 + day, Bootle: 40 + 10 * day, Southport: day })
      petition.sign(12)
    }
    await world.live(25, undefined, 60)
    const view = await world.petitions.areas('1')
    assert.ok(view.kind === 'areas')
    assert.equal(view.since, '2026-11-07')
    assert.deepEqual(
      view.constituencies.map(({ name, signatures, gained }) => [name, signatures, gained]),
      [
        ['Bootle', 90, 10],
        ['Halton', 65, 1],
        ['Southport', 5, 1],
      ],
    )
    const days = await world.store.db.selectFrom('petition_areas').select('day').execute()
    assert.equal(days.length, 3)
  })

  it('of a petition that nobody tracks has no gains', async () => {
    await using world = await makeWorld()
    world.site.petition(1, { signature_count: 100 }).areas({ Halton: 60 })
    const view = await world.petitions.areas('1')
    assert.ok(view.kind === 'areas' && view.since === null)
    assert.equal(view.constituencies[0]?.gained, null)
  })
})
