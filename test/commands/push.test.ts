import assert from 'node:assert/strict'
import { it, type TestContext } from 'node:test'
import { createCcg } from '../../commands/ccg.ts'
import { createIcs } from '../../commands/ics.ts'
import { createPush } from '../../commands/push.ts'
import type { Caller } from '../../src/chat/command.ts'
import type { Message } from '../../src/chat/message.ts'
import { createDiary, type Diary } from '../../src/diary/diary.ts'
import { createOpenPushes } from '../../src/pushes/open-pushes.ts'
import { createAreaFinder } from '../../src/register/find-area.ts'
import { type Campaign, cardOn, openCampaign, postsWith, said } from '../pushes/campaign.ts'
import { registerNeeds } from './register-needs.ts'
import { callerOn, factOf, REGISTER_PARTS, routerOf, wordsOf } from './world.ts'

const START = '/push start 276169 target:2000 by:"30 November" title:"Keep it local"'
const DISCORD = { tenant: 'G1', channel: 'D1' }
const ORGANISER = callerOn('discord', DISCORD)
const ANN = callerOn('discord', { ...DISCORD, userId: 'ann', isAdmin: async () => false })
const SLACK = { tenant: 'T9', channel: 'S1' }
const SUE = callerOn('slack', { ...SLACK, userId: 'sue', isAdmin: async () => false })
const SLACK_ORGANISER = callerOn('slack', { ...SLACK, userId: 'org' })

const areaFinder = createAreaFinder(REGISTER_PARTS.register, REGISTER_PARTS.finder, REGISTER_PARTS.areas)

interface PushDesk {
  readonly room: Campaign
  readonly diary: Diary
  readonly ask: (line: string, caller?: Caller) => Promise<Message>
  readonly press: (action: string, payload: string, caller?: Caller) => Promise<Message>
}

async function openPushDesk(t: TestContext): Promise<PushDesk> {
  const room = await openCampaign(t, 'sqlite')
  const { petitions } = room.world
  const postcodes = { locate: async () => ({ kind: 'unavailable' }) as const }
  const now = () => room.world.now
  const { db } = room.world.store
  const { register, areas } = REGISTER_PARTS
  const diary = createDiary({ db, clock: now, log: room.log, register, areas, finders: [] })
  const cards = { ...registerNeeds(), openPushes: createOpenPushes({ db, areas }), now }
  const router = routerOf([
    createPush({ ...REGISTER_PARTS, areaFinder, postcodes, pushes: room.pushes, petitions, diary, now }),
    createCcg(cards),
    createIcs(cards),
  ])
  return {
    room,
    diary,
    ask: async (line, caller = ORGANISER) => (await router.runTyped(line, caller)).message,
    press: async (action, payload, caller = ANN) => (await router.press(action, payload, caller)).message,
  }
}

function payloadOf(message: Message, label: string): string {
  const button = message.buttons?.find((one) => one.label === label)
  return button?.kind === 'action' ? button.call.payload : ''
}

it('/push start posts a live card and gives the organiser alone a code for other channels', async (t) => {
  const { room, ask } = await openPushDesk(t)
  assert.match(wordsOf(await ask(START, ANN)), /Only organisers can do this/)
  const words = wordsOf(await ask(START))
  assert.match(words, /“Keep it local” has begun/)
  assert.match(words, /\/push link [A-Z0-9]{4}-[A-Z0-9]{4}\./)
  await room.send()
  const card = cardOn(room.discord)
  assert.deepEqual(
    card.buttons?.map(({ label }) => label),
    ['Join', 'Take a task', 'Share texts', 'Refresh', 'Sign or read'],
  )
  assert.doesNotMatch(said(card), /[A-Z0-9]{4}-[A-Z0-9]{4}/)
})

it('/push link joins a channel on the other chat, and a task that is taken there shows here', async (t) => {
  const { room, ask, press } = await openPushDesk(t)
  const [code = ''] = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(wordsOf(await ask(START))) ?? []
  assert.match(wordsOf(await ask(`/push link ${code}`, SUE)), /Only organisers/)
  assert.match(wordsOf(await ask('/push link AAAA-BBBB', SLACK_ORGANISER)), /leads nowhere/)
  assert.match(wordsOf(await ask(`/push link ${code}`, SLACK_ORGANISER)), /This channel takes part in “Keep it local”/)
  assert.match(
    wordsOf(await ask('/push task "Acacia Avenue" template:leaflet', SUE)),
    /#1 Leaflet a street: Acacia Avenue\nTo take it: \/push claim 1/,
  )
  await room.send()
  const menu = await press('push.take', payloadOf(cardOn(room.slack), 'Take a task'), SUE)
  assert.deepEqual(menu.menu?.options, [{ label: '#1 Leaflet a street: Acacia Avenue', value: '1' }])
  const claimed = await press('push.claim', '1', SUE)
  assert.equal(claimed.title, 'It is yours')
  assert.match(wordsOf(await ask('/push claim 1', ANN)), /Somebody else has just taken that task/)
  await room.send()
  assert.equal(factOf(cardOn(room.discord), 'Tasks'), '0 open, 1 taken, 0 done')
  assert.match(wordsOf(await ask('/push tasks', ANN)), /#1 Leaflet a street: Acacia Avenue · taken on Slack/)
  assert.match(wordsOf(await ask('/push tasks', SUE)), /taken by @sue/)
  assert.equal((await press('push.done', payloadOf(claimed, 'Done'), SUE)).title, 'Thank you!')
  assert.match(
    wordsOf(await ask('/push status')),
    /Tasks: 0 open, 0 taken, 1 done[\s\S]*2 channels: 1: this channel, 2: another on Slack/,
  )
  assert.match(wordsOf(await ask('/push status', SUE)), /2 channels: 1: another on Discord, 2: this channel/)
})

it('a stranger in another channel sees and does nothing of a push', async (t) => {
  const { ask, press } = await openPushDesk(t)
  await ask(START)
  await ask('/push task "Hold a stall"')
  const stranger = callerOn('discord', { tenant: 'G2', channel: 'D9', userId: 'eve' })
  for (const action of ['push.join', 'push.take', 'push.share', 'push.refresh', 'push.claim', 'push.done', 'push.keep'])
    assert.match(wordsOf(await press(action, '1', stranger)), /does not take place|do not have that task/, action)
  for (const line of [
    '/push status',
    '/push join',
    '/push tasks',
    '/push finish',
    '/push invite',
    '/push extend 30/11/2026',
  ])
    assert.match(wordsOf(await ask(line, stranger)), /No push is under way in this channel/, line)
  for (const line of ['/push status push:1', '/push finish push:1', '/push reopen 30/11/2026 push:1'])
    assert.match(wordsOf(await ask(line, stranger)), /No push “1” takes place in this channel/, line)
  for (const line of ['/push assign 1 person:user:eve', '/push drop 1', '/push claim 1', '/push done 1'])
    assert.match(wordsOf(await ask(line, stranger)), /does not take place in this channel/, line)
  assert.equal((await ask('/push list', stranger)).title, 'No push takes place in this channel')
  assert.match(wordsOf(await press('push.text', '1 nonsense')), /older version/)
})

it('where several pushes take place, the one that is meant must be said', async (t) => {
  const { ask } = await openPushDesk(t)
  await ask(START)
  await ask('/push start 276169 target:3000 by:"1 December" title:"Save the board"')
  assert.match(
    wordsOf(await ask('/push status')),
    /Several pushes take place here\. Say which with the option push: 2 for “/,
  )
  assert.equal((await ask('/push status board')).title, 'Save the board')
  assert.equal((await ask('/push status #1')).title, 'Keep it local')
  assert.match(
    wordsOf(await ask('/push list')),
    /#2 Save the board · 1,000 of 3,000, until 1 December 2026 \(in 28 days\)/,
  )
})

it('organisers give tasks out, take them out, extend, end and reopen', async (t) => {
  const { room, ask } = await openPushDesk(t)
  await ask(START)
  assert.match(wordsOf(await ask('/push task')), /Say what is to be done, or choose a template/)
  await ask('/push task template:mp')
  await ask('/push task "Bake a cake"')
  assert.match(wordsOf(await ask('/push task "bake a CAKE"')), /That task is there already, as #2/)
  assert.match(wordsOf(await ask('/push assign 1 person:somebody')), /nobody that I know/)
  assert.match(wordsOf(await ask('/push assign 1 person:user:bob')), /@bob is told in a direct message/)
  assert.equal((await ask('/push drop 2')).title, 'That task is taken out')
  assert.match(wordsOf(await ask('/push assign 1', ANN)), /Only organisers/)
  assert.equal((await ask('/push assign 1')).title, 'Anybody may take that task now')
  assert.match(
    wordsOf(await ask('/push extend "10 December" target:2500')),
    /target is 2,500, and its last day 10 December 2026/,
  )
  assert.match(wordsOf(await ask('/push extend someday')), /not a day that I can read/)
  assert.equal((await ask('/push finish')).title, '“Keep it local” has ended')
  assert.match(wordsOf(await ask('/push join', ANN)), /No push is under way/)
  assert.match(wordsOf(await ask('/push reopen "12 December"')), /“Keep it local” is taken up again/)
  assert.match(wordsOf(await ask('/push reopen "12 December"')), /No push has ended/)
  await room.send()
  assert.equal(postsWith(room.discord, 'FINISHED').length, 1)
})

it('/push forget removes the asker', async (t) => {
  const { ask, press } = await openPushDesk(t)
  await ask(START)
  await ask('/push task "Hold a stall"')
  assert.match(wordsOf(await press('push.join', '1')), /I keep your id here and what you take on/)
  await ask('/push claim 1', ANN)
  const words = wordsOf(await ask('/push forget me', ANN))
  assert.match(words, /I removed you from 1 push, 1 task that you had and 0 tasks that you did/)
  assert.equal((await ask('/push forget', ANN)).title, 'Pushes keep nothing of you')
  assert.match(wordsOf(await ask('/push tasks', ANN)), /Hold a stall · open/)
})

it('/push share fills its texts with what is known of where the reader lives, for the reader alone', async (t) => {
  const { room, ask, press } = await openPushDesk(t)
  room.petition.areas({ 'Wirral West': 37, Selby: 5 })
  await ask(START)
  assert.deepEqual((await ask('/push share', ANN)).menu?.options.length, 5)
  assert.match(wordsOf(await press('push.text', '1 message')), /wonder whether you would too/)
  const post = wordsOf(await ask('/push share post', ANN))
  assert.match(post, /1,000 have signed; 2,000 by 30 Nov 2026 is the aim\. Please sign and share: http/)
  const mp = wordsOf(await ask('/push share mp constituency:"wirral west"', ANN))
  assert.match(mp, /Dear The Member for Wirral West,[\s\S]*37 of them live in Wirral West\./)
  assert.match(
    wordsOf(await ask('/push share mp constituency:"wirral north pole"', ANN)),
    /I know of no constituency “wirral north pole” with signatures/,
  )
  const councillor = wordsOf(await ask('/push share councillor area:barnet', ANN))
  assert.match(councillor, /I live in Barnet, and write about[\s\S]*Changes to NHS .+ ICB decide/)
  const divided = wordsOf(await ask('/push share councillor area:dudley', ANN))
  assert.match(divided, /I live in Dudley[\s\S]*Changes to NHS Black Country ICB decide/)
  assert.match(wordsOf(await ask('/push share councillor', ANN)), /I live in your area, and write/)
  const board = wordsOf(await ask('/push share board area:"wirral council"', ANN))
  assert.match(board, /To the Chair of NHS Cheshire and Merseyside ICB[\s\S]*people in Wirral/)
  assert.match(wordsOf(await ask('/push share board', ANN)), /what would they mean for people in our area/)
  assert.match(wordsOf(await ask('/push share mp area:cardiff', ANN)), /Wales|Welsh/)
})

it('/push remind tells and changes how the asker is reminded', async (t) => {
  const { ask } = await openPushDesk(t)
  assert.match(wordsOf(await ask('/push remind', ANN)), /They are on, but never in your quiet hours, 21:00 to 09:00\./)
  const off = await ask('/push remind off', ANN)
  assert.match(wordsOf(off), /They are off[\s\S]*To change this: \/push remind reminders: on\./)
  assert.match(wordsOf(await ask('/push remind on quiet:"10pm to 6am"', ANN)), /quiet hours, 22:00 to 06:00/)
  assert.match(wordsOf(await ask('/push remind quiet:none', ANN)), /They are on, at any hour/)
  assert.match(wordsOf(await ask('/push remind quiet:lunch', ANN)), /Quiet hours are written as/)
  assert.match(wordsOf(await ask('/push remind', SUE)), /21:00 to 09:00/)
  assert.equal((await ask('/push forget', ANN)).title, 'You are forgotten')
  assert.match(wordsOf(await ask('/push remind', ANN)), /21:00 to 09:00/)
})

it('/push leave opens what the asker had taken, and says what is still kept', async (t) => {
  const { ask, press } = await openPushDesk(t)
  await ask(START)
  await ask('/push task "Hold a stall"')
  assert.match(wordsOf(await ask('/push leave', ANN)), /You do not take part in “Keep it local”/)
  await press('push.claim', '1')
  const words = wordsOf(await ask('/push leave', ANN))
  assert.match(words, /You take part in “Keep it local” no more[\s\S]*open to others: #1\.[\s\S]*\/push forget/)
  assert.match(wordsOf(await ask('/push tasks', SUE)), /No push is under way|does not/)
  assert.match(wordsOf(await ask('/push tasks', ANN)), /Hold a stall · open/)
})

it('so much longer counts from the end of a push that runs, and from today for one that has ended', async (t) => {
  const { ask } = await openPushDesk(t)
  await ask(START)
  const lastDay = async (line: string) => /last day ([^(]+) \(/.exec(wordsOf(await ask(line)))?.[1]
  assert.equal(await lastDay('/push extend "2 weeks"'), '14 December 2026')
  assert.equal(await lastDay('/push extend "10 days more"'), '24 December 2026')
  assert.equal(await lastDay('/push extend "5 December"'), '5 December 2026')
  await ask('/push finish')
  assert.equal(await lastDay('/push reopen "a week"'), '10 November 2026')
  assert.match(wordsOf(await ask('/push extend "20 weeks"')), /closes on 1 February 2027/)
})

it('a push stands on the cards of the bodies and systems that it is about', async (t) => {
  const { ask } = await openPushDesk(t)
  assert.equal(factOf(await ask('/ccg wirral'), 'What next'), undefined)
  await ask(`${START} area:wirral`)
  const line = 'A petition push is on: Keep it local, 1,000 of 2,000 signatures: /push status push:1'
  assert.equal(factOf(await ask('/ccg wirral', ANN), 'What next'), line)
  assert.equal(factOf(await ask('/ccg "cheshire and merseyside icb"', ANN), 'What next'), line)
  assert.equal(factOf(await ask('/ics "cheshire and merseyside"', ANN), 'What next'), line)
  assert.equal(factOf(await ask('/ccg luton', ANN), 'What next'), undefined)
  assert.equal(factOf(await ask('/ccg wirral', SUE), 'What next'), undefined)
  assert.match(wordsOf(await ask(`${START} area:cardiff`)), /Wales|Welsh/)
})

it('a push for all of England stands on the card of a place that several bodies covered, too', async (t) => {
  const { ask } = await openPushDesk(t)
  await ask(START)
  assert.match(factOf(await ask('/ccg "kirklees council"', ANN), 'What next') ?? '', /Keep it local/)
})

it('the question to the board names its next meeting in public, where the diary has it', async (t) => {
  const { ask, diary } = await openPushDesk(t)
  await ask(START)
  assert.match(
    wordsOf(await ask('/push share board area:"wirral council"', ANN)),
    /an organiser writes that down: \/diary add/,
  )
  const here = { platform: 'discord', ...DISCORD } as const
  const wish = { day: '2026-12-02', time: '14:30', area: 'body:ccg-wirral', place: 'Birkenhead Town Hall', link: '' }
  await diary.add(here, { ...wish, what: 'The consultation closes', day: '2026-11-20' })
  await diary.add(here, { ...wish, what: 'The board meets in public' })
  assert.match(
    wordsOf(await ask('/push share board area:"wirral council"', ANN)),
    /board meeting in public on Wednesday 2 December 2026 at 14:30, Birkenhead Town Hall\n/,
  )
  assert.match(
    wordsOf(await ask('/push share board area:"wirral council"', callerOn('discord', DISCORD))),
    /2 December/,
  )
})

it('/push tasks shows the asker’s own first, and the button says when there are more than a menu holds', async (t) => {
  const { room, ask, press } = await openPushDesk(t)
  await ask(START)
  for (let street = 1; street <= 30; street += 1) await room.pushes.addTask(1, `Street ${street}`)
  await ask('/push claim 29', ANN)
  assert.match(
    wordsOf(await ask('/push tasks', ANN)),
    /^\S.*\n(?:.*\n)?- #29 Street 29 · taken by @ann\n- #1 Street 1 · open/m,
  )
  const take = await press('push.take', '1')
  assert.equal(take.menu?.options.length, 25)
  assert.match(wordsOf(take), /4 more tasks than fit here: \/push claim takes any by its number\./)
})
