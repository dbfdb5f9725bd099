import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { announcement } from '../alerts/digest-room.ts'
import { openDesk } from './newsroom-commands.ts'
import { callerOn, factOf, wordsOf } from './world.ts'

const WIRRAL = { title: 'NHS Wirral CCG and NHS Warrington CCG apply to merge', url: 'https://gazette.example/wirral' }
const numberOf = (words: string) => /#(\d+)/.exec(words)?.[1] ?? ''

describe('/watch add', () => {
  it('follows all of England and every kind when nothing is said, and tells what that means and how to undo it', async (t) => {
    const { ask, room } = await openDesk(t)
    const card = await ask('/watch add')
    assert.equal(card.title, 'This channel now follows all of England')
    assert.equal(card.tone, 'good')
    assert.equal(factOf(card, 'Kinds'), 'Every kind')
    assert.match(
      wordsOf(card),
      /I post here each story about the bodies that plan the NHS anywhere in England, of every kind/,
    )
    assert.match(wordsOf(card), /To undo this: \/watch remove \d+\. To stop it for a while: \/watch pause \d+\./)
    const [watch] = await room.watches.list(callerOn('slack'))
    assert.deepEqual([watch?.area, watch?.kinds, watch?.createdBy], ['england', [], 'U1'])
  })

  it('takes area, kinds, outlets, mention and quiet hours, and repeats each', async (t) => {
    const { ask, room } = await openDesk(t)
    const card = await ask(
      '/watch add wirral kinds:merger,ics outlets:"hsj.co.uk, Chester Standard" mention:role:77 quiet:10pm-7am',
    )
    assert.equal(card.title, 'This channel now follows NHS Wirral CCG')
    assert.match(
      wordsOf(card),
      /that names NHS Wirral CCG, or what it was made of or became, of mergers and Integrated Care Systems/,
    )
    assert.equal(factOf(card, 'Outlets'), 'chester standard and hsj.co.uk')
    assert.match(factOf(card, 'Notifies') ?? '', /^A role, with every alert\. In a busy week that can be often/)
    assert.match(factOf(card, 'Quiet hours') ?? '', /^22:00–07:00, London time/)
    const [watch] = await room.watches.list(callerOn('slack'))
    assert.deepEqual([watch?.area, watch?.mention, watch?.quiet], ['body:ccg-wirral', 'role:77', '22:00-07:00'])
  })

  it('pings nobody by saying whom it notifies', async (t) => {
    const { ask } = await openDesk(t)
    assert.equal((await ask('/watch add mention:here')).notify, undefined)
  })

  it('writes how to undo it in the words of Discord', async (t) => {
    const { ask } = await openDesk(t, 'discord')
    assert.match(wordsOf(await ask('/watch add')), /To undo this: \/watch remove watch: \d+\./)
  })

  it('says when the channel follows that already', async (t) => {
    const { ask, room } = await openDesk(t)
    await ask('/watch add wirral')
    assert.equal((await ask('/watch add 12F')).title, 'This channel follows NHS Wirral CCG already')
    assert.equal((await room.watches.list(callerOn('slack'))).length, 1)
  })

  it('asks which of several areas is meant; the choice makes the watch', async (t) => {
    const { ask, press } = await openDesk(t)
    const which = await ask('/watch add "nel ccg"')
    assert.equal(which.menu?.action, 'watch.follow')
    const [option] = which.menu?.options ?? []
    const card = await press('watch.follow', option?.value ?? '')
    assert.equal(card.title, `This channel now follows ${option?.label}`)
  })

  it('names the areas to type where a choice would lose the other options', async (t) => {
    const { ask } = await openDesk(t)
    assert.match(
      (await ask('/watch add "nel ccg" kinds:merger')).title,
      /Ask again with one of these as area: “NHS North East Lincolnshire CCG” and “NHS North East London CCG”\./,
    )
  })

  it('takes the clear nearest of a misspelt area, and says so first', async (t) => {
    const { ask } = await openDesk(t)
    assert.match(
      wordsOf(await ask('/watch add wiral')),
      /^This channel now follows NHS Wirral CCG\nNothing is called “wiral”/,
    )
  })

  it('refuses with a sentence what makes no watch', async (t) => {
    const { ask, room } = await openDesk(t)
    assert.match((await ask('/watch add cardiff')).title, /Wales has never had CCGs or ICBs/)
    assert.match((await ask('/watch add kinds:gossip')).title, /no kind of news called “gossip”: choose from merger/)
    assert.match((await ask('/watch add quiet:always')).title, /Quiet hours are written as 22:00-07:00/)
    assert.match((await ask('/watch add mention:everyone')).title, /nobody that can be notified/)
    assert.deepEqual(await room.watches.list(callerOn('slack')), [])
  })

  it('is for organisers, as are its buttons', async (t) => {
    const { ask, press, room } = await openDesk(t)
    const member = callerOn('slack', { isAdmin: async () => false })
    for (const line of ['add', 'list', 'preview', 'pause 1', 'resume 1', 'remove 1', 'edit 1 kinds:ics'])
      assert.match((await ask(`/watch ${line}`, member)).title, /Only organisers can do this/)
    for (const action of ['follow', 'pause', 'resume', 'remove'])
      assert.match((await press(`watch.${action}`, 'england', member)).title, /Only organisers can do this/)
    assert.deepEqual(await room.watches.list(member), [])
  })
})

describe('/watch add mode:', () => {
  it('gathers a day or a week, says so, and when the next digest comes', async (t) => {
    const { ask, room } = await openDesk(t)
    const daily = await ask('/watch add wirral mode:daily')
    assert.match(
      wordsOf(daily),
      /I gather each story that names NHS Wirral CCG.* and post them here in one message each day at 8 in the morning, London time; nothing when nothing came in\./,
    )
    assert.equal(factOf(daily, 'Next digest'), '15 November 2019 at 08:00')
    const weekly = await ask('/watch add mode:"weekly digest" quiet:22:00-09:00 mention:role:77')
    assert.match(wordsOf(weekly), /in one message each Monday at 8/)
    assert.equal(factOf(weekly, 'Next digest'), '18 November 2019 at 09:00')
    assert.equal(factOf(weekly, 'Notifies'), 'A role, once with each digest.')
    assert.deepEqual(
      (await room.watches.list(callerOn('slack'))).map(({ mode }) => mode),
      ['daily', 'weekly'],
    )
    assert.equal(factOf(await ask('/watch add dorset mode:instant'), 'Next digest'), undefined)
    assert.match((await ask('/watch add dorset mode:hourly')).title, /mode must be one of instant, daily, weekly/)
  })

  it('says how to change the mode of a watch that is there already', async (t) => {
    for (const [platform, call] of [
      ['slack', '/watch edit {} mode:daily'],
      ['discord', '/watch edit watch: {} mode: daily'],
    ] as const) {
      const { ask } = await openDesk(t, platform)
      const id = numberOf(wordsOf(await ask('/watch add wirral')))
      const card = await ask('/watch add wirral mode:daily')
      assert.equal(card.title, 'This channel follows NHS Wirral CCG already')
      assert.ok(wordsOf(card).includes(`To have it tell in the mode daily instead: ${call.replace('{}', id)}`))
    }
  })

  it('is changed by /watch edit, which says what becomes of what waited', async (t) => {
    const { ask } = await openDesk(t)
    const id = numberOf(wordsOf(await ask('/watch add wirral mode:daily')))
    const weekly = await ask(`/watch edit ${id} mode:weekly`)
    assert.equal(factOf(weekly, 'Next digest'), '18 November 2019 at 08:00')
    assert.match(wordsOf(weekly), /What waited for the digest comes with the next one\./)
    assert.match(
      wordsOf(await ask(`/watch edit ${id} mode:instant`)),
      /What waited for the digest comes now, in one last/,
    )
    assert.doesNotMatch(wordsOf(await ask(`/watch edit ${id} mode:daily`)), /What waited/)
  })

  it('is shown by /watch list with the time of the next digest, but for one that is paused', async (t) => {
    const { ask, room } = await openDesk(t)
    const id = numberOf(wordsOf(await ask('/watch add wirral mode:daily')))
    await ask('/watch add dorset mode:weekly')
    await ask('/watch add london')
    const words = wordsOf(await ask('/watch list'))
    assert.match(words, /NHS Wirral CCG · every kind · daily digest · the next one 15 November 2019 at 08:00\n/)
    assert.match(words, /weekly digest · the next one 18 November 2019 at 08:00\n/)
    assert.match(words, /- #\d+ London · every kind\n/)
    room.hand.now = new Date('2020-03-28T12:00:00Z')
    assert.match(wordsOf(await ask('/watch list')), /the next one 29 March 2020 at 08:00/)
    await ask(`/watch pause ${id}`)
    assert.match(wordsOf(await ask('/watch list')), /daily digest · paused\n/)
    assert.match(
      wordsOf(await ask(`/watch resume ${id}`)),
      /What waited when it was paused comes with the next digest, 29/,
    )
  })
})

describe('a digest', () => {
  it('shows all of its stories page by page to whoever asks, and each in full with its buttons', async (t) => {
    const { ask, press, room } = await openDesk(t)
    const member = callerOn('slack', { isAdmin: async () => false })
    await ask('/watch add mode:daily')
    room.hand.now = new Date('2026-11-19T12:00:00Z')
    const news = Array.from({ length: 18 }, (_, number) => announcement(number))
    await room.publish(await room.addFeed(), news)
    room.hand.now = new Date('2026-11-20T08:00:00Z')
    assert.equal(await room.digests.tick(), 1)
    const digest = (await room.outbox()).find(({ purpose }) => purpose === 'digest')?.message
    const [more] = digest?.buttons ?? []
    assert.ok(more?.kind === 'action' && more.label === 'Show all 18')
    const seen = new Set<string>()
    let page = await press(more.call.action, more.call.payload, member)
    for (let number = 1; number <= 3; number += 1) {
      assert.equal(page.title, `18 stories of this digest, page ${number}`)
      for (const { title } of news) if (wordsOf(page).includes(`: ${title} · `)) seen.add(title)
      const after = page.buttons?.find(({ label }) => label === 'After')
      assert.equal(after === undefined, number === 3)
      if (after?.kind === 'action') page = await press(after.call.action, after.call.payload, member)
    }
    assert.equal(seen.size, 18)
    const full = await press(digest?.menu?.action ?? '', digest?.menu?.options[0]?.value ?? '', member)
    assert.match(full.overline ?? '', /^MERGER PROPOSED/)
    assert.ok(full.buttons?.some(({ label }) => label === 'Not for us'))
  })

  it('is how /alerts why says that a story comes, and came', async (t) => {
    const { ask, room } = await openDesk(t)
    await ask('/watch add mode:weekly')
    await room.publish(await room.addFeed(), [WIRRAL])
    const id = (await room.stories.latest({ tenant: 'slack:T1', limit: 1 }))[0]?.id
    assert.equal(factOf(await ask(`/alerts why ${id}`), 'Waits for the digest'), '18 November 2019 at 08:00')
    room.hand.now = new Date('2019-11-18T08:00:00Z')
    await room.digests.tick()
    assert.equal(factOf(await ask(`/alerts why ${id}`), 'Waits to be sent'), 'from 18 November 2019 at 08:00')
    await room.db
      .updateTable('deliveries')
      .set({ state: 'posted', posted_at: room.hand.now.toISOString() })
      .where('purpose', '=', 'digest')
      .execute()
    assert.equal(factOf(await ask(`/alerts why ${id}`), 'Sent here'), '18 November 2019 at 08:00, in a weekly digest')
  })

  it('answers a button of another channel, of nothing and of nonsense with a sentence', async (t) => {
    const { ask, press, room } = await openDesk(t)
    await ask('/watch add mode:daily')
    await room.publish(await room.addFeed(), [WIRRAL])
    room.hand.now = new Date('2019-11-15T08:00:00Z')
    await room.digests.tick()
    const entry = (await room.outbox()).find(({ purpose }) => purpose === 'alert')?.id
    assert.match((await press('digest.all', `${entry}.9`)).title, /^1 story of this digest$/)
    const elsewhere = callerOn('slack', { channel: 'C2' })
    assert.match((await press('digest.all', `${entry}`, elsewhere)).title, /not kept any more: \/alerts latest/)
    for (const payload of ['', 'x', '1.x', '99999', '0.0', '-1'])
      assert.equal((await press('digest.all', payload)).tone, 'warning', payload)
    for (const payload of ['', 'x', '99999']) assert.equal((await press('digest.story', payload)).tone, 'warning')
  })
})

describe('/watch list', () => {
  it('says how to begin when there are none, with a button that begins', async (t) => {
    const { ask, press } = await openDesk(t)
    const card = await ask('/watch list')
    assert.equal(card.title, 'This channel has no watches, so it is told nothing')
    const [button] = card.buttons ?? []
    assert.ok(button?.kind === 'action')
    assert.match((await press(button.call.action, button.call.payload)).title, /now follows all of England/)
  })

  it('numbers the watches of this channel alone, with what each asks for and buttons', async (t) => {
    const { ask } = await openDesk(t)
    await ask('/watch add wirral kinds:merger quiet:22:00-07:00')
    await ask('/watch add', callerOn('slack', { channel: 'C2' }))
    const card = await ask('/watch list')
    assert.equal(card.title, 'This channel has 1 watch')
    assert.match(wordsOf(card), /\n- #\d+ NHS Wirral CCG · mergers · quiet 22:00–07:00\n/)
    assert.match(card.buttons?.map((button) => button.label).join() ?? '', /^Pause #\d+,Remove #\d+$/)
  })

  it('says which is paused, and which the bot stopped, why, and how to mend it', async (t) => {
    const { ask, room } = await openDesk(t)
    const paused = numberOf(wordsOf(await ask('/watch add wirral')))
    await ask('/watch add dorset')
    await room.db
      .updateTable('watches')
      .set({ disabled: 'The bot may not write in this channel.' })
      .where('id', '!=', Number(paused))
      .execute()
    await ask(`/watch pause ${paused}`)
    const card = await ask('/watch list')
    assert.equal(card.tone, 'warning')
    assert.match(wordsOf(card), /#\d+ NHS Wirral CCG · every kind · paused/)
    assert.match(
      wordsOf(card),
      /#\d+ NHS Dorset ICB|Dorset.* · stopped: The bot may not write in this channel\. When that is mended: \/watch resume \d+/,
    )
    assert.match(card.buttons?.map((button) => button.label).join() ?? '', /Resume #\d+/)
  })
})

describe('/watch pause, resume, remove and edit', () => {
  it('do what they say, by number, with or without #, by command and by button', async (t) => {
    const { ask, press, room } = await openDesk(t)
    const id = numberOf(wordsOf(await ask('/watch add wirral')))
    const state = async () => (await room.watches.list(callerOn('slack'))).map((watch) => watch.paused)
    assert.match((await ask(`/watch pause #${id}`)).title, new RegExp(`^Watch #${id} on NHS Wirral CCG is paused\\.$`))
    assert.deepEqual(await state(), [true])
    assert.match((await press('watch.resume', id)).title, /is running/)
    assert.deepEqual(await state(), [false])
    const removed = await ask(`/watch remove ${id}`)
    assert.match(wordsOf(removed), /is removed\.\nTo have it again: \/watch add "NHS Wirral CCG"/)
    assert.deepEqual(await state(), [])
  })

  it('change what is given and leave the rest', async (t) => {
    const { ask, room } = await openDesk(t)
    const id = numberOf(wordsOf(await ask('/watch add wirral kinds:merger quiet:22:00-07:00')))
    const card = await ask(`/watch edit ${id} kinds:all area:dorset`)
    assert.match(card.title, /now follows NHS Dorset/)
    assert.match(factOf(card, 'Quiet hours') ?? '', /22:00–07:00/)
    const [watch] = await room.watches.list(callerOn('slack'))
    assert.deepEqual([watch?.kinds, watch?.quiet], [[], '22:00-07:00'])
    assert.match((await ask(`/watch edit ${id}`)).title, /Say what is to change/)
  })

  it('refuse the number of another channel, and what is no number', async (t) => {
    const { ask } = await openDesk(t)
    const id = numberOf(wordsOf(await ask('/watch add wirral', callerOn('slack', { channel: 'C2' }))))
    assert.match((await ask(`/watch remove ${id}`)).title, new RegExp(`no watch #${id}: /watch list`))
    assert.match(
      (await ask('/watch pause wirral')).title,
      /“wirral” is not the number of a watch: \/watch list shows them/,
    )
  })

  it('suggest the watches of this channel', async (t) => {
    const { ask, router } = await openDesk(t)
    const id = numberOf(wordsOf(await ask('/watch add wirral')))
    const call = { command: 'watch', subcommand: 'remove', values: {} }
    assert.deepEqual(await router.complete(call, 'watch', 'wirr', callerOn('slack')), [
      { name: `#${id} NHS Wirral CCG · every kind`, value: id },
    ])
  })
})

describe('/watch preview', () => {
  it('counts what the last 30 days would have sent and shows the newest', async (t) => {
    const { ask, room } = await openDesk(t)
    const feed = await room.addFeed()
    await room.publish(feed, [{ ...WIRRAL, published: '2019-11-10T09:00:00.000Z' }])
    const card = await ask('/watch preview wirral')
    assert.equal(card.title, 'A watch on NHS Wirral CCG would have sent 1 alert in the last 30 days')
    assert.match(wordsOf(card), /By kind.*mergers 1/)
    assert.match(wordsOf(card), /NHS Wirral CCG and NHS Warrington CCG apply to merge/)
    assert.deepEqual(
      card.buttons?.map((button) => button.kind === 'action' && button.call.payload),
      ['body:ccg-wirral'],
    )
    assert.match((await ask('/watch preview dorset')).title, /would have sent nothing in the last 30 days/)
    assert.match((await ask('/watch preview wirral kinds:petition')).title, /would have sent nothing/)
  })

  it('tries out the watches of this channel, each story once; without any, all of England', async (t) => {
    const { ask, room } = await openDesk(t)
    const feed = await room.addFeed()
    await room.publish(feed, [{ ...WIRRAL, published: '2019-11-10T09:00:00.000Z' }])
    assert.match((await ask('/watch preview')).title, /^A watch on all of England would have sent 1 alert/)
    await ask('/watch add wirral')
    await ask('/watch add warrington')
    assert.match((await ask('/watch preview')).title, /^The two watches of this channel would have sent 1 alert/)
    await ask('/watch add dorset mode:weekly')
    assert.match(
      (await ask('/watch preview')).title,
      /^The three watches of this channel would have told of 1 story in/,
    )
  })
})
