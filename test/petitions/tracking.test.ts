import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HERE, makeWorld } from './world.ts'

const THERE = { platform: 'discord', tenant: 'G1', channel: '77' } as const

describe('a tracked petition', () => {
  it('has its count kept at each change, and where it began to grow', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(1, { signature_count: 500 })
    await world.petitions.track('1', HERE, 'U1')
    await world.live(5)
    petition.sign(40)
    await world.live(2)
    const samples = await world.petitions.history(1)
    assert.deepEqual(
      samples.map((sample) => sample.signatures),
      [500, 500, 540],
    )
    const [, stood, grown] = samples.map((sample) => Date.parse(sample.at))
    assert.ok(grown! - stood! <= 65 * 60_000, 'the growth is put between two looks, not over five hours')
  })

  it('tells a threshold once, though a purge takes the count below it and it comes back', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(2, { signature_count: 9_990 })
    await world.petitions.track('2', HERE, 'U1')
    await world.live(2)
    assert.deepEqual(world.told, [])
    petition.sign(15)
    await world.live(2)
    assert.deepEqual(world.told, ['2:signatures:response'])
    petition.sign(-20)
    petition.attributes['response_threshold_reached_at'] = null
    await world.live(3)
    petition.sign(60)
    await world.live(3)
    assert.deepEqual(world.told, ['2:signatures:response'])
    assert.ok(
      (await world.petitions.history(2)).some((sample) => sample.signatures === 9_985),
      'the purge is history too',
    )
  })

  it('is looked at again for all when it was removed, came back, and one more channel tracks it', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(3, { signature_count: 9_000 })
    await world.petitions.track('3', HERE, 'U1')
    await world.live(1)
    petition.remove()
    await world.live(2)
    const late = await world.petitions.track('3', { ...HERE, channel: 'C2' }, 'U2')
    assert.equal(late.kind === 'ended' && late.why, 'The site has removed it.')
    petition.restore()
    world.wait(2)
    await world.petitions.track('3', { ...HERE, channel: 'C2' }, 'U2')
    petition.sign(1_500)
    await world.live(2)
    assert.deepEqual(world.told, ['3:removed', '3:signatures:response'])
    assert.deepEqual(
      world.events[1]?.tracks.map(({ channel }) => channel),
      ['C1', 'C2'],
    )
    assert.equal((await world.petitions.standings([3])).get(3)?.isRemoved, false)
  })

  it('does not take a decision against a debate for a debate', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(3, { signature_count: 120_000 })
    await world.petitions.track('3', HERE, 'U1')
    await world.live(1)
    petition.decline('The committee heard ministers on it instead.')
    await world.live(2)
    assert.deepEqual(world.told, ['3:debate-declined'])
    assert.equal(world.events[0]?.petition.debate?.overview, 'The committee heard ministers on it instead.')
    petition.close()
    await world.live(26)
    const [listed] = await world.petitions.list(HERE)
    assert.equal(listed?.health, 'The petition is closed and will not be debated.')
  })

  it('tells of a petition that has another number in the archive', async () => {
    await using world = await makeWorld()
    world.site.petition(3, { signature_count: 120_000 })
    await world.petitions.track('3', HERE, 'U1')
    await world.live(1)
    world.site.dissolve('2024-2026', (id) => id + 700_000)
    await world.live(2)
    assert.deepEqual(world.told, ['3:archived'])
    assert.deepEqual(
      world.events[0]?.tracks.map(({ channel }) => channel),
      ['C1'],
    )
    const [listed] = await world.petitions.list(HERE)
    assert.deepEqual([listed?.petition.id, listed?.petition.url], [3, `${world.site.url}/archived/petitions/700003`])
    assert.equal((await world.petitions.show('3')).kind, 'petition')
  })

  it('tells of a response, a debate, its move and its end, each in the words of the site', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(3, {
      signature_count: 120_000,
      response_threshold_reached_at: '2026-09-01T00:00:00.000Z',
      debate_threshold_reached_at: '2026-10-01T00:00:00.000Z',
    })
    await world.petitions.track('3', HERE, 'U1')
    await world.live(1)
    assert.deepEqual(world.told, [], 'what was before is not news')
    petition.respond('We have no plans to stop.')
    await world.live(2)
    petition.schedule('2026-12-07')
    await world.live(2)
    petition.schedule('2026-12-14')
    await world.live(2)
    petition.debate('2026-12-14')
    await world.live(2)
    assert.deepEqual(world.told, [
      '3:response',
      '3:debate-scheduled:2026-12-07',
      '3:debate-scheduled:2026-12-14',
      '3:debate-held',
    ])
    assert.equal(world.events[0]?.petition.response?.summary, 'We have no plans to stop.')
    assert.equal(world.events[3]?.petition.debate?.link, 'https://hansard.example/1')
    assert.deepEqual(
      world.events[0]?.tracks.map(({ channel }) => channel),
      ['C1'],
    )
  })

  it('closes, and is looked at no more when nothing more can come', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(4, { signature_count: 700, closing_date: '2026-11-04' })
    await world.petitions.track('4', HERE, 'U1')
    await world.live(9)
    world.now = new Date('2026-11-05T00:04:00Z')
    petition.close()
    await world.live(2)
    assert.deepEqual(world.told, ['4:closed'])
    const asked = world.site.log.length
    await world.live(48)
    assert.equal(world.site.log.length, asked)
    const [tracked] = await world.petitions.list(HERE)
    assert.equal(tracked?.health, 'The petition is closed.')
  })

  it('goes on being looked at after it has closed, seldom, when a debate may come', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(5, {
      signature_count: 100_400,
      debate_threshold_reached_at: '2026-10-01T00:00:00.000Z',
      response_threshold_reached_at: '2026-10-01T00:00:00.000Z',
    })
    await world.petitions.track('5', HERE, 'U1')
    petition.close()
    await world.live(2)
    const asked = world.site.log.length
    await world.live(48)
    assert.ok(world.site.log.length - asked <= 12, 'twice a day is enough')
    petition.schedule('2026-12-07')
    await world.live(24)
    assert.deepEqual(world.told, ['5:closed', '5:debate-scheduled:2026-12-07'])
  })

  it('is followed into the archive when Parliament is dissolved, and let go kindly', async () => {
    await using world = await makeWorld()
    world.site.petition(6, { signature_count: 12_000, response_threshold_reached_at: '2026-10-01T00:00:00.000Z' })
    await world.petitions.track('6', HERE, 'U1')
    await world.live(1)
    world.site.dissolve('2024-2026')
    await world.live(2)
    assert.deepEqual(world.told, ['6:archived'])
    assert.equal(world.events[0]?.petition.parliament?.period, '2024-2026')
    assert.equal(world.events[0]?.petition.signatures, 12_000)
    const asked = world.site.log.length
    await world.live(12)
    assert.equal(world.site.log.length, asked)
  })

  it('is let go when the site removes it', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(7, { signature_count: 50 })
    await world.petitions.track('7', HERE, 'U1')
    await world.live(1)
    petition.remove()
    await world.live(3)
    assert.deepEqual(world.told, ['7:removed'])
    assert.match((await world.petitions.list(HERE))[0]?.health ?? '', /removed from the site\.$/)
  })

  it('that another channel takes up as well loses no news for the first', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(8, { signature_count: 9_000 })
    await world.petitions.track('8', HERE, 'U1')
    await world.live(1)
    petition.sign(2_000)
    world.wait(6)
    await world.petitions.track('8', THERE, 'U2')
    await world.live(2)
    assert.deepEqual(world.told, ['8:signatures:response'])
    assert.deepEqual(
      world.events[0]?.tracks.map(({ channel }) => channel),
      ['C1', '77'],
    )
  })

  it('is looked at for nobody once nobody tracks it, and taken up again without old news', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(9, { signature_count: 9_000 })
    await world.petitions.track('9', HERE, 'U1')
    await world.live(1)
    assert.equal((await world.petitions.untrack('9', HERE)).kind, 'untracked')
    const asked = world.site.log.length
    petition.sign(3_000)
    await world.live(3)
    assert.equal(world.site.log.length, asked)
    await world.petitions.track('9', HERE, 'U1')
    await world.live(2)
    assert.deepEqual(world.told, [])
    assert.ok((await world.petitions.history(9)).length >= 2, 'its history stays')
  })
})

describe('a telling that fails', () => {
  it('undoes the look, and comes again', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(1, { signature_count: 9_999 })
    await world.petitions.track('1', HERE, 'U1')
    await world.live(1)
    petition.sign(10)
    world.wait(70)
    const broken = await world.petitions.pollDue(async () => {
      throw new Error('the outbox is full')
    })
    assert.equal(broken.failed, 1)
    await world.live(2)
    assert.deepEqual(world.told, ['1:signatures:response'])
  })
})

describe('a restart', () => {
  it('in the middle loses and repeats nothing', async () => {
    await using world = await makeWorld()
    const petition = world.site.petition(1, { signature_count: 9_000 })
    await world.petitions.track('1', HERE, 'U1')
    await world.live(1)
    petition.sign(1_500)
    await world.live(2)
    const reborn = world.another('two')
    const told: string[] = []
    petition.respond('No.')
    for (let round = 0; round < 20; round += 1) {
      world.wait(10)
      await reborn.pollDue(async (_trx, event) => {
        told.push(event.key)
      })
    }
    assert.deepEqual(world.told, ['1:signatures:response'])
    assert.deepEqual(told, ['petition:1:response'])
  })

  it('of two processes lets only one look at a petition', async () => {
    await using world = await makeWorld()
    world.site.petition(1, { signature_count: 9_000 })
    await world.petitions.track('1', HERE, 'U1')
    const summaries = await Promise.all([world.poll(), world.another('two').pollDue(async () => {})])
    assert.equal(
      summaries.reduce((sum, one) => sum + one.changed + one.unchanged, 0),
      1,
    )
  })
})

describe('asking the site', () => {
  it('is one at a time, conditional, and as seldom as the petition is slow', async () => {
    await using world = await makeWorld()
    for (let id = 1; id <= 30; id += 1) world.site.petition(id, { signature_count: id * 10 })
    for (let id = 1; id <= 30; id += 1) await world.petitions.track(String(id), HERE, 'U1')
    await world.live(1)
    const before = world.site.log.length
    await world.live(12)
    const asked = world.site.log.slice(before)
    assert.equal(world.site.mostAtOnce(), 1)
    assert.ok(asked.length <= 30 * 14, `${asked.length} requests in twelve hours for thirty petitions that stand still`)
    assert.ok(asked.filter((line) => line.endsWith(' 304')).length > asked.length * 0.9)
    assert.ok(world.site.impolite.length <= 30, 'only the first reading may be unconditional')
  })

  it('is more often for one that grows fast, or is about to reach a threshold', async () => {
    await using world = await makeWorld()
    const fast = world.site.petition(1, {
      signature_count: 20_000,
      response_threshold_reached_at: '2026-09-01T00:00:00.000Z',
    })
    const near = world.site.petition(2, { signature_count: 9_980 })
    world.site.petition(3, { signature_count: 40 })
    for (const id of ['1', '2', '3']) await world.petitions.track(id, HERE, 'U1')
    await world.live(3, () => {
      fast.sign(30)
      near.sign(1)
    })
    const before = world.site.log.length
    await world.live(6, () => fast.sign(30))
    const asked = (id: number) =>
      world.site.log.slice(before).filter((line) => line.includes(`/petitions/${id}/`)).length
    assert.ok(asked(1) >= 30 && asked(2) >= 10 && asked(3) <= 7, `${asked(1)} ${asked(2)} ${asked(3)}`)
  })

  it('rests for an hour after a 403, whoever asks, and says so', async () => {
    await using world = await makeWorld()
    world.site.petition(1, { signature_count: 100 })
    await world.petitions.track('1', HERE, 'U1')
    world.site.trouble = { status: 403 }
    world.wait(10)
    assert.equal((await world.poll()).failed, 1)
    const asked = world.site.log.length
    assert.match(String(Reflect.get(await world.petitions.show('2'), 'why')), /has asked us to wait/)
    await world.live(0.5)
    assert.equal(world.site.log.length, asked)
    assert.match((await world.petitions.list(HERE))[0]?.health ?? '', /refuses our questions for now \(403\)/)
    world.site.trouble = null
    await world.live(3)
    assert.equal((await world.petitions.list(HERE))[0]?.health, '')
  })

  it('honours Retry-After, and backs off from errors, garbage and broken connections', async () => {
    await using world = await makeWorld()
    world.site.petition(1, { signature_count: 100 })
    await world.petitions.track('1', HERE, 'U1')
    world.site.trouble = { status: 503, headers: { 'retry-after': '7200' } }
    world.wait(10)
    await world.poll()
    const asked = world.site.log.length
    await world.live(1.5)
    assert.equal(world.site.log.length, asked)
    for (const trouble of ['garbage', 'reset'] as const) {
      world.site.trouble = trouble
      world.wait(9 * 60)
      assert.equal((await world.poll()).failed, 1, trouble)
    }
    world.site.trouble = null
    world.wait(9 * 60)
    assert.equal((await world.poll()).failed, 0)
    assert.deepEqual(world.told, [])
  })

  it('stops on a signal, and gives back what was not looked at', async () => {
    await using world = await makeWorld()
    world.site.petition(1, { signature_count: 100 })
    await world.petitions.track('1', HERE, 'U1')
    await world.petitions.pollDue(async () => {}, AbortSignal.abort())
    assert.equal((await world.poll()).failed, 0)
  })
})
