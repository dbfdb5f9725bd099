import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createIcs } from '../../commands/ics.ts'
import { registerNeeds } from './register-needs.ts'
import { callerOn, factOf, REGISTER_PARTS, routerOf, wordsOf } from './world.ts'

const router = routerOf([createIcs(registerNeeds())])
const caller = callerOn('slack')
const ask = async (line: string) => (await router.runTyped(line, caller)).message
const press = async (payload: string) => (await router.press('ics.card', payload, caller)).message

describe('/ics', () => {
  it('tells a system from STP to ICB, its CCGs and what became of them', async () => {
    const card = await ask('/ics cheshire and merseyside')
    assert.equal(card.title, 'Cheshire and Merseyside ICS · QYG · North West')
    const words = wordsOf(card)
    assert.match(
      words,
      /drawn up as an STP in 2016, an Integrated Care System \(ICS\) since 1 April 2021\. Since 1 July 2022 its body in law has been NHS Cheshire and Merseyside ICB, which is live today\./,
    )
    assert.match(
      words,
      /Its nine CCGs of April 2020, and what became of them\n- NHS Cheshire CCG \(27D\): closed 1 July 2022; today NHS Cheshire and Merseyside ICB/,
    )
    assert.match(factOf(card, 'Councils') ?? '', /Wirral/)
    assert.match(factOf(card, 'Coming') ?? '', /it is in no cluster/)
  })

  it('tells where the parts of a system went whose ICB was divided', async () => {
    const words = wordsOf(await ask('/ics frimley'))
    assert.match(words, /which closed on 1 April 2026/)
    assert.match(
      words,
      /- NHS East Berkshire CCG \(15D\): closed 1 April 2021; today NHS Thames Valley ICB or NHS Surrey and Sussex ICB/,
    )
  })

  it('notes what a footprint was formed from, and not the code that it had before', async () => {
    assert.equal(factOf(await ask('/ics "west yorkshire"'), 'Note'), undefined)
    const formed = [...REGISTER_PARTS.register.systems.values()].find(({ note }) => note.includes('formed 2018'))
    assert.match(factOf(await press(formed?.id ?? ''), 'Note') ?? '', /^Formed 2018 from three 2016 footprints: /)
  })

  it('counts one CCG as one', async () => {
    assert.match(wordsOf(await ask('/ics devon')), /\nIts CCG of April 2020, and what became of it\n- NHS Devon CCG/)
  })

  it('is found by a council or a CCG in it', async () => {
    for (const text of ['kirklees', 'wakefield', 'NHS Leeds CCG'])
      assert.equal(
        (await ask(`/ics ${text}`)).title,
        'West Yorkshire and Harrogate ICS · QWO · North East and Yorkshire',
        text,
      )
  })

  it('tells what it was on a day', async () => {
    const on = async (day: string) => wordsOf(await ask(`/ics "west yorkshire" on:${day}`))
    assert.match(await on('2015-05-01'), /On 1 May 2015: there was no footprint yet/)
    assert.match(await on('2017-05-01'), /On 1 May 2017: an STP, not yet an ICS\./)
    assert.match(await on('2018-05-01'), /it became an ICS in 2018; the register does not know the day/)
    assert.match(await on('2021-05-01'), /an ICS, without an ICB/)
    assert.match(await on('2023-05-01'), /an ICS with an ICB, NHS West Yorkshire ICB/)
    assert.match(
      wordsOf(await ask('/ics frimley on:2026-05-01')),
      /its ICB, NHS Frimley ICB, had closed on 1 April 2026/,
    )
  })

  it('has a card for every system, the three of 2016 included', async () => {
    for (const system of REGISTER_PARTS.register.systems.values()) {
      const words = wordsOf(await press(system.id))
      assert.ok(words.startsWith(system.place), words)
      assert.doesNotMatch(words, /undefined|null|ccg-|icb-/)
    }
  })
})
