import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HERE } from '../petitions/world.ts'
import { openPetitionDesk } from './petition-desk.ts'
import { callerOn, factOf, REGISTER_PARTS, wordsOf } from './world.ts'

const DAYS = 24

/** The ONS code of a constituency of today. */
function codeOf(constituency: string): string {
  const found = [...REGISTER_PARTS.register.constituencies.values()].find(({ name }) => name === constituency)
  assert.ok(found, constituency)
  return found.id
}

describe('/petition show', () => {
  it('tells of an open petition by its number or any address of it', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site.petition(276169, { signature_count: 8_412 })
    for (const reference of [
      '276169',
      '#276169',
      'https://petition.parliament.uk/petitions/276169',
      'petition.parliament.uk/petitions/276169/signatures/new',
      'https://petition.parliament.uk/petitions/276169.json?x=1',
    ]) {
      const card = await ask(`/petition show ${reference}`)
      assert.equal(card.title, 'Keep the boards of our local health services local', reference)
      assert.equal(card.overline, 'PETITION 276169 · OPEN')
      assert.equal(factOf(card, 'Signatures'), '8,412; 1,588 more and the government responds')
      assert.match(
        factOf(card, 'Closes') ?? '',
        /^1 February 2027 \(in 90 days\)\. Opened 1 August 2026, 89 a day on average$/,
      )
      assert.match(wordsOf(card), /With \/petition track 276169 I keep one/)
      assert.match(wordsOf(card), /As at 3 November 2026 at 14:05, from petition\.parliament\.uk/)
    }
    assert.equal(world.site.log.length, 2, 'the answer is good for a minute, and the thresholds for a day')
  })

  it('tells pace, range and picture of one that is tracked', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    const petition = world.site.petition(1, { signature_count: 8_000 })
    await ask('/petition track 1')
    await world.live(16 * DAYS, () => petition.sign(6), 60)
    const card = await ask('/petition show 1 target:12000')
    assert.match(
      factOf(card, 'Pace') ?? '',
      /^\d in the last hour, \d+ today, [\d,]+ in the last seven days \([\d,]+ in the seven before\)$/,
    )
    assert.match(
      factOf(card, '12,000') ?? '',
      /^Between \d+ (\w+ )?and \d+ December 2026\. At last week’s pace: on about \d+ December 2026\.$/,
    )
    assert.match(
      factOf(card, '100,000') ?? '',
      /^Not before it closes, as it goes now\. At last week’s pace: not before it closes\.$/,
    )
    assert.equal(factOf(card, '10,000'), undefined, 'what is reached is not foretold')
    assert.match(
      card.picture?.alt ?? '',
      /^A line of signatures: 8,000 on 3 November 2026, 10,\d+ on 19 November 2026\. 12,000: between .* 2026; 100,000: not before it closes/,
    )
    assert.match(wordsOf(card), /the truth should lie within it eight times in ten\.$/)
  })

  it('tells of closed, rejected and archived petitions', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site.petition(2, { signature_count: 120 }).close()
    world.site.petition(3).reject('local')
    const answered = world.site.petition(4, { signature_count: 105_000 })
    answered.respond('We have no plans.')
    answered.debate('2026-10-12')
    assert.equal((await ask('/petition show 2')).overline, 'PETITION 2 · CLOSED')
    assert.match(factOf(await ask('/petition show 2'), 'Closed') ?? '', /^3 November 2026\. Opened 1 August 2026/)
    assert.match(
      factOf(await ask('/petition show 3'), 'Rejected') ?? '',
      /^Because it is about something that a local body is responsible for$/,
    )
    const card = await ask('/petition show 4')
    assert.equal(factOf(card, 'Government response'), '3 November 2026: We have no plans.')
    assert.equal(factOf(card, 'Debated'), '12 October 2026 what was said')
    world.site.petition(5, { signature_count: 105_000 }).decline('It was debated last month as part of another.')
    const declined = await ask('/petition show 5')
    assert.equal(factOf(declined, 'Debated'), undefined)
    assert.equal(
      factOf(declined, 'No debate'),
      'Parliament has decided not to debate it. It was debated last month as part of another.',
    )
    world.site.dissolve('2024-2026')
    const archived = await ask('/petition show https://petition.parliament.uk/archived/petitions/4')
    assert.match(archived.overline ?? '', /^PETITION 4 · (OPEN|CLOSED)/)
    world.wait(10)
    assert.equal((await ask('/petition show 4')).overline, 'PETITION 4 · CLOSED · ARCHIVED, PARLIAMENT OF 2024-2026')
  })

  it('says what is wrong with what is no petition, is unknown, removed, or cannot be read', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site.petition(5).remove()
    const wrong: [string, RegExp][] = [
      ['hello', /^That is no number and no address of a petition\. Give its number/],
      ['https://www.change.example/p/x', /petitions to the UK Parliament; that address is of another site/],
      ['https://petition.parliament.uk/petitions/local/wirral', /is of no single petition/],
      ['99999999999', /^No petition has that number/],
      ['0', /^No petition has that number/],
      ['404', /has no petition with that number/],
      ['5', /has been removed from the site\.$/],
    ]
    for (const [typed, says] of wrong) {
      const card = await ask(`/petition show ${typed}`)
      assert.equal(card.tone, 'warning', typed)
      assert.match(card.title, says)
    }
    assert.ok(!world.site.log.some((line) => line.endsWith(' 403')), 'the site is never asked for what is absurd')
    world.site.trouble = { status: 500 }
    assert.match((await ask('/petition show 6')).title, /is in trouble: it answered 500/)
  })

  it('shows what was read before when the site is down', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site.petition(7, { signature_count: 77 })
    await ask('/petition show 7')
    world.wait(60)
    world.site.trouble = 'reset'
    const card = await ask('/petition show 7')
    assert.match(wordsOf(card), /cannot be read just now\. .* This is what it said last\./)
    assert.match(wordsOf(card), /As at 3 November 2026 at 14:05/)
  })
})

describe('/petition track', () => {
  it('begins, lists and undoes, for organisers', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site.petition(1, { signature_count: 8_000 })
    assert.match((await ask('/petition list')).title, /No petition is tracked here yet/)
    const card = await ask('/petition track 1')
    assert.match(
      wordsOf(card),
      /is tracked here from now on\n.*when it reaches 10,000 and 100,000 signatures, .* and when it closes\.\n.*\nTo undo this: \/petition untrack 1\./,
    )
    assert.match((await ask('/petition track 1')).title, /is tracked in this channel already/)
    assert.match(
      wordsOf(await ask('/petition list')),
      /^1 petition tracked\n- Keep the boards .* · #1, 8,000 signatures, closes 1 Feb 2027/,
    )
    assert.match(wordsOf(await ask('/petition list', callerOn('slack', { channel: 'C2' }))), /\(1 other channel\)/)
    assert.match((await ask('/petition list', callerOn('slack', { tenant: 'T2' }))).title, /No petition is tracked/)
    const member = callerOn('slack', { isAdmin: async () => false })
    for (const verb of ['track', 'untrack'])
      assert.match((await ask(`/petition ${verb} 1`, member)).title, /Only organisers/)
    assert.match((await ask('/petition untrack 1')).title, /is not tracked in this channel any more/)
    assert.match((await ask('/petition untrack 1')).title, /Petition 1 is not tracked in this channel/)
  })

  it('names only what is still to come', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    const petition = world.site.petition(3, { signature_count: 12_000 })
    petition.schedule('2027-01-11')
    petition.close()
    assert.match(
      wordsOf(await ask('/petition track 3')),
      /\nThis channel is told when the government responds and when the debate is held\.\nTo undo this/,
    )
    world.site.petition(4, { signature_count: 12_000 })
    assert.match(
      wordsOf(await ask('/petition track 4')),
      /told when it reaches 100,000 signatures, when the government/,
    )
  })

  it('is not offered by a button where it is tracked, and is written as the platform takes it', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site.petition(1, { signature_count: 8_000 })
    const labels = async (caller = callerOn('slack')) =>
      (await ask('/petition show 1', caller)).buttons?.map(({ label }) => label) ?? []
    assert.ok((await labels()).includes('Track here'))
    await ask('/petition track 1')
    assert.ok(!(await labels()).includes('Track here'))
    assert.ok((await labels(callerOn('slack', { channel: 'C2' }))).includes('Track here'))
    world.site.petition(2)
    assert.match(
      wordsOf(await ask('/petition show 2', callerOn('discord'))),
      /With \/petition track petition: 2 I keep one/,
    )
  })

  it('refuses what has ended', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site.petition(2, { signature_count: 120 }).close()
    assert.match((await ask('/petition track 2')).title, /There is nothing to wait for\. The petition is closed\./)
  })
})

describe('/petition chart', () => {
  it('needs a history, and then draws it', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    const petition = world.site.petition(1, { signature_count: 100 })
    assert.match((await ask('/petition chart 1')).title, /There is nothing to draw yet/)
    await ask('/petition track 1')
    await world.live(4, () => petition.sign(2))
    const card = await ask('/petition chart 1 target:500')
    assert.equal(
      Buffer.from(card.picture?.png ?? [])
        .subarray(1, 4)
        .toString(),
      'PNG',
    )
    assert.match(card.picture?.alt ?? '', /500 is still ahead; 10,000 is still ahead/)
  })
})

describe('the picture of a petition', () => {
  it('marks the pushes for it in this channel, and tells of them', async (t) => {
    const { ask, pushes, world } = await openPetitionDesk(t)
    const petition = world.site.petition(1, { signature_count: 100 })
    await ask('/petition track 1')
    await world.live(4, () => petition.sign(2))
    await pushes.start({ petition: '1', target: 500, by: '2026-11-20', area: 'england', title: 'Ours' }, HERE)
    await world.live(4, () => petition.sign(2))
    for (const verb of ['chart', 'show'])
      assert.match(
        (await ask(`/petition ${verb} 1`)).picture?.alt ?? '',
        /The push “Ours” began on 3 November 2026\. 10,000 is still ahead/,
      )
    const elsewhere = await ask('/petition chart 1', callerOn('slack', { channel: 'C2' }))
    assert.doesNotMatch(elsewhere.picture?.alt ?? '', /The push/)
  })
})

describe('/petition areas', () => {
  it('tells the most, the gains since yesterday, and the regions', async (t) => {
    const { ask, press, world } = await openPetitionDesk(t)
    const petition = world.site.petition(1, { signature_count: 900 })
    petition.areas({ 'Wirral West': 500, Birkenhead: 300, 'Ynys Môn': 100 })
    await ask('/petition track 1')
    await world.live(1)
    world.wait(24 * 60)
    petition.areas({ 'Wirral West': 510, Birkenhead: 390, 'Ynys Môn': 100 })
    await world.live(2)
    const words = wordsOf(await press('petition.areas', '1'))
    assert.match(
      words,
      /Most signatures\n- Wirral West: 510 \(\+10\), The Member for Wirral West\n- Birkenhead: 390 \(\+90\)/,
    )
    assert.match(words, /Largest gains since 3 November 2026\n- Birkenhead: 390 \(\+90\).*\n- Wirral West/)
    assert.match(words, /Regions and countries\n- North West: 1,000 \(\+100\)/)
    const card = await ask('/petition areas 1')
    assert.match(
      card.picture?.alt ?? '',
      /^Bars of the constituencies with the most signatures: Wirral West 510, Birkenhead 390/,
    )
  })

  it('tells the share of the electors, of constituencies, regions and places', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site
      .petition(1, { signature_count: 900 })
      .areas({ 'Wirral West': 728, Wallasey: 74, 'Orkney and Shetland': 342 }, codeOf)
    const words = wordsOf(await ask('/petition areas 1'))
    assert.match(words, /- Wirral West: 728, 1% of electors, The Member for Wirral West/)
    assert.match(
      words,
      /Largest share of electors\n- Wirral West: 1% of electors, 728 signatures\n- Orkney and Shetland: 1% of electors, 342 signatures\n- Wallasey: 0\.1% of electors/,
    )
    assert.match(words, /- North West: 1,144, 0\.021% of electors/)
    assert.match(words, /Electors are those of 4 July 2024/)
    assert.match(
      wordsOf(await ask('/petition areas 1 area:wirral')),
      /802 signatures \(0\.55% of electors\) from 2 constituencies in Wirral council/,
    )
  })

  it('tells the constituencies of a council, a county, an ICB, an old CCG, a region, and one by its name', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site.petition(1, { signature_count: 900 }).areas(
      {
        Birkenhead: 300,
        'Ellesmere Port and Bromborough': 200,
        Southport: 90,
        'Skipton and Ripon': 40,
        'Rutland and Stamford': 30,
        Loughborough: 20,
        'Ynys Môn': 10,
      },
      codeOf,
    )
    const wirral = wordsOf(await ask('/petition areas 1 area:wirral'))
    assert.match(
      wirral,
      /300 signatures \(0\.38% of electors\) from 1 constituency in Wirral council\n- Birkenhead: 300/,
    )
    assert.match(
      wirral,
      /1 constituency partly in Wirral council, partly elsewhere\n- Ellesmere Port and Bromborough: 200/,
    )
    assert.doesNotMatch(wirral, /Southport|called after/)
    const board = wordsOf(await ask('/petition areas 1 area:"cheshire and merseyside"'))
    assert.match(board, /500 signatures .* from 2 constituencies in NHS Cheshire and Merseyside ICB/)
    assert.match(board, /1 constituency partly in NHS Cheshire and Merseyside ICB, partly elsewhere\n- Southport: 90/)
    assert.match(
      wordsOf(await ask('/petition areas 1 area:"west yorkshire icb"')),
      /1 constituency of which I cannot tell: NHS West Yorkshire ICB covers a part of its council\n- Skipton and Ripon: 40/,
    )
    assert.match(wordsOf(await ask('/petition areas 1 area:"wirral ccg"')), /1 constituency in NHS Wirral CCG/)
    assert.match(
      wordsOf(await ask('/petition areas 1 area:council:E10000018')),
      /- Loughborough: 20.*\n1 constituency partly in Leicestershire council, partly elsewhere\n- Rutland and Stamford/,
    )
    assert.match(wordsOf(await ask('/petition areas 1 area:"north west"')), /590 signatures .* from 3 constituencies/)
    assert.match(
      wordsOf(await ask('/petition areas 1 area:"ynys mon"')),
      /10 signatures .* from 1 constituency in Ynys Môn/,
    )
    assert.match((await ask('/petition areas 1 area:nowhere')).title, /I know of no constituency in nowhere/)
    assert.match(
      (await ask('/petition areas 1 area:devon')).title,
      /I know of no constituency in .*Devon.* with signatures/,
    )
  })

  it('goes by names where the constituencies are older than the register, and says what is not known', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site
      .petition(1, { signature_count: 900 })
      .areas({ 'Wirral West': 500, Birkenhead: 300, 'St Helens North': 50, 'Ynys Môn': 100 }, () => 'E14001039')
    const wirral = wordsOf(await ask('/petition areas 1 area:wirral'))
    assert.match(wirral, /500 signatures from 1 constituency called after Wirral council or its councils/)
    assert.match(wirral, /Which others lie there is not known/)
    const board = wordsOf(await ask('/petition areas 1 area:"cheshire and merseyside"'))
    assert.match(board, /550 signatures from 2 constituencies/)
    const all = wordsOf(await ask('/petition areas 1'))
    assert.match(all, /What share of the electors signed is not known: these are constituencies of before July 2024/)
    assert.doesNotMatch(all, /% of electors|Electors are/)
  })

  it('says so when the site has switched the breakdown off', async (t) => {
    const { ask, world } = await openPetitionDesk(t)
    world.site.petition(1, { signature_count: 900 })
    assert.match((await ask('/petition areas 1')).title, /does not say where the signatures of this petition come from/)
  })
})
