import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCcg } from '../../commands/ccg.ts'
import type { PostcodePlace } from '../../src/postcodes/postcodes.ts'
import { registerNeeds } from './register-needs.ts'
import { callerOn, factOf, linksOf, REGISTER_PARTS, routerOf, wordsOf } from './world.ts'

const router = routerOf([createCcg(registerNeeds())])
const caller = callerOn('slack')
const ask = async (line: string) => (await router.runTyped(line, caller)).message
const press = async (action: string, payload: string) => (await router.press(action, payload, caller)).message

describe('/ccg: the card of a CCG', () => {
  it('says what became of NHS Wirral CCG', async () => {
    const card = await ask('/ccg wirral')
    assert.equal(card.title, 'NHS Wirral CCG · 12F · North West')
    assert.match(
      wordsOf(card),
      /Closed 1 July 2022\. Its work passed to NHS Cheshire and Merseyside ICB, which is live today\./,
    )
    assert.equal(factOf(card, 'Lineage'), 'NHS Wirral CCG (2013–2022) → NHS Cheshire and Merseyside ICB (2022–today)')
    assert.equal(
      factOf(card, 'With it'),
      'Eight others on the same day: Cheshire, Halton, Knowsley, Liverpool, South Sefton, Southport and Formby, St Helens, Warrington',
    )
    assert.equal(factOf(card, 'System'), 'Cheshire and Merseyside (ICS since 1 April 2021)')
    assert.equal(factOf(card, 'Council'), 'Wirral')
    assert.equal(factOf(card, 'Local code'), '12F lives on as a sub-ICB location')
    assert.equal(
      factOf(card, 'Coming'),
      'No merger of this ICB is approved (as at 21 November 2026); it is in no cluster.',
    )
    assert.equal(factOf(card, 'Latest'), 'No stories in the last 90 days')
    assert.equal(card.footer, 'Register: ODS and ONS, OGL v3.0, as at 21 November 2026')
  })

  it('offers the family tree, following it here, and its latest stories', async () => {
    const card = await ask('/ccg wirral')
    assert.deepEqual(
      card.buttons?.map((button) => (button.kind === 'action' ? [button.label, button.call] : [])),
      [
        ['Family tree', { action: 'ccg.tree', payload: 'ccg-wirral' }],
        ['Follow here', { action: 'watch.follow', payload: 'body:ccg-wirral' }],
        ['Latest', { action: 'ccg.latest', payload: 'ccg-wirral' }],
      ],
    )
  })

  it('finds the same card by code, in any letter case', async () => {
    assert.equal((await ask('/ccg 12f')).title, 'NHS Wirral CCG · 12F · North West')
    assert.equal((await ask('/ccg E38000208')).title, 'NHS Wirral CCG · 12F · North West')
  })

  it('names those who merged with it, and who does its work today', async () => {
    const words = wordsOf(await ask('/ccg crawley'))
    assert.match(
      words,
      /Closed 1 April 2020, when it merged with NHS Coastal West Sussex CCG and NHS Horsham and Mid Sussex CCG into NHS West Sussex CCG\. Today its work is done by NHS Surrey and Sussex ICB, which is live\./,
    )
  })

  it('tells every successor of a CCG that was divided, with the part that went there', async () => {
    const words = wordsOf(await ask('/ccg tameside and glossop'))
    assert.match(words, /Closed 1 July 2022, when its area was divided between two bodies:/)
    assert.match(words, /- 141 of its 162 neighbourhoods went to NHS Greater Manchester ICB/)
    assert.match(words, /- 21 of its 162 neighbourhoods went to NHS Derby and Derbyshire ICB/)
  })

  it('follows a CCG through an ICB that was divided later to where its own part went', async () => {
    const words = wordsOf(await ask('/ccg herts valleys'))
    assert.match(words, /Today its work is done by NHS Central East ICB, which is live\./)
    assert.doesNotMatch(words, /Essex ICB \(2026/)
    assert.match(wordsOf(await ask('/ccg slough')), /done by NHS Thames Valley ICB/)
    assert.match(
      wordsOf(await ask('/ccg east berkshire')),
      /shared, by place, between NHS Thames Valley ICB and NHS Surrey and Sussex ICB/,
    )
  })

  it('tells boundary changes that it lived through', async () => {
    const card = await ask('/ccg south norfolk')
    assert.equal(
      factOf(card, 'Side moves'),
      '1 April 2017: 8 of 146 neighbourhoods went from NHS South Norfolk CCG to NHS Norwich CCG',
    )
  })
})

describe('/ccg: the card of an ICB', () => {
  it('says since when it is live, from whom it took over, and what it lies in', async () => {
    const card = await ask('/ccg cheshire and merseyside icb')
    assert.match(wordsOf(card), /Live since 1 July 2022, when it took over from nine CCGs\./)
    assert.match(factOf(card, 'Made of') ?? '', /^Nine CCGs: Cheshire, Halton/)
  })

  it('names its cluster, since when, and the source', async () => {
    const card = await ask('/ccg birmingham and solihull icb')
    const coming = factOf(card, 'Coming') ?? ''
    assert.match(coming, /^In a cluster with NHS Black Country ICB since July 2025/)
    assert.match(coming, /No merger of this ICB is approved \(as at 21 November 2026\)\./)
    assert.ok(linksOf(card).some((url) => url.startsWith('https://healthcareleadernews.com/')))
  })

  it('says what the register does not know of a new ICB', async () => {
    assert.match(factOf(await ask('/ccg NHS Essex ICB'), 'Coming') ?? '', /the register knows of no cluster/)
  })

  it('lists the parts of Frimley with where each went', async () => {
    const words = wordsOf(await ask('/ccg frimley icb'))
    assert.match(words, /Closed 1 April 2026, when its area was divided among three bodies:/)
    assert.match(
      words,
      /East Berkshire: Slough, Bracknell Forest, Windsor and Maidenhead went to NHS Thames Valley ICB/,
    )
    assert.match(
      words,
      /North-east Hampshire \(Rushmoor and part of Hart\) went to NHS Hampshire and Isle of Wight ICB/,
    )
  })
})

describe('/ccg on a day', () => {
  it('says that it was live', async () => {
    const card = await ask('/ccg surrey heartlands on:2020-05-01')
    assert.equal(card.title, 'NHS Surrey Heartlands CCG · 92A · South East')
    assert.match(wordsOf(card), /On 1 May 2020: live, since 1 April 2020\./)
  })

  it('says that it was not yet set up and who was there, and offers those', async () => {
    const card = await ask('/ccg X2C4Y on:"1 January 2019"')
    assert.match(
      wordsOf(card),
      /On 1 January 2019: not yet set up; it opened on 1 April 2021\. Its area was covered by NHS Greater Huddersfield CCG and NHS North Kirklees CCG\./,
    )
    const [first] = card.menu?.options ?? []
    const chosen = await press('ccg.card', first?.value ?? '')
    assert.match(wordsOf(chosen), /^NHS Greater Huddersfield CCG.*On 1 January 2019: live, since 1 April 2013\./s)
  })

  it('says that it was closed already and who had taken over', async () => {
    assert.match(
      wordsOf(await ask('/ccg crawley on:2021-06-01')),
      /On 1 June 2021: already closed, since 1 April 2020\. Its area was covered by NHS West Sussex CCG\./,
    )
  })

  it('says that there were no CCGs before 1 April 2013', async () => {
    assert.match(wordsOf(await ask('/ccg wirral on:2010')), /On 1 January 2010: there were no CCGs yet\./)
  })

  it('gives examples for a date that cannot be read', async () => {
    for (const on of ['31 June 2020', 'soon', '2020-02-30', '<!channel>']) {
      const answer = await router.runTyped(`/ccg wirral on:"${on}"`, caller)
      assert.match(answer.message.title, /is not a date that I can read\. Write it as 2020-05-01, 1 May 2020/)
      assert.equal(answer.for, 'asker')
    }
  })
})

describe('/ccg: what fits several, none, or something near', () => {
  it('lets the person choose among several, and shows what was chosen', async () => {
    const card = await ask('/ccg NCL')
    assert.match(card.title, /“NCL” fits NHS North Central London CCG and NHS North Central London ICB/)
    assert.equal(card.menu?.action, 'ccg.card')
    assert.deepEqual(
      card.menu?.options.map((option) => [option.label, option.hint]),
      [
        ['NHS North Central London CCG', '93C · 2020–2022 · London'],
        ['NHS North Central London ICB', 'QMJ · 2022–2026 · London'],
      ],
    )
    const chosen = await press('ccg.card', card.menu?.options[0]?.value ?? '')
    assert.equal(chosen.title, 'NHS North Central London CCG · 93C · London')
  })

  it('takes the clear nearest of a misspelt name, and says so', async () => {
    const card = await ask('/ccg wiral')
    assert.equal(card.title, 'NHS Wirral CCG · 12F · North West')
    assert.match(wordsOf(card).split('\n')[1] ?? '', /Nothing is called “wiral”/)
  })

  it('takes a council to the CCG of its name', async () => {
    const card = await ask('/ccg kirklees')
    assert.equal(card.title, 'NHS Kirklees CCG · X2C4Y · North East and Yorkshire')
    assert.equal(factOf(card, 'Made of'), 'Two CCGs: Greater Huddersfield, North Kirklees')
  })

  it('lists all CCGs of a council that had several, with what became of each', async () => {
    const card = await ask('/ccg birmingham')
    const words = wordsOf(card)
    assert.match(words, /On 1 April 2020 it was covered by two CCGs:/)
    assert.match(
      words,
      /- NHS Sandwell and West Birmingham CCG \(05L\): closed 1 April 2021; today NHS Black Country ICB/,
    )
    assert.match(words, /Today: one ICB\n- NHS Birmingham and Solihull ICB \(QHL\): live since 1 July 2022/)
    assert.equal(card.menu?.options.length, 3)
  })

  it('explains why there is none in Wales, Scotland and Northern Ireland', async () => {
    for (const place of ['Cardiff', 'Glasgow', 'Belfast', 'CF10 1EP']) {
      assert.match(wordsOf(await ask(`/ccg ${place}`)), /never had CCGs or ICBs/)
    }
  })

  it('says what to try when nothing fits', async () => {
    const card = await ask('/ccg qqqqzzzz')
    assert.equal(card.title, 'Nothing is called “qqqqzzzz”.')
    assert.match(wordsOf(card), /Try a CCG or ICB/)
  })
})

describe('/ccg: postcodes', () => {
  const asking = (places: Record<string, PostcodePlace>) => {
    const own = routerOf([createCcg(registerNeeds(places))])
    return async (line: string) => (await own.runTyped(line, caller)).message
  }

  it('answers from the district where that decides', async () => {
    const card = await ask('/ccg CH41 1AA')
    assert.equal(card.title, 'NHS Wirral CCG · 12F · North West')
    assert.match(wordsOf(card), /Postcode district CH41 was covered by NHS Wirral CCG\./)
  })

  it('asks the service where it does not, and never shows the whole postcode', async () => {
    const card = await asking({ 'B42 1AA': { kind: 'england', codes: ['05L'], isNearest: false } })('/ccg b421aa')
    assert.equal(card.title, 'NHS Sandwell and West Birmingham CCG · 05L · Midlands')
    assert.match(wordsOf(card), /That postcode in B42 belongs to this area, by the postcode service\./)
    assert.doesNotMatch(JSON.stringify(card), /1AA/i)
  })

  it('offers the candidates when the service cannot be reached, is puzzled, or knows no such postcode', async () => {
    const unreachable = await asking({})('/ccg B42 1AA')
    assert.match(wordsOf(unreachable), /cannot be reached just now/)
    assert.ok((unreachable.menu?.options.length ?? 0) >= 2)
    const unknown = await asking({ 'B42 1AA': { kind: 'no-such-postcode' } })('/ccg B42 1AA')
    assert.match(wordsOf(unknown), /knows no such postcode in B42/)
    const puzzling = await asking({ 'B42 1AA': { kind: 'england', codes: ['ZZZ9'], isNearest: false } })('/ccg B42 1AA')
    assert.match(wordsOf(puzzling), /a code that the register does not know/)
    for (const card of [unreachable, unknown, puzzling]) assert.doesNotMatch(JSON.stringify(card), /1AA/i)
  })

  it('says when the nearest postcode in use was asked instead', async () => {
    const card = await asking({ 'B42 1AA': { kind: 'england', codes: ['15E'], isNearest: true } })('/ccg B42 1AA')
    assert.match(wordsOf(card), /no longer in use; the nearest one that is belongs to this area/)
  })

  it('gives the reason where the service places it in Wales', async () => {
    const card = await asking({ 'CH4 0AA': { kind: 'elsewhere', country: 'Wales' } })('/ccg CH4 0AA')
    assert.match(wordsOf(card), /Wales has never had CCGs or ICBs/)
  })

  it('asks for the whole postcode where only a district was given', async () => {
    assert.match(wordsOf(await ask('/ccg B42')), /Give the full postcode/)
  })
})

describe('/ccg: every body', () => {
  it('has a card that names all who do its work today, or says that it is live', async () => {
    for (const body of REGISTER_PARTS.register.bodies.values()) {
      const card = await press('ccg.card', body.id)
      assert.ok(card.title.includes(` · ${body.odsCode} · `), card.title)
      const words = wordsOf(card)
      assert.match(words, body.closed === null ? /\nLive since / : /\nClosed \d/, body.id)
      assert.doesNotMatch(words, /undefined|null|does not know what became/, body.id)
      if (body.closed !== null) assert.match(words, /NHS .+ ICB/, body.id)
    }
  })

  it('has a family tree', async () => {
    for (const body of REGISTER_PARTS.register.bodies.values()) {
      const words = wordsOf(await press('ccg.tree', body.id))
      assert.doesNotMatch(words, /undefined|null/)
      if (/Before it, nothing/.test(words)) assert.equal(body.opened, '2013-04-01', body.id)
      if (body.closed !== null) assert.match(words, /What it became\n- /, body.id)
    }
  })

  it('says in its tree which bodies became which, in order of date', async () => {
    const words = wordsOf(await press('ccg.tree', 'ccg-west-sussex'))
    assert.match(
      words,
      /What it was made of\n- 1 April 2020: NHS West Sussex CCG from NHS Coastal West Sussex CCG \(298 of its 302 neighbourhoods\), NHS Crawley CCG and NHS Horsham and Mid Sussex CCG/,
    )
    assert.match(
      words,
      /What it became\n- 1 July 2022: NHS Sussex ICB from .*\n- 1 April 2026: NHS Surrey and Sussex ICB from /,
    )
  })

  it('tells a body that is gone from the register from a fault', async () => {
    assert.match((await press('ccg.tree', 'ccg-nowhere')).title, /not in the register any more/)
    assert.match((await press('ccg.latest', '')).title, /not in the register any more/)
  })
})

describe('/ccg while somebody types', () => {
  it('suggests bodies whose values lead to their cards', async () => {
    const choices = await router.complete({ command: 'ccg', subcommand: '', values: {} }, 'body', 'wirr', caller)
    assert.equal(choices[0]?.name.startsWith('NHS Wirral CCG'), true)
    assert.equal((await ask(`/ccg "${choices[0]?.value}"`)).title, 'NHS Wirral CCG · 12F · North West')
  })
})
