import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { type Feedback, keptOutBy } from '../../src/alerts/feedback.ts'
import { Refusal } from '../../src/chat/command.ts'
import type { Place } from '../../src/chat/platform.ts'
import { eachEngine } from '../store-for-tests.ts'
import { type Newsroom, openNewsroom } from './newsroom.ts'
import { CHESHIRE, CHESHIRE_AGAIN, LONDON } from './sentences.ts'
import { source, story } from './stories-for-tests.ts'

const HERE: Place = { platform: 'discord', tenant: 'G1', channel: 'C1' }
const THERE: Place = { ...HERE, channel: 'C2' }

describe('what feedback keeps out', () => {
  const said = (effect: Feedback['effect'], target: string): Feedback => ({
    ...HERE,
    id: 1,
    effect,
    target,
    name: target,
    givenBy: 'U1',
    givenAt: '2019-11-14T12:00:00.000Z',
  })
  const two = story({ id: 7, kinds: ['merger', 'finance'], sources: [source(1, 'The Echo'), source(2, 'The Post')] })

  it('a story is kept out when all of its outlets are muted, and not before', () => {
    assert.equal(keptOutBy(two, [said('mute-outlet', 'the echo')]), null)
    assert.equal(keptOutBy(two, [said('mute-outlet', 'the echo'), said('mute-outlet', 'the post')])?.target, 'the echo')
  })

  it('a story is kept out when all of its kinds are off, and one of no kind never is', () => {
    assert.equal(keptOutBy(two, [said('mute-kind', 'merger')]), null)
    assert.ok(keptOutBy(two, [said('mute-kind', 'merger'), said('mute-kind', 'finance')]))
    assert.equal(keptOutBy({ ...two, kinds: [] }, [said('mute-kind', 'merger')]), null)
  })

  it('a rule that is off keeps out what it had a part in', () => {
    assert.ok(keptOutBy(two, [said('mute-rule', 'bodies-merging')]))
    assert.equal(keptOutBy(two, [said('mute-rule', 'campaign')]), null)
  })

  it('a hidden story is kept out with the later chapters of its saga, and a relevant one by nothing but hiding', () => {
    assert.ok(keptOutBy(two, [said('hide', '7')]))
    assert.equal(keptOutBy(two, [said('hide', '8')]), null)
    assert.ok(keptOutBy(two, [said('hide', '6')], [{ storyId: 6 }]))
    assert.equal(keptOutBy(two, [said('keep', '7'), said('mute-rule', 'bodies-merging')]), null)
  })
})

eachEngine((_engine, open) => {
  async function openTold(t: TestContext) {
    const room = await openNewsroom(open, t)
    await room.watches.add(HERE, {}, 'U1')
    await room.watches.add(THERE, {}, 'U1')
    const feed = await room.addFeed()
    await room.publish(feed, [CHESHIRE])
    await room.db.updateTable('deliveries').set({ state: 'posted', message_id: 'm1' }).execute()
    const [first] = await room.stories.latest({ tenant: 'discord:G1', limit: 1 })
    return { room, feed, id: first?.id ?? 0 }
  }
  const owedTo = async (room: Newsroom, where: Place) =>
    (await room.outbox()).filter(({ channel, state }) => channel === where.channel && state === 'due')

  it('a story hidden in one channel becomes a quiet line there, grows no more there, and comes back when that is undone', async (t) => {
    const { room, feed, id } = await openTold(t)
    const hidden = await room.feedback.give(HERE, id, { effect: 'hide', target: String(id) }, 'U9')
    const [quiet, ...none] = await owedTo(room, HERE)
    assert.deepEqual([quiet?.purpose, quiet?.title, none], ['edit', `Hidden here: ${CHESHIRE.title}`, []])
    await room.publish(feed, [CHESHIRE_AGAIN])
    assert.equal((await owedTo(room, HERE)).length, 1, 'no edit here')
    assert.equal((await owedTo(room, THERE)).length, 1, 'but there')
    assert.equal((await room.stories.why(id, HERE)).keptOut?.id, hidden.id)
    assert.equal((await room.stories.why(id, THERE)).keptOut, null)
    await room.feedback.undo(HERE, hidden.id)
    const edits = await owedTo(room, HERE)
    assert.equal(edits.at(-1)?.title, CHESHIRE.title)
    assert.match(JSON.stringify(edits.at(-1)?.message), new RegExp(CHESHIRE_AGAIN.outlet ?? ''), 'with what came since')
    assert.equal((await room.stories.why(id, HERE)).keptOut, null)
  })

  it('an alert that waits is dropped when its story is hidden, and owed again when it is shown', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(HERE, {}, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    const [first] = await room.stories.latest({ tenant: 'discord:G1', limit: 1 })
    const id = first?.id ?? 0
    const { id: said } = await room.feedback.give(HERE, id, { effect: 'hide', target: String(id) }, 'U9')
    assert.deepEqual(await owedTo(room, HERE), [])
    await room.feedback.undo(HERE, said)
    const [alert, ...none] = await owedTo(room, HERE)
    assert.deepEqual([alert?.purpose, alert?.title, none], ['alert', CHESHIRE.title, []])
  })

  it('what only a muted outlet reports is not told here, until another outlet reports it', async (t) => {
    const { room, feed } = await openTold(t)
    const [croydon] = [{ ...LONDON, outlet: 'Health Example Journal' }]
    const id = (await room.stories.latest({ tenant: 'discord:G1', limit: 1 }))[0]?.id ?? 0
    await room.feedback.give(HERE, id, { effect: 'mute-outlet', target: 'health example journal' }, 'U9')
    await room.publish(feed, [croydon])
    assert.equal((await owedTo(room, HERE)).length, 0)
    assert.equal((await owedTo(room, THERE)).length, 1)
    assert.deepEqual((await room.watches.preview(HERE, {})).total, 0, 'the preview leaves it out as well')
    await room.publish(feed, [{ ...croydon, title: `${LONDON.title}, boards say`, outlet: 'London Sample' }])
    assert.equal((await owedTo(room, HERE)).length, 1)
  })

  it('a kind or a rule that is off keeps out new stories and those that wait, in this channel alone', async (t) => {
    for (const effect of ['mute-kind', 'mute-rule'] as const) {
      const { room, feed, id } = await openTold(t)
      await room.publish(feed, [LONDON])
      const { wishes } = await room.feedback.wishesFor(HERE, id)
      const [london] = await room.stories.latest({ tenant: 'discord:G1', limit: 1 })
      const shared = wishes.find(
        (wish) =>
          wish.effect === effect &&
          (effect === 'mute-kind' || london?.why.some(({ rule }) => rule === wish.target) === true),
      )
      assert.ok(shared, effect)
      await room.feedback.give(HERE, id, shared, 'U9')
      assert.equal((await owedTo(room, HERE)).length, 0, effect)
      assert.equal((await owedTo(room, THERE)).length, 1, effect)
    }
  })

  it('the same said twice is one, calling a story relevant shows it again, and nothing is undone twice or elsewhere', async (t) => {
    const { room, id } = await openTold(t)
    const hide = { effect: 'hide', target: String(id) } as const
    const hidden = await room.feedback.give(HERE, id, hide, 'U9')
    assert.equal((await room.feedback.give(HERE, id, hide, 'U8')).id, hidden.id)
    await assert.rejects(room.feedback.undo(THERE, hidden.id), Refusal)
    const kept = await room.feedback.give(HERE, id, { effect: 'keep', target: String(id) }, 'U9')
    assert.deepEqual(
      (await room.feedback.list(HERE)).map(({ effect }) => effect),
      ['keep'],
    )
    await room.feedback.undo(HERE, kept.id)
    await assert.rejects(room.feedback.undo(HERE, kept.id), Refusal)
    assert.deepEqual(await room.feedback.list(HERE), [])
  })

  it('nothing is said of another tenant’s story, or of what a story is not', async (t) => {
    const { room, id } = await openTold(t)
    await room.publish(await room.addFeed('discord:G2'), [LONDON])
    const [theirs] = await room.stories.latest({ tenant: 'discord:G2', limit: 1 })
    await assert.rejects(room.feedback.wishesFor(HERE, theirs?.id ?? 0), Refusal)
    await assert.rejects(room.feedback.give(HERE, id, { effect: 'mute-kind', target: 'petition' }, 'U9'), Refusal)
    await assert.rejects(room.feedback.give(HERE, id, { effect: 'hide', target: '999' }, 'U9'), Refusal)
  })
})
