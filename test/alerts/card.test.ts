import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { alertCard } from '../../src/alerts/card.ts'
import type { Story } from '../../src/alerts/story.ts'
import { type Message, plainText } from '../../src/chat/message.ts'
import { KINDS, STAGES } from '../../src/news/understanding.ts'
import { body, source, story, system } from './stories-for-tests.ts'

const TODAY = '2019-11-14'

const card = (more: Partial<Story> = {}, today = TODAY): Message => alertCard(story(more), today, () => 'Wirral')

function line(message: Message): string {
  const [first] = message.blocks
  return first?.kind === 'paragraph' ? plainText(first.text) : ''
}

function fact(message: Message, label: string): string | undefined {
  const rows = message.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []))
  const row = rows.find((one) => one.label === label)
  return row && plainText(row.value)
}

describe('an alert', () => {
  it('says what, how far and where above its title', () => assert.equal(card().overline, 'MERGER APPROVED · Wirral'))

  for (const stage of STAGES)
    it(`has a word for the stage ${stage}`, () =>
      assert.match(card({ stage }).overline ?? '', /^MERGER [A-Z ]+ · Wirral$/))

  for (const kind of KINDS)
    it(`has a word for the kind ${kind}`, () =>
      assert.match(card({ kinds: [kind], stage: null }).overline ?? '', /^[A-Z ]{5,} · Wirral$/))

  it('speaks of the merger first, whatever else it is about', () =>
    assert.equal(
      card({ kinds: ['petition', 'finance', 'merger'], stage: 'delayed' }).overline,
      'MERGER DELAYED · Wirral',
    ))

  it('gives no stage to what has none', () =>
    assert.equal(card({ kinds: ['consultation'], stage: 'consulting' }).overline, 'CONSULTATION · Wirral'))

  it('links its title to the article', () => {
    assert.equal(card().link, 'https://paper1.example/report')
    assert.equal(card().title, 'Two clinical commissioning groups are to become one')
  })

  it('has no link and no button where the address is not one to send people to', () => {
    const message = card({ url: 'javascript:alert(1)' })
    assert.equal(message.link, undefined)
    assert.deepEqual(
      message.buttons?.map((button) => button.label),
      ['What became of it', 'Why this?', 'Not for us', 'Relevant'],
    )
  })

  it('names its outlet and the day in London', () =>
    assert.equal(line(card({ publishedAt: '2020-06-30T23:30:00.000Z' })), 'Evening Example, 1 July 2020'))

  it('names its outlet alone when the feed gives no date', () =>
    assert.equal(line(card({ publishedAt: null })), 'Evening Example'))

  it('names the other outlets once each, as links to their reports', () => {
    const message = card({
      sources: [
        source(1, 'Evening Example'),
        source(2, 'The Sample'),
        source(3, 'The Sample'),
        source(4, 'Evening Example'),
        source(5, 'Mirror of Tests'),
      ],
    })
    assert.equal(line(message), 'Evening Example, 14 November 2019 · also: The Sample, Mirror of Tests')
    const [first] = message.blocks
    assert.ok(first?.kind === 'paragraph' && Array.isArray(first.text))
    assert.deepEqual(first.text.at(-1), { text: 'Mirror of Tests', url: 'https://paper5.example/report' })
  })

  it('tells what went before it in its saga, with a link', () => {
    const earlier = {
      storyId: 40,
      stage: 'consulting',
      day: '2019-03-03',
      title: 'What do you think?',
      scope: '',
    } as const
    const told = (url: string) => alertCard(story(), TODAY, () => 'Wirral', { ...earlier, url }).blocks[1]
    assert.deepEqual(told('https://paper.example/before'), {
      kind: 'paragraph',
      text: [
        'Earlier: out to consultation on 3 March 2019 – ',
        { text: 'What do you think?', url: 'https://paper.example/before' },
      ],
    })
    assert.deepEqual(told('javascript:alert(1)'), {
      kind: 'paragraph',
      text: ['Earlier: out to consultation on 3 March 2019 – ', 'What do you think?'],
    })
  })

  it('counts the outlets that there is no room for', () => {
    const sources = Array.from({ length: 10 }, (_, index) => source(index, `Paper ${index}`))
    assert.match(line(card({ sources })), /also: Paper 0, .*Paper 5 and 4 more$/)
  })

  it('lists the bodies, and the systems apart', () => {
    const message = card({
      mentions: [
        body('ccg-wirral', 'NHS Wirral CCG'),
        body('ccg-halton', 'NHS Halton CCG'),
        { name: 'NHS Mersey CCG', kind: 'new-body', id: null, words: 'Mersey CCG' },
        system('E54000008', 'Cheshire and Merseyside ICS'),
      ],
    })
    assert.equal(fact(message, 'Bodies'), 'NHS Wirral CCG, NHS Halton CCG, NHS Mersey CCG')
    assert.equal(fact(message, 'System'), 'Cheshire and Merseyside ICS')
  })

  it('counts the bodies that there is no room for', () => {
    const mentions = Array.from({ length: 15 }, (_, index) => body(`ccg-${index}`, `NHS Example ${index} CCG`))
    assert.match(fact(card({ mentions }), 'Bodies') ?? '', /NHS Example 11 CCG and 3 more$/)
  })

  for (const [today, label, value] of [
    ['2019-11-14', 'Takes effect', '1 April 2020 (in 139 days)'],
    ['2020-03-31', 'Takes effect', '1 April 2020 (tomorrow)'],
    ['2020-04-01', 'Takes effect', '1 April 2020 (today)'],
    ['2020-04-02', 'Took effect', '1 April 2020 (yesterday)'],
  ] as const)
    it(`read on ${today} says "${label}: ${value}"`, () => assert.equal(fact(card({}, today), label), value))

  it('without a date says nothing of one', () =>
    assert.equal(fact(card({ effective: null }), 'Takes effect'), undefined))

  it('has buttons to read it, to see what became of the body, to ask why, and to say what one thinks of it', () =>
    assert.deepEqual(card().buttons, [
      { kind: 'link', label: 'Read', url: 'https://paper1.example/report' },
      { kind: 'action', label: 'What became of it', call: { action: 'ccg.card', payload: 'ccg-wirral' } },
      { kind: 'action', label: 'Why this?', call: { action: 'alerts.why', payload: '41' } },
      { kind: 'action', label: 'Not for us', call: { action: 'feedback.no', payload: '41' } },
      { kind: 'action', label: 'Relevant', call: { action: 'feedback.yes', payload: '41' } },
    ]))

  it('leads from several bodies to what became of each, from one named twice to its card, and from a system to its own', () => {
    const action = (more: Partial<Story>) => {
      const button = card(more).buttons?.[1]
      return button?.kind === 'action' ? button.call : undefined
    }
    const bodies = [body('ccg-wirral', 'NHS Wirral CCG'), body('ccg-halton', 'NHS Halton CCG')]
    assert.deepEqual(action({ mentions: bodies }), { action: 'alerts.bodies', payload: '41' })
    const twice = [body('ccg-wirral', 'NHS Wirral CCG'), body('ccg-wirral', 'NHS Wirral CCG')]
    assert.deepEqual(action({ mentions: twice }), { action: 'ccg.card', payload: 'ccg-wirral' })
    assert.deepEqual(action({ mentions: [system('E54000008', 'An ICS')] }), {
      action: 'ics.card',
      payload: 'E54000008',
    })
    assert.deepEqual(action({ mentions: [] }), { action: 'alerts.why', payload: '41' })
  })

  it('notifies nobody by itself', () => assert.equal(card().notify, undefined))
})
