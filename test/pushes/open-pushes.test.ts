import assert from 'node:assert/strict'
import { it } from 'node:test'
import { plainText } from '../../src/chat/message.ts'
import { createOpenPushes } from '../../src/pushes/open-pushes.ts'
import { addChannel, insertPush } from '../../src/pushes/push-repository.ts'
import { createAreas } from '../../src/register/areas.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'
import { instant } from '../../src/time.ts'
import { openNewsroom } from '../alerts/newsroom.ts'
import { eachEngine } from '../store-for-tests.ts'
import { type Campaign, DISCORD, openCampaign, SLACK, said } from './campaign.ts'

const register = loadRegister()
const lineage = createLineage(register)
const areas = createAreas(register, lineage)

const WIRRAL = 'ccg-wirral'
const NEXT_DOOR = { ...DISCORD, channel: 'D7' }

async function startFor(room: Campaign, title: string, area: string, place = DISCORD): Promise<number> {
  const wish = { petition: '276169', target: 2_000, by: '2026-11-30', title, area }
  return (await room.pushes.start(wish, place)).push.id
}

eachEngine((engine, open) => {
  it('a push is shown with news of its area, of what came before and after, and of no other', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await startFor(room, 'Keep Wirral local', `body:${WIRRAL}`)
    const find = await createOpenPushes({ db: room.world.store.db, areas }).now()
    const [icb] = lineage.bodiesOn(WIRRAL, '2026-11-03')
    const line = `A petition push is on: Keep Wirral local, 1,000 of 2,000 signatures: /push status push:${id}`
    assert.equal(plainText(find(DISCORD, new Set([WIRRAL])) ?? ''), line)
    assert.equal(plainText(find(DISCORD, new Set([icb?.id ?? ''])) ?? ''), line)
    assert.equal(find(DISCORD, new Set(['ccg-luton'])), null)
    assert.equal(find(DISCORD, new Set()), null)
  })

  it('a push for all of England is shown with all news, to those alone who take part', async (t) => {
    const room = await openCampaign(t, engine)
    const { id, code } = await room.start()
    const openPushes = createOpenPushes({ db: room.world.store.db, areas })
    const told = async (place = DISCORD) => plainText((await openPushes.now())(place, new Set()) ?? 'nothing')
    assert.match(await told(), new RegExp(`/push status push:${id}$`))
    assert.match(await told(NEXT_DOOR), /2,000 signatures, in another channel here$/)
    assert.equal(await told(SLACK), 'nothing')
    await room.pushes.link(code, SLACK)
    assert.match(await told(SLACK), /\/push status/)
    await room.pushes.finish(id, DISCORD)
    assert.equal(await told(), 'nothing')
  })

  it('the title of a push is told in its own channels alone, and elsewhere the petition’s', async (t) => {
    const room = await openCampaign(t, engine)
    await startFor(room, 'Between ourselves', 'england', NEXT_DOOR)
    const find = await createOpenPushes({ db: room.world.store.db, areas }).now()
    assert.match(plainText(find(NEXT_DOOR, new Set()) ?? ''), /Between ourselves/)
    assert.match(plainText(find(DISCORD, new Set()) ?? ''), /2,000 signatures, in another channel here$/)
    assert.doesNotMatch(plainText(find(DISCORD, new Set()) ?? ''), /ourselves/)
  })

  it('of several pushes one in the channel is shown, and of those one for the area', async (t) => {
    const room = await openCampaign(t, engine)
    await startFor(room, 'England', 'england')
    await startFor(room, 'Wirral', `body:${WIRRAL}`)
    await startFor(room, 'England again', 'england')
    await startFor(room, 'Wirral next door', `body:${WIRRAL}`, NEXT_DOOR)
    const find = await createOpenPushes({ db: room.world.store.db, areas }).now()
    const told = (ids: string[]) => /is on: ([^,]+),/.exec(plainText(find(DISCORD, new Set(ids)) ?? ''))?.[1]
    assert.equal(told([WIRRAL]), 'Wirral')
    assert.equal(told([]), 'England again')
  })

  it('an alert says which push is on, also after feedback on it is undone, where one is', async (t) => {
    const room = await openNewsroom(open, t, undefined, (db) => createOpenPushes({ db, areas }))
    const feed = await room.addFeed()
    for (const place of [DISCORD, SLACK]) await room.watches.ensureFirstWatch(place)
    const at = instant(room.hand.now)
    const push = await room.db.transaction().execute(async (trx) => {
      const started = await insertPush(trx, {
        tenant: 'discord:G1',
        title: 'Keep Wirral local',
        area: `body:${WIRRAL}`,
        petitionId: 276_169,
        petitionTitle: 'Keep it',
        petitionUrl: 'https://petition.parliament.uk/petitions/276169',
        target: 5_000,
        byDay: '2019-12-30',
        startedAt: at,
        startCount: 1_000,
        count: 1_234,
        countedAt: at,
      })
      await addChannel(trx, started.id, DISCORD, at)
      return started
    })
    await room.publish(feed, [{ title: 'NHS Wirral CCG and NHS Eastern Cheshire CCG to merge' }])
    await room.publish(feed, [{ title: 'NHS Luton CCG and NHS Bedfordshire CCG to merge' }])
    const line = `What next: A petition push is on: Keep Wirral local, 1,234 of 5,000 signatures: /push status push:${push.id}`
    const told = async () =>
      (await room.outbox())
        .filter(({ message }) => said(message).includes('What next'))
        .map(({ channel, message }) => `${channel} ${said(message).split('\n').at(-1)}`)
    assert.deepEqual(await told(), [`D1 ${line}`])

    const [story] = await room.stories.latest({ tenant: 'discord:G1', bodies: new Set([WIRRAL]), limit: 1 })
    const hidden = await room.feedback.give(
      DISCORD,
      story?.id ?? 0,
      { effect: 'hide', target: String(story?.id) },
      'org',
    )
    await room.feedback.undo(DISCORD, hidden.id)
    assert.deepEqual(await told(), [`D1 ${line}`])
  })
})
