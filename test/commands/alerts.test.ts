import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Message } from '../../src/chat/message.ts'
import { type Desk, openDesk } from './newsroom-commands.ts'
import { callerOn, factOf, linksOf, wordsOf } from './world.ts'

const WIRRAL = {
  title: 'NHS Wirral CCG and NHS Warrington CCG apply to merge',
  url: 'https://gazette.example/wirral',
  outlet: 'Mersey Gazette',
  published: '2019-11-12T09:00:00.000Z',
}
const SUSSEX = {
  title: 'Consultation opens on merger of NHS Crawley CCG with NHS Horsham and Mid Sussex CCG',
  url: 'https://downs.example/merger',
  outlet: 'Downs Herald',
  published: '2019-10-01T09:00:00.000Z',
}

async function withNews(desk: Desk): Promise<Desk> {
  const feed = await desk.room.addFeed('', 'Gazette')
  await desk.room.publish(feed, [WIRRAL, SUSSEX])
  return desk
}

describe('/alerts latest', () => {
  it('lists the newest first, each with its link, stage, bodies, outlet, day and number', async (t) => {
    const { ask } = await withNews(await openDesk(t))
    const card = await ask('/alerts latest')
    const [, , first, second] = wordsOf(card).split('\n')
    assert.match(
      first ?? '',
      /^- Merger applied for: NHS Wirral CCG and NHS Warrington CCG apply to merge · Mersey Gazette, 12 Nov 2019 · .*NHS Wirral CCG.* · #\d+$/,
    )
    assert.match(second ?? '', /^- .*Downs Herald, 1 Oct 2019/)
    assert.deepEqual(linksOf(card), [WIRRAL.url, SUSSEX.url])
  })

  it('narrows by area, kinds and day', async (t) => {
    const { ask } = await withNews(await openDesk(t))
    assert.deepEqual(linksOf(await ask('/alerts latest wirral')), [WIRRAL.url])
    assert.deepEqual(linksOf(await ask('/alerts latest "south east"')), [SUSSEX.url])
    assert.deepEqual(linksOf(await ask('/alerts latest kinds:consultation')), [SUSSEX.url])
    assert.deepEqual(linksOf(await ask('/alerts latest since:"2 weeks"')), [WIRRAL.url])
    assert.deepEqual(linksOf(await ask('/alerts latest since:"1 November 2019"')), [WIRRAL.url])
  })

  it('takes an area in what it became: an ICB has the stories of its CCGs', async (t) => {
    const { ask } = await withNews(await openDesk(t))
    assert.deepEqual(linksOf(await ask('/alerts latest QYG')), [WIRRAL.url])
  })

  it('says what to do when there are none', async (t) => {
    const { ask } = await withNews(await openDesk(t))
    const none = await ask('/alerts latest cornwall')
    assert.match(none.title, /^No stories on .* yet$/)
    assert.match(wordsOf(none), /Ask for a wider area.*follow it with \/watch add/)
    const empty = await (await openDesk(t)).ask('/alerts latest')
    assert.match(wordsOf(empty), /\/feeds list shows how the feeds do/)
  })

  it('goes from page to page by its buttons, with the same filter', async (t) => {
    const desk = await openDesk(t)
    const feed = await desk.room.addFeed()
    const bodies = [
      'Wirral',
      'Barnsley',
      'Luton',
      'Dorset',
      'Kernow',
      'Oldham',
      'Salford',
      'Sheffield',
      'Bolton',
      'Bury',
      'Devon',
    ]
    for (const [place, body] of bodies.entries()) {
      await desk.room.publish(feed, [
        {
          title: `NHS ${body} CCG out to consultation on merger plan`,
          url: `https://paper.example/${body}`,
          published: `2019-${String(place + 1).padStart(2, '0')}-03T10:00:00.000Z`,
        },
      ])
    }
    const first = await desk.ask('/alerts latest since:2019-01-01')
    assert.equal(linksOf(first).length, 8)
    const [older] = first.buttons ?? []
    assert.ok(older?.kind === 'action' && older.label === 'Older' && older.call.payload.length <= 60)
    const second = await desk.press(older.call.action, older.call.payload)
    assert.deepEqual(
      linksOf(second).map((url) => url.slice('https://paper.example/'.length)),
      ['Luton', 'Barnsley', 'Wirral'],
    )
    assert.match(wordsOf(second), /since 1 January 2019, the newest first; page 2/)
    assert.deepEqual(
      second.buttons?.map((button) => button.label),
      ['Newer'],
    )
    assert.match((await desk.ask('/alerts latest page:9')).title, /no more stories/)
  })

  it('asks which of several areas is meant, and keeps the rest of the question', async (t) => {
    const { ask, press } = await withNews(await openDesk(t))
    const which = await ask('/alerts latest "nel ccg" kinds:merger')
    const [option] = which.menu?.options ?? []
    assert.ok(option && option.value.length <= 60)
    assert.match(
      (await press(which.menu?.action ?? '', option.value)).title,
      new RegExp(`No stories on ${option.label.replace(/[()]/g, '\\$&')}`),
    )
  })

  it('does not show what another tenant’s own feed brought', async (t) => {
    const desk = await openDesk(t)
    const feed = await desk.room.addFeed('slack:T2', 'Theirs')
    await desk.room.publish(feed, [WIRRAL])
    assert.deepEqual(linksOf(await desk.ask('/alerts latest')), [])
    assert.deepEqual(linksOf(await desk.ask('/alerts latest', callerOn('slack', { tenant: 'T2' }))), [WIRRAL.url])
  })
})

describe('what became of the bodies that an alert names', () => {
  it('is told of each, with a menu that opens its card, and of what is for others nothing', async (t) => {
    const desk = await openDesk(t)
    const feed = await desk.room.addFeed('slack:T1', 'Ours')
    await desk.room.publish(feed, [
      {
        ...WIRRAL,
        title: 'NHS Wirral CCG and NHS South Cheshire CCG to merge',
        summary: 'The governing bodies of NHS Wirral CCG and NHS South Cheshire CCG have agreed a merger.',
      },
    ])
    const [story] = await desk.room.stories.latest({ tenant: 'slack:T1', limit: 1 })
    desk.room.hand.now = new Date('2026-11-22T12:00:00.000Z')
    const card = await desk.press('alerts.bodies', String(story?.id))
    const words = wordsOf(card)
    assert.match(words, /\nNHS Wirral CCG: Closed 1 July 2022\. Its work passed to NHS Cheshire and Merseyside ICB/)
    assert.match(words, /\nNHS South Cheshire CCG: Closed 1 April 2020, when it merged with/)
    assert.deepEqual(card.menu?.options.map(({ label }) => label).toSorted(), [
      'NHS South Cheshire CCG',
      'NHS Wirral CCG',
    ])
    const opened = await desk.press(card.menu?.action ?? '', card.menu?.options[0]?.value ?? '')
    assert.match(opened.title, /^NHS (Wirral|South Cheshire) CCG · /)
    const elsewhere = await desk.press('alerts.bodies', String(story?.id), callerOn('slack', { tenant: 'T2' }))
    assert.equal(elsewhere.tone, 'warning')
  })
})

describe('/alerts why', () => {
  it('shows the rules, their words, the bodies, and that it was not sent here', async (t) => {
    const { ask, room } = await withNews(await openDesk(t))
    const [story] = await room.stories.latest({ tenant: 'slack:T1', limit: 1 })
    const card = await ask(`/alerts why #${story?.id}`)
    assert.equal(card.title, WIRRAL.title)
    assert.equal(card.link, WIRRAL.url)
    assert.equal(factOf(card, 'Read as'), 'Merger applied for')
    assert.match(factOf(card, 'Names') ?? '', /NHS Wirral CCG \(“.*Wirral.*”\)/)
    const words = wordsOf(card)
    assert.match(words, /\n- [A-Z][a-z ]+\. “.+”/)
    assert.doesNotMatch(words, /bodies-merging/)
    assert.match(words, /It was not sent to this channel\./)
    assert.match(words, /No watch of this channel asks for it/)
  })

  it('names the watch that asks for it, and when it is sent', async (t) => {
    const desk = await openDesk(t)
    await desk.ask('/watch add wirral kinds:merger')
    await withNews(desk)
    const [story] = await desk.room.stories.latest({ tenant: 'slack:T1', limit: 1 })
    const card = await desk.press('alerts.why', String(story?.id))
    assert.match(factOf(card, 'Waits to be sent') ?? '', /^from 14 November 2019 at 12:00/)
    const watch = factOf(card, 'Because of watch') ?? ''
    assert.match(watch, /^#\d+ NHS (?:Cheshire and Merseyside ICB|Wirral CCG) · /)
    assert.equal(wordsOf(card).split(watch).length, 2, 'the watch that sent it is told once')
  })

  it('says so when there is no such alert, whatever is given as its number', async (t) => {
    const { ask, press } = await openDesk(t)
    assert.match((await ask('/alerts why 999')).title, /no such story/)
    for (const typed of ['latest', '-1', '1e9', '99999999999999999999', '@everyone'])
      assert.match((await ask(`/alerts why ${typed}`)).title, /not the number of an alert|at most 20/)
    assert.match((await press('alerts.why', '')).title, /not the number of an alert/)
  })

  it('suggests the newest while somebody types', async (t) => {
    const { router } = await withNews(await openDesk(t))
    const call = { command: 'alerts', subcommand: 'why', values: {} }
    const choices = await router.complete(call, 'alert', '', callerOn('discord'))
    assert.equal(choices.length, 2)
    assert.match(choices[0]?.name ?? '', /^#\d+ NHS Wirral CCG and/)
  })
})

describe('/alerts search', () => {
  it('finds items with all of the words, and says what to try when there are none', async (t) => {
    const { ask } = await withNews(await openDesk(t))
    assert.deepEqual(linksOf(await ask('/alerts search horsham consultation')), [SUSSEX.url])
    assert.match(wordsOf(await ask('/alerts search horsham 100%_')), /Try fewer words/)
  })

  it('finds what names a body, with its words or without', async (t) => {
    const { ask } = await withNews(await openDesk(t))
    const all = await ask('/alerts search body:"horsham and mid sussex"')
    assert.deepEqual([all.title, linksOf(all)], ['News that names NHS Horsham and Mid Sussex CCG', [SUSSEX.url]])
    assert.deepEqual(linksOf(await ask('/alerts search consultation body:"south east"')), [SUSSEX.url])
    assert.match(wordsOf(await ask('/alerts search consultation body:wirral')), /Name a wider place/)
    assert.match(wordsOf(await ask('/alerts search')), /Say what to look for/)
    assert.match(wordsOf(await ask('/alerts search body:england')), /Say what to look for/)
  })
})

describe('the pages of /alerts search', () => {
  const DULL = 23
  const withDull = async (desk: Desk) => {
    const feed = await desk.room.addFeed('', 'Gazette')
    const news = Array.from({ length: DULL }, (_, n) => ({
      title: `Bin day ${n} in Wirral`,
      summary: n % 2 === 0 ? 'NHS Wirral CCG has nothing to do with it.' : '',
      url: `https://gazette.example/bins/${n}`,
      published: `2019-10-${String(n + 1).padStart(2, '0')}T09:00:00.000Z`,
    }))
    await desk.room.publish(feed, news)
    return desk
  }
  const turn = async (desk: Desk, page: Message, label: string) => {
    const button = page.buttons?.find((one) => one.label === label)
    assert.ok(button?.kind === 'action', `there is no button ${label}`)
    assert.ok(button.call.payload.length <= 60)
    return desk.press(button.call.action, button.call.payload)
  }
  const labels = ({ buttons = [] }: Message) => buttons.map(({ label }) => label)

  it('are turned by buttons, older and newer, each item on one page, the newest first', async (t) => {
    const desk = await withDull(await openDesk(t))
    const first = await desk.ask('/alerts search bin')
    const second = await turn(desk, first, 'Older')
    const third = await turn(desk, second, 'Older')
    assert.deepEqual([first, second, third].map(labels), [['Older'], ['Newer', 'Older'], ['Newer']])
    const numbers = [first, second, third].flatMap(linksOf).map((url) => Number(url.split('/').at(-1)))
    assert.deepEqual(
      numbers,
      Array.from({ length: DULL }, (_, n) => DULL - 1 - n),
    )
    assert.match(wordsOf(second), /the newest first; page 2/)
    assert.deepEqual(await turn(desk, second, 'Newer'), first)
  })

  it('keep words and place, however long they are', async (t) => {
    const desk = await withDull(await openDesk(t))
    const words = `bin day wirral ${'nothing '.repeat(9)}ccg`
    const first = await desk.ask(`/alerts search "${words}" body:"NHS Wirral CCG"`)
    assert.equal(linksOf(first).length, 10)
    const second = await turn(desk, first, 'Older')
    assert.equal(linksOf(second).length, 2)
    assert.match(second.title, /^News with “bin day wirral .*” that names NHS Wirral CCG$/)
    assert.deepEqual(labels(second), ['Newer'])
  })

  it('past the last one say so, with the way back', async (t) => {
    const desk = await withDull(await openDesk(t))
    const beyond = await desk.ask('/alerts search bin page:4')
    assert.equal(beyond.title, 'Nothing more with “bin”')
    assert.equal(linksOf(await turn(desk, beyond, 'Newer')).length, 3)
  })

  it('are asked for again when what was searched for is forgotten', async (t) => {
    const { press } = await openDesk(t)
    for (const payload of ['', 'x', '0123456789abcdef0123.1', '0123456789abcdef0123.0', `${'0'.repeat(20)}.9999999`])
      assert.match((await press('alerts.search', payload)).title, /cannot be found any more/, payload)
  })

  it('do not show one tenant what another’s own feed brought', async (t) => {
    const desk = await openDesk(t)
    await desk.room.publish(await desk.room.addFeed('slack:T2', 'Theirs'), [WIRRAL])
    const theirs = await desk.ask('/alerts search wirral', callerOn('slack', { tenant: 'T2' }))
    assert.equal(linksOf(theirs).length, 1)
    assert.deepEqual(linksOf(await desk.ask('/alerts search wirral')), [])
    const [item] = theirs.menu?.options ?? []
    assert.match((await desk.press('alerts.item', item?.value ?? '')).title, /no such item/)
  })
})

describe('why something that was read is no alert', () => {
  it('is told by the rules, with what was missing', async (t) => {
    const desk = await openDesk(t)
    await desk.room.publish(await desk.room.addFeed('', 'Gazette'), [
      { title: 'NHS Wirral CCG thanks its volunteers', summary: 'A party was held.', url: 'https://gazette.example/1' },
    ])
    const page = await desk.ask('/alerts search volunteers')
    assert.equal(page.menu?.prompt, 'Why is it an alert, or not?')
    const card = await desk.press(page.menu?.action ?? '', page.menu?.options[0]?.value ?? '')
    assert.equal(card.overline, 'Why this is no alert')
    assert.equal(card.link, 'https://gazette.example/1')
    assert.equal(factOf(card, 'Read as'), 'No news of commissioning bodies')
    assert.match(factOf(card, 'Names') ?? '', /^NHS Wirral CCG \(“/)
    assert.match(wordsOf(card), /\n- .*names commissioning bodies, but tells of no merger.*“/)
  })

  it('is told of an alert as /alerts why tells it', async (t) => {
    const { ask, press, room } = await withNews(await openDesk(t))
    const page = await ask('/alerts search wirral')
    const [story] = await room.stories.latest({ tenant: 'slack:T1', limit: 1 })
    assert.deepEqual(
      await press('alerts.item', page.menu?.options[0]?.value ?? ''),
      await ask(`/alerts why ${story?.id}`),
    )
  })

  it('is not told of what is not there', async (t) => {
    const { press } = await openDesk(t)
    assert.match((await press('alerts.item', '999')).title, /no such item/)
    assert.match((await press('alerts.item', 'x')).title, /not the number of an item/)
  })
})

describe('the buttons of /alerts', () => {
  it('tell a page that cannot be found from a fault', async (t) => {
    const { press } = await openDesk(t)
    for (const payload of ['', 'x', 'bZZZZ.0..1', 'r99.0..1', '.0..0', '.0..NaN', '.!..1', '....'])
      assert.match((await press('alerts.page', payload)).title, /cannot be found any more/, payload)
  })
})
