import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HERE, makeWorld } from './world.ts'

const DAY_MINUTES = 24 * 60

describe('a round of looks', () => {
  it('takes so many of those that fell due while nothing ran, the longest due first, and the next takes the rest', async () => {
    await using world = await makeWorld()
    const ids = Array.from({ length: 90 }, (_, place) => place + 1)
    for (const id of ids) {
      world.site.petition(id, { signature_count: 100 })
      await world.petitions.track(String(id), HERE, 'U1')
      world.wait(1)
    }
    for (let round = 0; round < 30; round += 1) await world.poll()
    world.wait(120)
    const asked = () => world.site.log.splice(0).map((line) => Number(/petitions\/(\d+)/.exec(line)?.[1]))
    asked()
    const rounds: number[][] = []
    for (let round = 0; round < 4; round += 1) {
      await world.poll()
      rounds.push(asked())
    }
    assert.deepEqual(
      rounds.map((round) => round.length),
      [30, 30, 30, 0],
    )
    assert.deepEqual(
      rounds.flat().toSorted((one, other) => one - other),
      ids,
    )
    assert.ok(Math.max(...(rounds[0] ?? [])) < 60 && Math.min(...(rounds[2] ?? [])) > 30, 'the longest due come first')
  })

  it('takes fewer whole documents than counts', async () => {
    await using world = await makeWorld()
    for (let id = 1; id <= 40; id += 1) {
      world.site.petition(id, { signature_count: 100 })
      await world.petitions.track(String(id), HERE, 'U1')
    }
    for (let round = 0; round < 20; round += 1) await world.poll()
    world.wait(2 * DAY_MINUTES)
    world.site.log.length = 0
    const { changed, unchanged } = await world.poll()
    assert.ok(changed + unchanged >= 5 && changed + unchanged <= 10, String(changed + unchanged))
    assert.ok(world.site.log.every((line) => !line.includes('count.json')))
  })

  it('keeps what it read of the others when one cannot be told', async () => {
    await using world = await makeWorld()
    for (const id of [1, 2, 3]) {
      const petition = world.site.petition(id, { signature_count: 9_990 })
      await world.petitions.track(String(id), HERE, 'U1')
      petition.sign(20)
    }
    world.wait(60)
    const told: number[] = []
    const summary = await world.petitions.pollDue(async (_trx, { petition }) => {
      if (petition.id === 2) throw new Error('The channel is gone.')
      told.push(petition.id)
    })
    assert.deepEqual({ ...summary }, { changed: 2, unchanged: 0, failed: 1, ended: 0 })
    assert.deepEqual(
      [...new Set(told)].toSorted((one, other) => one - other),
      [1, 3],
    )
    for (const id of [1, 3]) assert.equal((await world.petitions.history(id)).at(-1)?.signatures, 10_010)
    assert.equal((await world.petitions.history(2)).at(-1)?.signatures, 9_990)
    await world.live(2)
    assert.deepEqual(world.told, ['2:signatures:response'], 'it comes again, and the others do not')
  })
})
