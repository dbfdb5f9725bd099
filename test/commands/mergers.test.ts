import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { readMergerFilter, writeMergerFilter } from '../../commands/mergers/merger-filter.ts'
import type { Message } from '../../src/chat/message.ts'
import { STANDINGS } from '../../src/mergers/merger.ts'
import { REGIONS } from '../../src/register/areas.ts'
import { APPROVED, KENT, PROPOSED } from '../mergers/announcements.ts'
import { type Desk, openDesk } from './newsroom-commands.ts'
import { callerOn, factOf, linksOf, wordsOf } from './world.ts'

/** A desk with the register's records, and with news of two mergers. */
async function openTracker(t: TestContext, { withNews = true } = {}): Promise<Desk> {
  const desk = await openDesk(t)
  const { room } = desk
  room.hand.now = new Date('2026-12-01T12:00:00.000Z')
  await room.mergers.seed()
  if (!withNews) return desk
  const feed = await room.addFeed()
  await room.publish(feed, [PROPOSED, KENT])
  room.hand.now = new Date('2027-06-01T12:00:00.000Z')
  await room.publish(feed, [APPROVED])
  return desk
}

const itemsOf = (message: Message) => message.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
const numberOf = (message: Message, start: string) =>
  message.menu?.options.find(({ label }) => label.includes(start))?.value ?? ''

describe('/mergers', () => {
  it('counts and lists what is planned, with dates and sources, the soonest first', async (t) => {
    const { ask, room } = await openTracker(t)
    room.hand.now = new Date('2026-12-02T12:00:00.000Z')
    const page = await ask('/mergers')
    const words = wordsOf(page)
    assert.equal(page.title, 'Mergers in England')
    assert.match(
      words,
      /As at 2 December 2026: 1 exploring a cluster, 8 in clusters, 1 out to consultation, 1 approved and 6 in effect\./,
    )
    assert.match(
      words,
      /Approved: NHS Devon ICB, NHS Somerset ICB · due 1 April 2028 \(in 486 days\) · Evening Example, 1 Jun 2027, from one outlet alone/,
    )
    assert.match(words, /a merger is thought of for 1 April 2027 \(in 120 days\) · source/)
    assert.ok(linksOf(page).includes('https://evening.example/approved'))
    assert.equal(linksOf(page).length, itemsOf(page).length)
    assert.match(words, /as at 21 November 2026$/)
  })

  it('counts one of a kind as one', async (t) => {
    const { ask } = await openTracker(t, { withNews: false })
    assert.match(wordsOf(await ask('/mergers region:"South West"')), /: 3 in clusters\./)
    assert.match(wordsOf(await ask('/mergers region:London')), /: 1 exploring a cluster and 1 in effect\./)
    const clusters = await ask('/mergers clustered region:"South West"')
    const [, ...others] = clusters.menu?.options.map(({ value }) => value) ?? []
    for (const id of others) await ask(`/mergers strike ${id}`)
    assert.match(wordsOf(await ask('/mergers clustered region:"South West"')), /: 1 in a cluster\./)
  })

  it('shows a picture of the number of bodies, with its words, on the first page alone', async (t) => {
    const { ask } = await openTracker(t, { withNews: false })
    const { picture } = await ask('/mergers')
    assert.deepEqual([...(picture?.png.subarray(1, 4) ?? [])], [...Buffer.from('PNG')])
    assert.match(picture?.alt ?? '', /CCGs: 211 from 1 April 2013, 209 from 1 April 2015, .*0 from 1 July 2022\./)
    assert.match(picture?.alt ?? '', /ICBs: 42 from 1 July 2022, 36 from 1 April 2026\. Dashed: 27 on 1 April 2027/)
    assert.equal((await ask('/mergers list page:2')).picture, undefined)
  })

  it('turns pages by buttons, each line on one page', async (t) => {
    const { ask, press } = await openTracker(t)
    const seen: string[] = []
    let page = await ask('/mergers')
    for (;;) {
      seen.push(...(page.menu?.options.map(({ value }) => value) ?? []))
      const more = page.buttons?.find(({ label }) => label === 'More')
      if (more?.kind !== 'action') break
      page = await press(more.call.action, more.call.payload)
    }
    assert.equal(seen.length, 17)
    assert.equal(new Set(seen).size, 17)
    assert.deepEqual(
      page.buttons?.map(({ label }) => label),
      ['Back'],
    )
  })

  it('lists a past year from the register', async (t) => {
    const { ask } = await openTracker(t)
    const year = wordsOf(await ask('/mergers year:2020'))
    assert.match(year, /In 2020, 74 CCGs became 18\./)
    assert.match(
      year,
      /- NHS Cheshire CCG, 1 April 2020: from NHS Eastern Cheshire CCG, NHS South Cheshire CCG, NHS Vale Royal CCG, NHS West Cheshire CCG/,
    )
    assert.match(wordsOf(await ask('/mergers list year:2020 region:London')), /In 2020, 17 CCGs became 3\./)
    assert.match(wordsOf(await ask('/mergers year:2015')), /In 2015, 3 CCGs became 1\./)
    assert.match(wordsOf(await ask('/mergers year:2022')), /In 2022, 106 CCGs became 42 ICBs\./)
  })

  it('lists a year of both the register and the news, each merger once', async (t) => {
    const { ask } = await openTracker(t)
    const words = wordsOf(await ask('/mergers year:2026'))
    assert.match(words, /In 2026, 12 ICBs became 6\./)
    assert.equal(words.match(/NHS Thames Valley ICB/g)?.length, 1)
    assert.match(words, /Out to consultation: NHS Kent and Medway ICB/)
  })

  it('takes a stage without the word list', async (t) => {
    const { ask } = await openTracker(t)
    const approved = await ask('/mergers approved')
    assert.equal(approved.title, 'Mergers in England: approved')
    assert.deepEqual(await ask('/mergers list stage:approved'), approved)
    assert.equal(itemsOf(approved).length, 1)
    assert.equal((await ask('/mergers region:"north west"')).title, 'Mergers in the North West')
  })

  it('says what to ask for when there is nothing', async (t) => {
    const { ask } = await openTracker(t)
    const words = wordsOf(await ask('/mergers rejected region:London'))
    assert.match(
      words,
      /I know of no such merger\. Ask for another stage and all regions, or for everything: \/mergers\./,
    )
    assert.match(wordsOf(await ask('/mergers year:2031')), /Ask for another year/)
    const { ask: askNothing } = await openDesk(t)
    const empty = await askNothing('/mergers')
    assert.match(
      wordsOf(empty),
      /no plan on record\.\nI know of no such merger\.\nWhat the feeds report is added by itself/,
    )
  })

  it('says what is wrong with a stage, a number or a button that it cannot read', async (t) => {
    const { ask, press } = await openTracker(t)
    assert.match((await ask('/mergers dancing')).title, /stage must be one of exploring, clustered, proposed/)
    assert.equal(
      (await ask('/mergers show 999')).title,
      'There is no merger #999 here. /mergers shows them with their numbers.',
    )
    assert.match((await ask('/mergers show abc')).title, /is neither the number of a merger nor a body in one/)
    assert.match((await press('mergers.page', 'nonsense')).title, /That page cannot be found any more/)
    assert.match((await press('mergers.card', '')).title, /is not the number of a merger/)
  })

  it('knows a merger by a body in it, and offers those that there are when several fit', async (t) => {
    const { ask, press } = await openTracker(t)
    const id = numberOf(await ask('/mergers consulting'), 'Kent')
    assert.equal((await ask('/mergers show "kent and medway"')).overline, `MERGER #${id} · OUT TO CONSULTATION`)
    const several = await ask('/mergers show frimley')
    assert.equal(several.title, 'Several mergers fit “frimley”')
    assert.equal(several.menu?.options.length, 2)
    for (const { label, value } of several.menu?.options ?? []) {
      assert.match(label, new RegExp(`^#${value} In effect: `))
      assert.match((await press(several.menu?.action ?? '', value)).overline ?? '', new RegExp(`^MERGER #${value} `))
    }
    assert.match((await ask('/mergers strike frimley')).title, /^Several mergers fit “frimley”: #\d+ and #\d+\. /)
  })

  it('says neither the bodies nor the day twice', async (t) => {
    const { ask } = await openTracker(t)
    const id = numberOf(await ask('/mergers effective region:London'), 'North West London')
    const card = await ask(`/mergers show ${id}`)
    assert.equal(wordsOf(card).match(/NHS North West London ICB/g)?.length, 1)
    assert.equal(factOf(card, 'When'), undefined)
    assert.match(factOf(card, 'Stage') ?? '', /^In effect since 1 April 2026/)
  })

  it('shows one merger with its history and its sources', async (t) => {
    const { ask, press } = await openTracker(t)
    const id = numberOf(await ask('/mergers approved'), 'Devon')
    const card = await ask(`/mergers show ${id}`)
    assert.equal(card.overline, `MERGER #${id} · APPROVED`)
    assert.equal(card.title, 'NHS Devon ICB, NHS Somerset ICB')
    assert.equal(factOf(card, 'Stage'), 'Approved since 1 June 2027, from one outlet alone')
    assert.equal(factOf(card, 'When'), 'Due 1 April 2028 (in 305 days), as at 1 June 2027')
    const words = wordsOf(card)
    assert.match(
      words,
      /- 1 December 2026 · Proposed: Devon and Somerset health boards propose to merge \(Evening Example, 1 Dec 2026 #\d+\)/,
    )
    assert.match(words, /- 1 June 2027 · Approved: /)
    assert.deepEqual(linksOf(card), ['https://evening.example/proposed', 'https://evening.example/approved'])
    assert.deepEqual(await press('mergers.card', id), card)
  })
})

describe('the corrections of mergers', () => {
  it('are shown with who made them and when, here alone, and can be undone', async (t) => {
    const { ask } = await openTracker(t)
    const id = numberOf(await ask('/mergers approved'), 'Devon')
    const card = await ask(`/mergers correct #${id} stage:delayed date:"1 April 2029"`)
    assert.equal(card.overline, `MERGER #${id} · DELAYED`)
    assert.equal(factOf(card, 'Corrected here'), 'To “Delayed”, by @U1 on 1 June 2027')
    assert.match(factOf(card, 'When') ?? '', /^Due 1 April 2029/)
    const span = card.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []))
    assert.ok(JSON.stringify(span).includes('{"person":"U1"}'))
    assert.match(wordsOf(await ask('/mergers delayed')), /Delayed: NHS Devon ICB, .* corrected by @U1 on 1 June 2027/)
    const elsewhere = callerOn('slack', { tenant: 'T2' })
    assert.equal(itemsOf(await ask('/mergers delayed', elsewhere)).length, 0)
    assert.equal(itemsOf(await ask('/mergers approved', elsewhere)).length, 1)
    const restored = await ask(`/mergers restore ${id}`)
    assert.equal(restored.overline, `MERGER #${id} · APPROVED`)
    assert.equal(factOf(restored, 'Corrected here'), undefined)
    assert.match((await ask(`/mergers restore ${id}`)).title, /nothing to restore/)
  })

  it('strike a record from the lists and from the cards, and say how many were', async (t) => {
    const { ask } = await openTracker(t)
    const id = numberOf(await ask('/mergers approved'), 'Devon')
    const struck = await ask(`/mergers strike ${id}`)
    assert.equal(struck.overline, `MERGER #${id} · STRUCK HERE`)
    assert.equal(factOf(struck, 'Struck here'), 'From the lists, by @U1 on 1 June 2027')
    assert.match(wordsOf(struck), new RegExp(`To undo this: /mergers restore ${id}\\.`))
    const words = wordsOf(await ask('/mergers approved'))
    assert.match(words, /Struck here by organisers and not shown: 1\. \/mergers restore brings one back\./)
    assert.doesNotMatch(words, /Devon/)
    assert.equal(factOf(await ask('/ccg "devon icb"'), 'Coming, in the news'), undefined)
    assert.match(
      factOf(await ask('/ccg "devon icb"', callerOn('slack', { tenant: 'T2' })), 'Coming, in the news') ?? '',
      /Approved/,
    )
  })

  it('are for organisers', async (t) => {
    const { ask } = await openTracker(t)
    const member = callerOn('slack', { isAdmin: async () => false })
    for (const line of [
      'correct 1 stage:delayed',
      'strike 1',
      'merge 1 into:2',
      'split 1',
      'restore 1',
      'restore story:1',
    ])
      assert.match((await ask(`/mergers ${line}`, member)).title, /Only organisers can do this/, line)
  })

  it('ask for a stage and a day that can be read', async (t) => {
    const { ask } = await openTracker(t)
    assert.match((await ask('/mergers correct 1 stage:clustered')).title, /stage must be one of proposed/)
    assert.match((await ask('/mergers correct 1 stage:delayed date:soon')).title, /is not a date that I can read/)
    assert.match((await ask('/mergers correct 1 stage:effective date:2099-01-01')).title, /That day is still to come/)
  })

  it('offer the mergers that they are for while somebody types', async (t) => {
    const { ask, router } = await openTracker(t)
    const id = numberOf(await ask('/mergers approved'), 'Devon')
    await ask(`/mergers strike ${id}`)
    const offer = (subcommand: string, typed: string) =>
      router.complete({ command: 'mergers', subcommand, values: {} }, 'merger', typed, callerOn('slack'))
    assert.deepEqual(
      (await offer('restore', '')).map(({ value }) => value),
      [id],
    )
    assert.ok((await offer('strike', 'somerset')).every(({ value }) => value !== id))
    assert.match((await offer('show', 'kent'))[0]?.name ?? '', /^#\d+ Out to consultation: NHS Kent and Medway ICB/)
    assert.ok((await offer('show', '')).every(({ name }) => name.length <= 100))
  })
})

describe('records put together and taken apart', () => {
  it('are shown with who and when, here alone, and are undone', async (t) => {
    const { ask } = await openTracker(t)
    const devon = numberOf(await ask('/mergers approved'), 'Devon')
    const kent = numberOf(await ask('/mergers consulting'), 'Kent')
    const card = await ask(`/mergers merge #${kent} into:${devon}`)
    assert.match(card.overline ?? '', new RegExp(`^MERGER #${devon} `))
    assert.equal(factOf(card, 'Put together here'), `with #${kent}, by @U1 on 1 June 2027`)
    assert.match(card.title, /Devon.*Kent and Medway/)
    assert.match(wordsOf(card), new RegExp(`Others still see two\\. To undo this: /mergers restore ${kent}\\.`))
    assert.equal(
      factOf(await ask(`/mergers show ${kent}`), 'Put together here'),
      factOf(card, 'Put together here'),
      'the old number leads to it',
    )
    assert.match(factOf(await ask('/ccg "kent and medway icb"'), 'Coming, in the news') ?? '', /Devon/)
    const elsewhere = callerOn('slack', { tenant: 'T2' })
    assert.equal(factOf(await ask(`/mergers show ${kent}`, elsewhere), 'Put together here'), undefined)
    const restored = await ask(`/mergers restore ${kent}`)
    assert.match(restored.overline ?? '', new RegExp(`^MERGER #${kent} `))
    assert.equal(factOf(await ask(`/mergers show ${devon}`), 'Put together here'), undefined)
  })

  it('show a story that was moved at both records, by its number', async (t) => {
    const { ask } = await openTracker(t)
    const devon = numberOf(await ask('/mergers approved'), 'Devon')
    const card = await ask(`/mergers show ${devon}`)
    const [, story] = /1 Jun 2027 #(\d+)/.exec(wordsOf(card)) ?? []
    const split = await ask(`/mergers split ${story}`)
    const moved = factOf(split, 'Moved here') ?? ''
    assert.match(moved, new RegExp(`^story #${story} from #${devon}, by @U1 on 1 June 2027$`))
    const left = await ask(`/mergers show ${devon}`)
    assert.match(factOf(left, 'Moved here') ?? '', new RegExp(`^story #${story} to #\\d+, by @U1 on 1 June 2027$`))
    assert.doesNotMatch(wordsOf(left), /Approved: /)
    await ask(`/mergers restore story:${story}`)
    assert.deepEqual(await ask(`/mergers show ${devon}`), card)
  })

  it('say what to type when a number is missing or wrong', async (t) => {
    const { ask } = await openTracker(t)
    assert.match((await ask('/mergers restore')).title, /^Say which merger or which story/)
    assert.match((await ask('/mergers split x')).title, /is not the number of a story: \/mergers show/)
    assert.match((await ask('/mergers split 9999')).title, /Story #9999 is part of no merger here/)
    assert.match((await ask('/mergers merge 1 into:xyz')).title, /is neither the number of a merger/)
  })

  it('offer the stories of mergers while somebody types', async (t) => {
    const { router } = await openTracker(t)
    const call = { command: 'mergers', subcommand: 'split', values: {} }
    const offered = await router.complete(call, 'story', 'devon', callerOn('slack'))
    assert.equal(offered.length, 2)
    for (const { name, value } of offered) assert.match(name, new RegExp(`^#${value} in #\\d+: .*Devon`))
  })
})

describe('what the news says is coming', () => {
  it('is on the cards of the bodies, of what became them, and of their system', async (t) => {
    const { ask } = await openTracker(t)
    const coming =
      /^Approved: NHS Devon ICB, NHS Somerset ICB · due 1 April 2028 \(in 305 days\) · Evening Example, 1 Jun 2027, from one outlet alone · #\d+$/
    for (const line of ['/ccg "devon icb"', '/ccg "NHS Northern, Eastern and Western Devon CCG"', '/ics somerset']) {
      const card = await ask(line)
      assert.match(factOf(card, 'Coming, in the news') ?? '', coming, line)
      assert.ok(linksOf(card).includes('https://evening.example/approved'), line)
      assert.notEqual(factOf(card, 'Coming'), undefined, line)
    }
  })

  it('counts the days down, says so when the day has passed without news, and nothing once it is in effect', async (t) => {
    const { ask, room } = await openTracker(t)
    const coming = async (day: string, line: string) => {
      room.hand.now = new Date(`${day}T12:00:00.000Z`)
      return factOf(await ask(line), 'Coming, in the news') ?? ''
    }
    for (const line of ['/ccg "devon icb"', '/ics somerset']) {
      assert.match(await coming('2028-03-31', line), /due 1 April 2028 \(tomorrow\)/, line)
      assert.match(await coming('2028-04-01', line), /· due 1 April 2028 \(today\)/, line)
      assert.match(await coming('2028-04-03', line), /Approved: .* was due on 1 April 2028 \(2 days ago\)/, line)
    }
    const id = numberOf(await ask('/mergers approved'), 'Devon')
    assert.match(factOf(await ask(`/mergers show ${id}`), 'When') ?? '', /^Was due on 1 April 2028 \(2 days ago\)/)
    await ask(`/mergers correct ${id} stage:effective date:"1 April 2028"`)
    assert.equal(await coming('2028-04-03', '/ccg "devon icb"'), '')
    assert.match(
      wordsOf(await ask('/mergers effective')),
      /In effect: NHS Devon ICB, NHS Somerset ICB · since 1 April 2028/,
    )
  })

  it('is not on the cards of others, nor is what the register says already', async (t) => {
    const { ask } = await openTracker(t)
    for (const line of ['/ccg wirral', '/ccg "dorset icb"', '/ics "west yorkshire"'])
      assert.equal(factOf(await ask(line), 'Coming, in the news'), undefined, line)
  })
})

describe('what a button carries from page to page', () => {
  it('is read back as it was written, and fits', () => {
    for (const standing of [undefined, ...STANDINGS])
      for (const region of [undefined, ...REGIONS])
        for (const year of [undefined, 2013, 2026]) {
          const filter = { standing, region, year, page: 12 }
          const written = writeMergerFilter(filter)
          assert.ok(written.length <= 60)
          assert.deepEqual(readMergerFilter(written), filter)
        }
  })

  for (const payload of [
    '',
    '...',
    '...0',
    '9.9..1',
    '9...1',
    '.8..1',
    '..20.1',
    '...1001',
    '...01',
    '....1',
    'x',
    '...1 ',
  ])
    it(`is nothing when it is “${payload}”`, () => assert.equal(readMergerFilter(payload), null))
})
