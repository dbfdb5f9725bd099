import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLog } from '../../src/log.ts'
import { createPetitionNews } from '../../src/main/petition-news.ts'
import { HERE, makeWorld } from '../petitions/world.ts'
import { eachEngine } from '../store-for-tests.ts'

eachEngine((engine) => {
  describe('a milestone', () => {
    it('is owed once to each channel that tracks the petition, in the transaction that notes it', async () => {
      await using world = await makeWorld(engine)
      const petition = world.site.petition(1, { signature_count: 9_999 })
      await world.petitions.track('1', HERE, 'U1')
      await world.petitions.track('1', { platform: 'discord', tenant: 'G1', channel: '77' }, 'U2')
      const news = createPetitionNews({
        petitions: world.petitions,
        metrics: { fault: () => assert.fail('no fault was expected') },
        clock: () => world.now,
        log: createLog('silent', false),
      })
      for (let round = 0; round < 12; round += 1) {
        world.wait(10)
        if (round % 4 === 1) petition.sign(5)
        if (round % 4 === 3) petition.sign(-5)
        await news.tick()
      }
      const owed = await world.store.db
        .selectFrom('deliveries')
        .select(['platform', 'channel', 'purpose', 'dedupe', 'message'])
        .orderBy('id')
        .execute()
      assert.deepEqual(
        owed.map(({ platform, channel, purpose, dedupe }) => [platform, channel, purpose, dedupe]),
        [
          ['discord', '77', 'notice', 'petition:1:signatures:response:discord:G1:77'],
          ['slack', 'C1', 'notice', 'petition:1:signatures:response:slack:T1:C1'],
        ],
      )
      assert.match(owed[0]?.message ?? '', /10,000 SIGNATURES/)
    })

    it('of a look that was broken off is told by the next', async () => {
      await using world = await makeWorld(engine)
      world.site.petition(1, { signature_count: 9_999 })
      await world.petitions.track('1', HERE, 'U1')
      let faults = 0
      const parts = {
        metrics: {
          fault: () => {
            faults += 1
          },
        },
        clock: () => world.now,
        log: createLog('silent', false),
      }
      const stopped = createPetitionNews({ petitions: world.petitions, ...parts })
      stopped.stop()
      world.wait(10)
      await stopped.tick()
      assert.equal(
        world.site.log.filter((line) => line.includes('/petitions/1')).length,
        1,
        'only the reading that began the tracking',
      )
      const broken = createPetitionNews({
        petitions: {
          pollDue: async () => {
            throw new Error('no database')
          },
        },
        ...parts,
      })
      await broken.tick()
      assert.equal(faults, 1)
    })
  })
})
