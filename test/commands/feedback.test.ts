import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Message } from '../../src/chat/message.ts'
import { type Desk, openDesk } from './newsroom-commands.ts'
import { callerOn, wordsOf } from './world.ts'

const WIRRAL = {
  title: 'NHS Wirral CCG and NHS Warrington CCG apply to merge',
  url: 'https://gazette.example/wirral',
  outlet: 'Mersey Gazette',
}
const MEMBER = callerOn('slack', { isAdmin: async () => false })

async function withAlert(t: Parameters<typeof openDesk>[0]): Promise<Desk & { id: string }> {
  const desk = await openDesk(t)
  await desk.ask('/watch add')
  await desk.room.publish(await desk.room.addFeed(), [WIRRAL])
  const [owed] = await desk.room.outbox()
  const button = owed?.message.buttons?.find(({ label }) => label === 'Not for us')
  assert.ok(button?.kind === 'action' && button.call.action === 'feedback.no')
  return { ...desk, id: button.call.payload }
}

function pressed(message: Message, label: string | RegExp) {
  const button = message.buttons?.find((one) =>
    typeof label === 'string' ? one.label === label : label.test(one.label),
  )
  assert.ok(button?.kind === 'action', `no button ${label}`)
  return [button.call.action, button.call.payload] as const
}

describe('feedback on an alert', () => {
  it('“Not for us” offers what can be done, each short enough for a button', async (t) => {
    const { press, id } = await withAlert(t)
    const offer = await press('feedback.no', id)
    const labels = offer.buttons?.map(({ label }) => label) ?? []
    assert.deepEqual(labels.slice(0, 1), ['Hide this story here'])
    assert.ok(labels.includes('Mute Mersey Gazette here'), labels.join())
    for (const button of offer.buttons ?? []) assert.ok(button.kind === 'action' && button.call.payload.length <= 60)
    for (const option of offer.menu?.options ?? []) assert.ok(option.value.length <= 60, option.value)
    assert.ok((offer.menu?.options.length ?? 0) > 0)
  })

  it('what was said is shown by /watch list and /alerts why, and is undone from either', async (t) => {
    const { press, ask, id } = await withAlert(t)
    const offer = await press('feedback.no', id)
    for (const from of ['/watch list', `/alerts why ${id}`]) {
      const done = await press(...pressed(offer, 'Mute Mersey Gazette here'))
      assert.match(done.title, /^In this channel from now on: what only “Mersey Gazette” reports is kept out/)
      const shown = await ask(from)
      assert.match(wordsOf(shown), /hat only “Mersey Gazette” reports is kept out/)
      assert.match((await press(...pressed(shown, /^Undo/))).title, /^Undone here/)
      assert.doesNotMatch(wordsOf(await ask(from)), /kept out/)
    }
  })

  it('a rule is turned off from the menu', async (t) => {
    const { press, id } = await withAlert(t)
    const offer = await press('feedback.no', id)
    const [rule] = offer.menu?.options ?? []
    const done = await press(offer.menu?.action ?? '', rule?.value ?? '')
    assert.match(rule?.label ?? '', /^[A-Z].*\.$/)
    assert.ok(done.title.includes(`what the rule “${rule?.label.slice(0, -1)}” had a part in is kept out`), done.title)
  })

  it('“Relevant” is seen and undone like the rest', async (t) => {
    const { press, ask, id } = await withAlert(t)
    const done = await press('feedback.yes', id)
    assert.match(done.title, /counts as relevant/)
    assert.match(wordsOf(await ask('/watch list')), /counts as relevant/)
    assert.match((await press(...pressed(done, 'Undo'))).title, /^Undone/)
  })

  it('however much was said, each can be found and undone', async (t) => {
    const { press, ask, room } = await withAlert(t)
    const where = { platform: 'slack', tenant: 'T1', channel: 'C1' }
    const said = Array.from({ length: 60 }, (_, n) => ({
      ...where,
      effect: 'mute-outlet' as const,
      target: `paper ${n}`,
      name: `Paper ${n}`,
      given_by: 'U1',
      given_at: '2019-11-14T12:00:00.000Z',
    }))
    await room.db.insertInto('feedback').values(said).execute()
    let page = await press(...pressed(await ask('/watch list'), 'All 60 of them'))
    const seen: string[] = []
    for (;;) {
      seen.push(...(page.menu?.options.map(({ value }) => value) ?? []))
      if (!page.buttons?.some(({ label }) => label === 'Older')) break
      page = await press(...pressed(page, 'Older'))
    }
    assert.equal(new Set(seen).size, 60)
    assert.match(wordsOf(page), /60\. What only “Paper 0” reports is kept out, since 14 Nov 2019/)
    assert.match((await press(page.menu?.action ?? '', seen.at(-1) ?? '')).title, /^Undone here: what only “Paper 0”/)
    assert.ok(pressed(await ask('/watch list'), 'All 59 of them'))
    assert.match((await press('feedback.list', '1', MEMBER)).title, /Only organisers/)
    assert.match((await press('feedback.list', 'x')).title, /is not the number of a page/)
  })

  it('only organisers decide for the channel', async (t) => {
    const { press, room, id } = await withAlert(t)
    for (const [action, payload] of [
      ['feedback.no', id],
      ['feedback.yes', id],
      ['feedback.give', `${id}.0.hide-${id}`],
      ['feedback.undo', '1'],
    ] as const)
      assert.match((await press(action, payload, MEMBER)).title, /Only organisers/)
    assert.equal((await room.db.selectFrom('feedback').selectAll().execute()).length, 0)
  })

  it('what nobody offered is refused in a sentence', async (t) => {
    const { press, id } = await withAlert(t)
    for (const payload of [
      '',
      'x',
      '0',
      '99999',
      `${id}`,
      `${id}.0`,
      `${id}.0.hide-${id}1`,
      `${id}.99.hide`,
      `${id}.-1.x`,
    ])
      assert.equal((await press('feedback.give', payload)).tone, 'warning', payload)
  })
})
