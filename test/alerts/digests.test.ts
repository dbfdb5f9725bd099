import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Refusal } from '../../src/chat/command.ts'
import { eachEngine } from '../store-for-tests.ts'
import { announcement, type DigestRoom, HERE, openDigestRoom, textOf } from './digest-room.ts'
import { BINS, CHESHIRE, CHESHIRE_AGAIN, LONDON, NATIONAL } from './sentences.ts'

const FRIDAY = '2019-11-15T08:00:00.000Z'
const MONDAY = '2019-11-18T08:00:00.000Z'

/** Announced before it was approved, by the same four bodies. */
const CHESHIRE_PROPOSED = {
  title: 'Four Cheshire CCGs propose to merge',
  summary:
    'NHS Eastern Cheshire, NHS South Cheshire, NHS Vale Royal and NHS West Cheshire CCGs have proposed a merger.',
  outlet: 'Chester Sample',
}

const storyId = async (room: DigestRoom, title: string) =>
  (await room.stories.latest({ tenant: 'discord:G1', limit: 50 })).find((story) => story.title === title)?.id ?? 0

const states = async (room: DigestRoom) =>
  (await room.outbox()).map(({ purpose, state, title }) => `${purpose} ${state}: ${title}`)

eachEngine((_engine, open) => {
  it('a daily watch tells of the day in one message at eight the next morning, what is furthest on first', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON, CHESHIRE, BINS])
    await room.at('2019-11-15T07:59:59.999Z')
    assert.deepEqual(room.posted(), [])
    await room.at(FRIDAY)
    const [london, cheshire] = [await storyId(room, LONDON.title), await storyId(room, CHESHIRE.title)]
    assert.deepEqual(room.posted(), [
      [
        'DAILY DIGEST · 15 November 2019',
        '2 stories: Cheshire and Merseyside; London',
        'MERGER APPROVED',
        `- ${CHESHIRE.title} · Cheshire and Merseyside · Health Example Journal, 14 Nov 2019 · takes effect 1 April 2020 (in 138 days) · #${cheshire}`,
        'MERGER PROPOSED',
        `- ${LONDON.title} · London · London Sample, 14 Nov 2019 · #${london}`,
      ].join('\n'),
    ])
    await room.at('2019-11-16T08:00:00.000Z')
    await room.at(MONDAY)
    assert.equal(room.posted().length, 1, 'and nothing on days without news')
  })

  it('a weekly watch tells of the week on Monday', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'weekly' }, 'U1')
    await room.publish(room.feed, [LONDON])
    await room.at(FRIDAY)
    await room.publish(room.feed, [CHESHIRE])
    await room.at('2019-11-18T07:59:00.000Z')
    assert.deepEqual(room.posted(), [])
    await room.at(MONDAY)
    assert.equal(room.posted().length, 1)
    assert.match(room.posted()[0] ?? '', /^WEEKLY DIGEST · 18 November 2019\n2 stories: /)
  })

  it('comes once at eight on London’s clocks over the days on which they change', async (t) => {
    for (const [before, early, late] of [
      ['2020-03-28T12:00:00.000Z', '2020-03-29T06:59:59.000Z', '2020-03-29T07:00:00.000Z'],
      ['2020-10-24T12:00:00.000Z', '2020-10-25T07:59:59.000Z', '2020-10-25T08:00:00.000Z'],
    ] as const) {
      const room = await openDigestRoom(open, t)
      await room.watches.add(HERE, { mode: 'daily' }, 'U1')
      room.hand.now = new Date(before)
      await room.publish(room.feed, [NATIONAL])
      await room.at(early)
      assert.equal(room.posted().length, 0)
      await room.at(late)
      await room.at(late)
      assert.equal(room.posted().length, 1)
    }
  })

  it('a bot that was away for days sends one message of all that waited', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON])
    room.hand.now = new Date('2019-11-15T12:00:00.000Z')
    await room.publish(room.feed, [CHESHIRE])
    await room.at('2019-11-17T13:00:00.000Z')
    assert.deepEqual([room.posted().length, room.posted()[0]?.includes('2 stories')], [1, true])
  })

  it('a story that moves on while it waits is told at its latest stage, and once', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'weekly' }, 'U1')
    await room.publish(room.feed, [CHESHIRE_PROPOSED])
    room.hand.now = new Date('2019-11-16T12:00:00.000Z')
    await room.publish(room.feed, [CHESHIRE, CHESHIRE_AGAIN])
    await room.at(MONDAY)
    const [digest = '', ...none] = room.posted()
    assert.deepEqual(none, [])
    assert.match(digest, /1 story: Cheshire and Merseyside\nMERGER APPROVED\n/)
    assert.doesNotMatch(digest, /MERGER PROPOSED/)
    assert.match(digest, /Health Example Journal and 1 more, .* earlier: proposed on 14 Nov 2019/)
  })

  it('two chapters of one merger in one digest are one line: the later one, which names the earlier', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'weekly' }, 'U1')
    await room.publish(room.feed, [{ ...CHESHIRE_PROPOSED, published: '2019-09-02T12:00:00.000Z' }])
    await room.publish(room.feed, [CHESHIRE])
    assert.equal((await room.outbox()).length, 2, 'they are two stories')
    await room.at(MONDAY)
    const [digest = '', ...none] = room.posted()
    assert.deepEqual(none, [])
    assert.match(
      digest,
      /\n1 story: Cheshire and Merseyside\nMERGER APPROVED\n.* · earlier: proposed on 2 Sept 2019 · #\d+$/,
    )
    const links = JSON.stringify(room.platform.posts[0]?.message.blocks)
    for (const { url } of await room.stories.latest({ tenant: 'discord:G1', limit: 9 }))
      assert.ok(links.includes(url), url)
  })

  it('a story that grows after the digest was posted changes it, and posts nothing', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily', mention: 'role:7' }, 'U1')
    await room.publish(room.feed, [CHESHIRE, LONDON])
    await room.at(FRIDAY)
    await room.publish(room.feed, [CHESHIRE_AGAIN])
    await room.at('2019-11-15T08:05:00.000Z')
    await room.publish(room.feed, [CHESHIRE_AGAIN])
    await room.at('2019-11-15T08:06:00.000Z')
    const [post, ...none] = room.platform.posts
    assert.deepEqual([none, room.platform.edits.length], [[], 1], 'what changes nothing is no edit')
    assert.match(textOf(post?.message ?? post!.first), /Health Example Journal and 1 more, 14 Nov 2019/)
    assert.deepEqual([post?.first.notify, post?.message.notify], [[{ kind: 'role', id: '7' }], undefined])
  })

  it('two watches that want a story at different times tell it once, by the prompter', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'weekly' }, 'U1')
    await room.watches.add(HERE, { mode: 'daily', area: 'region:North West' }, 'U1')
    await room.watches.add(HERE, { area: 'region:London' }, 'U1')
    await room.publish(room.feed, [LONDON, CHESHIRE, NATIONAL])
    await room.sender.sendDue()
    assert.deepEqual(
      room.platform.posts.map(({ first }) => first.title),
      [LONDON.title],
    )
    await room.at(FRIDAY)
    await room.at(MONDAY)
    assert.equal(room.posted().length, 3)
    assert.match(room.posted()[1] ?? '', /^DAILY DIGEST[\s\S]*1 story[\s\S]*NHS England approves/)
    assert.match(room.posted()[2] ?? '', /^WEEKLY DIGEST[\s\S]*1 story: England\n/)
  })

  it('on Mondays a channel with both gets one message', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'weekly', area: 'region:London' }, 'U1')
    await room.watches.add(HERE, { mode: 'daily', area: 'region:North West' }, 'U1')
    await room.publish(room.feed, [LONDON])
    room.hand.now = new Date('2019-11-17T12:00:00.000Z')
    await room.publish(room.feed, [CHESHIRE])
    await room.at(MONDAY)
    assert.deepEqual(room.posted().length, 1)
    assert.match(room.posted()[0] ?? '', /^DAILY AND WEEKLY DIGEST · 18 November 2019\n2 stories/)
  })

  it('what waits is told at once when it becomes what an instant watch asks for', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.watches.add(HERE, { outlets: 'Evening Example', mention: 'role:7' }, 'U1')
    await room.publish(room.feed, [CHESHIRE])
    await room.sender.sendDue()
    assert.deepEqual(room.posted(), [])
    await room.publish(room.feed, [CHESHIRE_AGAIN])
    await room.at(FRIDAY)
    const [alert, ...none] = room.platform.posts
    assert.deepEqual([alert?.first.title, alert?.first.notify, none], [CHESHIRE.title, [{ kind: 'role', id: '7' }], []])
  })

  it('whom the watches notify is notified once, by those alone whose digest it is, and as they say when it comes', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily', mention: 'role:7' }, 'U1')
    await room.watches.add(HERE, { mode: 'daily', area: 'region:London', mention: 'role:7' }, 'U1')
    await room.watches.add(HERE, { mode: 'weekly', area: 'region:North West', mention: 'role:8' }, 'U1')
    const { watch } = await room.watches.add(HERE, { mode: 'daily', kinds: 'merger', mention: 'role:9' }, 'U1')
    await room.publish(room.feed, [LONDON, CHESHIRE])
    await room.watches.edit(HERE, watch.id, { mention: 'none' })
    await room.at(FRIDAY)
    assert.deepEqual(
      room.platform.posts.map(({ first }) => first.notify),
      [[{ kind: 'role', id: '7' }]],
    )
  })

  it('made instant, a watch sends what waited at once, in one last digest, and then alerts', async (t) => {
    const room = await openDigestRoom(open, t)
    const { watch } = await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON, CHESHIRE])
    room.hand.now = new Date('2019-11-14T15:00:00.000Z')
    await room.watches.edit(HERE, watch.id, { mode: 'instant' })
    await room.at('2019-11-14T15:00:00.000Z')
    assert.match(room.posted()[0] ?? '', /^DAILY DIGEST[\s\S]*2 stories/)
    await room.publish(room.feed, [NATIONAL, CHESHIRE_AGAIN])
    await room.at(FRIDAY)
    await room.at(MONDAY)
    assert.deepEqual(
      room.platform.posts.slice(1).map(({ first }) => first.title),
      [NATIONAL.title],
    )
  })

  it('switched between daily and weekly, what waited comes with the next digest of the new mode, once', async (t) => {
    for (const [from, to, comes] of [
      ['weekly', 'daily', FRIDAY],
      ['daily', 'weekly', MONDAY],
    ] as const) {
      const room = await openDigestRoom(open, t)
      const { watch } = await room.watches.add(HERE, { mode: from }, 'U1')
      await room.publish(room.feed, [LONDON])
      await room.watches.edit(HERE, watch.id, { mode: to })
      for (const moment of [FRIDAY, MONDAY]) {
        await room.at(moment)
        assert.equal(room.posted().length, moment < comes ? 0 : 1, `${from} to ${to} at ${moment}`)
      }
    }
  })

  it('from weekly to instant and back again loses and repeats nothing, whatever waits, and in quiet hours neither', async (t) => {
    const room = await openDigestRoom(open, t)
    const { watch } = await room.watches.add(HERE, { mode: 'weekly', quiet: '14:00-16:00' }, 'U1')
    await room.publish(room.feed, [LONDON])
    room.hand.now = new Date('2019-11-14T15:00:00.000Z')
    await room.watches.edit(HERE, watch.id, { mode: 'instant' })
    await room.watches.edit(HERE, watch.id, { mode: 'weekly' })
    await room.watches.edit(HERE, watch.id, { mode: 'instant', area: 'region:North West' })
    await room.at('2019-11-14T15:59:00.000Z')
    assert.deepEqual(room.posted(), [], 'its hours are quiet')
    await room.at('2019-11-14T16:00:00.000Z')
    await room.at(MONDAY)
    assert.equal(room.posted().length, 1)
  })

  it('an edit that leaves the mode alone leaves what waits alone', async (t) => {
    const room = await openDigestRoom(open, t)
    const { watch } = await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON])
    await room.watches.edit(HERE, watch.id, { area: 'region:North West' })
    await room.at(FRIDAY)
    assert.match(room.posted()[0] ?? '', /Croydon and Bexley/)
  })

  it('paused, a watch sends no digest; resumed, what waited comes with the next one, and what came in between does not', async (t) => {
    const room = await openDigestRoom(open, t)
    const { watch } = await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON])
    await room.watches.pause(HERE, watch.id)
    await room.publish(room.feed, [CHESHIRE])
    await room.at(FRIDAY)
    assert.deepEqual(room.posted(), [])
    await room.watches.resume(HERE, watch.id)
    await room.at('2019-11-15T12:00:00.000Z')
    assert.deepEqual(room.posted(), [], 'not before the next one')
    await room.at('2019-11-16T08:00:00.000Z')
    assert.equal(room.posted().length, 1)
    assert.match(room.posted()[0] ?? '', /1 story: London/)
  })

  it('what is shown again while its watch is paused waits for that watch', async (t) => {
    const room = await openDigestRoom(open, t)
    const { watch } = await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON])
    const id = await storyId(room, LONDON.title)
    const hidden = await room.feedback.give(HERE, id, { effect: 'hide', target: String(id) }, 'U9')
    await room.watches.pause(HERE, watch.id)
    await room.feedback.undo(HERE, hidden.id)
    await room.at(FRIDAY)
    assert.deepEqual(room.posted(), [])
    await room.watches.resume(HERE, watch.id)
    await room.at('2019-11-16T08:00:00.000Z')
    assert.equal(room.posted().length, 1)
  })

  it('paused for longer than a week, it does not dig up what is old', async (t) => {
    const room = await openDigestRoom(open, t)
    const { watch } = await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON])
    await room.watches.pause(HERE, watch.id)
    room.hand.now = new Date('2019-11-22T12:00:00.000Z')
    await room.watches.resume(HERE, watch.id)
    await room.at('2019-11-23T08:00:00.000Z')
    assert.deepEqual(room.posted(), [])
  })

  it('removed or paused beside another watch, what that one wants comes when it tells, and the rest does not', async (t) => {
    for (const how of ['remove', 'pause'] as const) {
      const room = await openDigestRoom(open, t)
      const { watch } = await room.watches.add(HERE, { mode: 'daily' }, 'U1')
      await room.watches.add(HERE, { mode: 'weekly', area: 'region:London' }, 'U1')
      await room.publish(room.feed, [LONDON, CHESHIRE])
      await room.watches[how](HERE, watch.id)
      await room.at(FRIDAY)
      assert.deepEqual(room.posted(), [], how)
      await room.at(MONDAY)
      assert.match(room.posted()[0] ?? '', /^WEEKLY DIGEST[\s\S]*1 story: London/, how)
    }
  })

  it('what is hidden or muted before the digest is not in it, and nothing is sent when nothing is left', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON, CHESHIRE])
    const [london, cheshire] = [await storyId(room, LONDON.title), await storyId(room, CHESHIRE.title)]
    const { id } = await room.feedback.give(HERE, london, { effect: 'hide', target: String(london) }, 'U9')
    await room.feedback.give(HERE, cheshire, { effect: 'mute-outlet', target: 'health example journal' }, 'U9')
    await room.at(FRIDAY)
    assert.deepEqual(room.posted(), [])
    await room.feedback.undo(HERE, id)
    await room.at('2019-11-15T12:00:00.000Z')
    assert.deepEqual(room.posted(), [], 'shown again, it waits for the next one')
    await room.at('2019-11-16T08:00:00.000Z')
    assert.match(room.posted()[0] ?? '', /1 story: London/)
  })

  it('what comes to be muted by growing is left out as well', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [CHESHIRE])
    await room.db
      .insertInto('feedback')
      .values({
        ...HERE,
        effect: 'mute-kind',
        target: 'merger',
        name: 'merger',
        given_by: 'U9',
        given_at: '2019-11-14T12:00:00.000Z',
      })
      .execute()
    await room.at(FRIDAY)
    assert.deepEqual(await states(room), [`alert dropped: ${CHESHIRE.title}`])
  })

  it('what is hidden after the digest goes out of it, and comes back when that is undone', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON, CHESHIRE])
    await room.at(FRIDAY)
    const before = room.posted()
    const [london, cheshire] = [await storyId(room, LONDON.title), await storyId(room, CHESHIRE.title)]
    const hide = (id: number) => room.feedback.give(HERE, id, { effect: 'hide', target: String(id) }, 'U9')
    const first = await hide(london)
    await room.at('2019-11-15T09:00:00.000Z')
    assert.match(room.posted()[0] ?? '', /1 story: Cheshire and Merseyside/)
    const second = await hide(cheshire)
    await room.at('2019-11-15T09:01:00.000Z')
    assert.match(room.posted()[0] ?? '', /Organisers have hidden here all that was in it$/)
    await room.feedback.undo(HERE, first.id)
    await room.feedback.undo(HERE, second.id)
    await room.at('2019-11-15T09:02:00.000Z')
    assert.deepEqual(room.posted(), before)
    assert.deepEqual([room.platform.posts.length, room.platform.breaches], [1, []])
  })

  it('/alerts why knows that a story waits for a digest, and when it was sent in one', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON])
    const why = async () => (await room.stories.why(await storyId(room, LONDON.title), HERE)).deliveries
    assert.deepEqual(
      (await why()).map(({ state, digest, dueAt }) => [state, digest, dueAt]),
      [['waiting', 'daily', FRIDAY]],
    )
    await room.at('2019-11-15T08:00:30.000Z')
    assert.deepEqual(
      (await why()).map(({ state, digest, postedAt }) => [state, digest, postedAt]),
      [['posted', 'daily', '2019-11-15T08:00:30.000Z']],
    )
  })

  it('all stories of a digest can be seen where it was posted, in its order, and nowhere else', async (t) => {
    const room = await openDigestRoom(open, t)
    room.hand.now = new Date('2026-11-19T12:00:00.000Z')
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(
      room.feed,
      Array.from({ length: 15 }, (_, number) => announcement(number)),
    )
    await room.at('2026-11-20T08:00:00.000Z')
    const [post] = room.platform.posts
    const [button] = post?.first.buttons ?? []
    assert.ok(button?.kind === 'action')
    assert.deepEqual([button.label, button.call.action], ['Show all 15', 'digest.all'])
    const text = room.posted()[0] ?? ''
    const lines = text.split('\n').filter((line) => line.startsWith('- '))
    assert.match(text, new RegExp(`\nAnd ${15 - lines.length} more\\.`))
    const entry = Number(button.call.payload)
    const all = (await room.digests.stories(HERE, entry)).map(({ title }) => title)
    assert.equal(new Set(all).size, 15)
    assert.deepEqual(
      lines.map((line) => line.startsWith(`- ${all.shift()}`)),
      lines.map(() => true),
    )
    for (const place of [
      { ...HERE, channel: 'C2' },
      { ...HERE, tenant: 'G2' },
      { ...HERE, platform: 'slack' as const },
    ])
      await assert.rejects(room.digests.stories(place, entry), Refusal)
    for (const id of [0, -1, 1.5, 2 ** 31, entry + 10_000])
      await assert.rejects(room.digests.stories(HERE, id), Refusal)
  })

  it('a tenant’s own feed is in its own digests alone', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.watches.add({ ...HERE, tenant: 'G2' }, { mode: 'daily' }, 'U1')
    await room.publish(await room.addFeed('discord:G2', 'Their own'), [LONDON])
    await room.publish(room.feed, [CHESHIRE])
    await room.publish(await room.addFeed('discord:G2', 'Their own'), [CHESHIRE_AGAIN])
    await room.at(FRIDAY)
    const of = (tenant: string) =>
      room.platform.posts.filter(({ place }) => place.tenant === tenant).map(({ message }) => textOf(message))
    assert.equal(of('G1').length, 1)
    assert.doesNotMatch(of('G1')[0] ?? '', /Croydon|and 1 more/)
    assert.match(of('G2')[0] ?? '', /2 stories[\s\S]*and 1 more[\s\S]*Croydon/)
  })

  it('a story of a tenant that the news for all catches up with is told once', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add({ ...HERE, tenant: 'G2' }, { mode: 'daily' }, 'U1')
    await room.publish(await room.addFeed('discord:G2', 'Their own'), [CHESHIRE_AGAIN])
    await room.publish(room.feed, [CHESHIRE])
    await room.at(FRIDAY)
    assert.equal(room.posted().length, 1)
    assert.match(room.posted()[0] ?? '', /1 story/)
  })

  it('a digest that the platform takes for malformed is told in plain lines', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON, CHESHIRE])
    room.platform.script.push({ kind: 'refused', what: 'message', why: 'It is malformed.' })
    await room.at(FRIDAY)
    const [plain, ...none] = room.posted()
    assert.deepEqual(none, [])
    assert.match(plain ?? '', /^2 stories: [^\n]*\n- NHS England approves[^\n]*\n- Croydon and Bexley[^\n]*$/)
  })

  it('a channel that refuses posts loses its watches and what waited there, and its organiser is told once', async (t) => {
    const room = await openDigestRoom(open, t)
    const { watch } = await room.watches.add(HERE, { mode: 'daily', area: 'region:London' }, 'U1')
    await room.watches.add(HERE, { mode: 'weekly', area: 'region:North West' }, 'U1')
    await room.publish(room.feed, [LONDON, CHESHIRE])
    room.platform.script.push({ kind: 'refused', what: 'place', why: 'It is gone.' })
    await room.at(FRIDAY)
    await room.at(MONDAY)
    assert.deepEqual(
      room.platform.posts.map(({ place }) => place.channel),
      ['user:U1'],
    )
    assert.match((await room.watches.get(HERE, watch.id)).disabled ?? '', /It is gone/)
    assert.deepEqual(
      (await states(room)).filter((one) => one.includes('waiting')),
      [],
    )
  })

  it('one channel whose digest cannot be written does not keep the others from theirs', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.watches.add({ ...HERE, channel: 'C2' }, { mode: 'daily', area: 'region:London' }, 'U1')
    await room.publish(room.feed, [CHESHIRE, LONDON])
    const broken = await storyId(room, CHESHIRE.title)
    const { mentions } = await room.db
      .selectFrom('stories')
      .select('mentions')
      .where('id', '=', broken)
      .executeTakeFirstOrThrow()
    const setMentions = (text: string) =>
      room.db.updateTable('stories').set({ mentions: text }).where('id', '=', broken).execute()
    await setMentions('{')
    await room.at(FRIDAY)
    assert.deepEqual(
      room.platform.posts.map(({ place }) => place.channel),
      ['C2'],
    )
    assert.match(room.lines.map(({ says }) => says).join(), /A digest could not be written; it is tried again/)
    await setMentions(mentions)
    await room.at('2019-11-15T08:01:00.000Z')
    assert.deepEqual(
      room.platform.posts.map(({ place }) => place.channel),
      ['C2', 'C1'],
    )
  })

  it('settled digests are forgotten with the rest after 90 days, and what waits never is', async (t) => {
    const room = await openDigestRoom(open, t)
    const { watch } = await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [LONDON])
    await room.at(FRIDAY)
    await room.publish(room.feed, [CHESHIRE])
    const { createOutbox } = await import('../../src/alerts/outbox.ts')
    room.hand.now = new Date('2020-03-01T12:00:00.000Z')
    assert.equal(await createOutbox({ db: room.db, clock: () => room.hand.now }).sweep(), 2)
    assert.deepEqual(await states(room), [`alert waiting: ${CHESHIRE.title}`])
    assert.equal(watch.mode, 'daily')
  })
})
