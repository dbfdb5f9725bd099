import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { petitionDeadlines } from '../../src/main/petition-deadlines.ts'
import { HERE, makeWorld } from '../petitions/world.ts'

describe('the diary', () => {
  it('gets the closing and debate dates of a petition that somebody tracks, for those who do', async () => {
    await using world = await makeWorld()
    world.site.petition(276169, { action: 'Keep our clinics', signature_count: 500 })
    const finder = petitionDeadlines(world.petitions)
    assert.deepEqual(await finder.find(), [])

    await world.petitions.track('276169', HERE, 'U1')
    await world.petitions.track('276169', { ...HERE, channel: 'C2' }, 'U1')
    const [closes, ...more] = await finder.find()
    assert.equal(closes?.key, '276169:closes')
    assert.match(closes?.what ?? '', /The petition “Keep our clinics” closes/)
    assert.deepEqual(closes?.tenants, ['slack:T1'])
    assert.deepEqual(closes?.homes, { 'slack:T1': 'C1' }, 'the first to track it')
    assert.deepEqual(more, [])
  })
  it('has no date any more of a petition that the site has removed', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(276169, { signature_count: 500 })
    await world.petitions.track('276169', HERE, 'U1')
    const finder = petitionDeadlines(world.petitions)
    assert.equal((await finder.find()).length, 1)
    petition.remove()
    await world.live(2)
    assert.deepEqual(world.told, ['276169:removed'])
    assert.deepEqual(await finder.find(), [])
  })
  it('gets the day of a debate once it is scheduled, and no closing date of what has closed', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(276169, { action: 'Keep our clinics', signature_count: 120_000 })
    petition.close()
    petition.schedule('2027-02-08')
    await world.petitions.track('276169', HERE, 'U1')
    assert.deepEqual(
      (await petitionDeadlines(world.petitions).find()).map(({ key, what, day }) => [key, what, day]),
      [['276169:debate', 'Parliament debates the petition “Keep our clinics”', '2027-02-08']],
    )
  })
})
