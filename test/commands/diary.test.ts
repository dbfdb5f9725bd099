import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { type CommandNeeds, createCommands } from '../../commands/commands.ts'
import { readPage } from '../../commands/diary/list-page.ts'
import { tenantOf } from '../../src/alerts/story.ts'
import { createDiary } from '../../src/diary/diary.ts'
import { insertDeadline } from '../../src/diary/diary-repository.ts'
import { createStoryAreas } from '../../src/diary/story-areas.ts'
import { storyDeadlines } from '../../src/diary/story-deadlines.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { openDesk } from './newsroom-commands.ts'
import { registerNeeds } from './register-needs.ts'
import { callerOn, factOf, linksOf, REGISTER_PARTS, routerOf, wordsOf } from './world.ts'

const ADD =
  '/diary add "Board meets in public" when:"3 March 2027 2.30pm" area:wirral place:"Town Hall" link:https://board.example/3'
const MEMBER = callerOn('slack', { userId: 'U2', isAdmin: async () => false })

async function openDiaryDesk(t: TestContext, platform: Parameters<typeof openDesk>[1] = 'slack') {
  const desk = await openDesk(t, platform)
  desk.room.hand.now = new Date('2026-11-22T12:00:00Z')
  return desk
}

/** What a story told of, before anybody has confirmed it. Gives its number. */
async function propose({ room }: Awaited<ReturnType<typeof openDesk>>, key = '41:closes'): Promise<number> {
  const proposed = await insertDeadline(
    room.db,
    {
      tenant: 'slack:T1',
      channel: '',
      source: 'story',
      source_key: key,
      uid: `${key}@b`,
      what: 'Consultation closes',
      day: '2027-01-15',
      time: '',
      area: 'body:ccg-wirral',
      place: '',
      link: 'https://paper.example/41',
      state: 'proposed',
    },
    '2026-11-20T12:00:00.000Z',
  )
  return proposed?.id ?? 0
}

describe('/diary add', () => {
  it('repeats what it wrote down, says who is reminded, and how to undo it', async (t) => {
    const { ask } = await openDiaryDesk(t)
    const card = await ask(ADD)
    assert.deepEqual(
      [card.overline, card.title, card.link],
      ['IN THE DIARY', 'Board meets in public', 'https://board.example/3'],
    )
    assert.equal(factOf(card, 'When'), 'Wednesday 3 March 2027 at 14:30 (in 101 days)')
    assert.equal(factOf(card, 'Where'), 'Town Hall')
    assert.equal(factOf(card, 'Area'), 'NHS Wirral CCG')
    assert.match(
      wordsOf(card),
      /I remind of it .* in this channel, because no channel here follows NHS Wirral CCG\.\nTo undo it: \/diary remove \d+\n/,
    )
  })

  it('promises the reminders alone that are still to come, and refuses a time that has been', async (t) => {
    const { ask } = await openDiaryDesk(t)
    const promised = async (when: string) =>
      /I remind of it (.*), at 9 in|(It is too near)/.exec(
        wordsOf(await ask(`/diary add "Meets ${when}" when:"${when}"`)),
      )
    // It is noon on 22 November 2026.
    assert.equal((await promised('30 November'))?.[1], 'a week before, the day before and on the day')
    assert.equal((await promised('29 November'))?.[1], 'the day before and on the day')
    assert.equal((await promised('24 November 8am'))?.[1], 'the day before')
    assert.equal((await promised('tomorrow'))?.[1], 'on the day')
    assert.equal((await promised('today 2pm'))?.[2], 'It is too near')
    assert.match(wordsOf(await ask('/diary add "Meets" when:"today 9am"')), /That time has been/)
  })

  it('counts the channels that follow the area', async (t) => {
    const { ask } = await openDiaryDesk(t)
    await ask('/watch add wirral')
    assert.match(wordsOf(await ask(ADD)), /in the 1 channel here that follows NHS Wirral CCG\./)
    await ask('/watch add', callerOn('slack', { channel: 'C2' }))
    assert.match(
      wordsOf(await ask(ADD.replace('2.30pm', '4pm'))),
      /in the 2 channels here that follow NHS Wirral CCG\./,
    )
  })

  it('is for all of England when no area is given', async (t) => {
    const { ask } = await openDiaryDesk(t)
    assert.equal(factOf(await ask('/diary add Debate when:tomorrow'), 'Area'), 'all of England')
  })

  it('writes the same down once', async (t) => {
    const { ask } = await openDiaryDesk(t)
    await ask(ADD)
    assert.equal((await ask(ADD)).overline, 'IN THE DIARY ALREADY')
    assert.equal((await ask('/diary list')).title, '1 date to come')
  })

  it('writes how to undo it in the words of Discord', async (t) => {
    const { ask } = await openDiaryDesk(t, 'discord')
    assert.match(wordsOf(await ask(ADD)), /To undo it: \/diary remove entry: \d+\n/)
  })

  it('refuses with a sentence what makes no date', async (t) => {
    const { ask } = await openDiaryDesk(t)
    for (const [typed, says] of [
      ['/diary add', /Please give what/],
      ['/diary add Meeting', /Please give when/],
      ['/diary add Meeting when:soon', /“soon” is not a day that I can read\. Write it as 3 March 2027,/],
      ['/diary add Meeting when:"March 2027"', /is not a day that I can read/],
      ['/diary add Meeting when:"21 November 2026"', /That day has been/],
      ['/diary add Meeting when:tomorrow link:javascript:alert(1)', /is not a web address/],
      ['/diary add Meeting when:tomorrow area:cardiff', /Wales|Welsh/],
      ['/diary add Meeting when:tomorrow area:"nel ccg"', /Ask again with one of these as area: “NHS/],
    ] as const) {
      const answer = await ask(typed)
      assert.equal(answer.tone, 'warning', typed)
      assert.match(answer.title, says)
    }
    assert.match((await ask('/diary list')).title, /Nothing is in the diary yet/)
  })

  it('is for organisers, as are removing and what the buttons decide', async (t) => {
    const desk = await openDiaryDesk(t)
    await desk.ask(ADD)
    assert.match((await desk.ask(ADD, MEMBER)).title, /Only organisers/)
    assert.match((await desk.ask('/diary remove 1', MEMBER)).title, /Only organisers/)
    for (const action of ['diary.confirm', 'diary.remove', 'diary.renew'])
      assert.match((await desk.press(action, '1', MEMBER)).title, /Only organisers/)
    assert.equal((await desk.ask('/diary list', MEMBER)).title, '1 date to come')
  })
})

describe('/diary list', () => {
  it('says how to begin when nothing is in it', async (t) => {
    const { ask } = await openDiaryDesk(t)
    assert.match(
      wordsOf(await ask('/diary list')),
      /^Nothing is in the diary yet\nOrganisers write a date down with: \/diary add "Board meets in public" when:"3 March 2027 14:30"/,
    )
  })

  it('shows the next first, each by number with its day, its link, its place and its area', async (t) => {
    const { ask } = await openDiaryDesk(t)
    await ask(ADD)
    await ask('/diary add "Consultation closes" when:"1 February 2027" area:london')
    const card = await ask('/diary list')
    assert.match(
      wordsOf(card),
      /^2 dates to come\n- #\d+ Monday 1 February 2027 \(in 71 days\): Consultation closes · London\n- #\d+ Wednesday 3 March 2027 at 14:30 \(in 101 days\): Board meets in public, Town Hall · NHS Wirral CCG\n/,
    )
    assert.deepEqual(linksOf(card), ['https://board.example/3'])
  })

  it('shows an area’s alone, and asks which one where several are called so', async (t) => {
    const { ask, press } = await openDiaryDesk(t)
    await ask(ADD)
    await ask('/diary add "Consultation closes" when:"1 February 2027" area:london')
    const wirral = await ask('/diary list "cheshire and merseyside"')
    assert.match(wordsOf(wirral), /^1 date to come · NHS Cheshire and Merseyside ICB\n- #\d+ Wednesday/)
    const which = await ask('/diary list "nel ccg"')
    assert.equal(which.menu?.action, 'diary.page')
    const [first] = which.menu?.options ?? []
    assert.equal((await press('diary.page', first?.value ?? '')).title, `Nothing is in the diary yet · ${first?.label}`)
  })

  it('shows nothing of other tenants', async (t) => {
    const { ask } = await openDiaryDesk(t)
    await ask(ADD)
    assert.match((await ask('/diary list', callerOn('slack', { tenant: 'T2' }))).title, /^Nothing is in the diary/)
  })

  it('goes through many page by page, and keeps the area', async (t) => {
    const { ask, press } = await openDiaryDesk(t)
    for (let day = 1; day <= 28; day += 1) await ask(`/diary add Day${day} when:"${day} February 2027" area:london`)
    const first = await ask('/diary list london')
    assert.match(wordsOf(first), /^28 dates to come · London\nPage 1 of 3\.\n- #1 Monday 1 February/)
    const [later, ...more] = first.buttons ?? []
    assert.deepEqual(more, [])
    assert.ok(later?.kind === 'action')
    assert.deepEqual(later.call, { action: 'diary.page', payload: '2 region:London' })
    const second = await press('diary.page', later.call.payload)
    assert.match(wordsOf(second), /Page 2 of 3\.\n- #13 /)
    assert.deepEqual(
      second.buttons?.map((button) => button.label),
      ['Earlier', 'Later'],
    )
    assert.match(wordsOf(await ask('/diary list page:100')), /Page 3 of 3\.\n- #25 /)
  })

  it('shows what stories told of apart, for an organiser to put in or leave out', async (t) => {
    const desk = await openDiaryDesk(t)
    const id = await propose(desk)
    const card = await desk.ask('/diary list')
    assert.match(
      wordsOf(card),
      /waiting for an organiser.*\n- #\d+ Friday 15 January 2027 \(in 54 days\): Consultation closes/,
    )
    assert.deepEqual(card.menu?.options, [
      { label: `#${id} Consultation closes`, value: String(id), hint: 'Friday 15 January 2027' },
    ])
    assert.match(
      wordsOf(await desk.press('diary.confirm', String(id))),
      /^In the diary\n“Consultation closes”, Friday 15 January 2027\.\nTo undo it: \/diary remove \d+/,
    )
    const after = await desk.ask('/diary list')
    assert.deepEqual([after.title, after.menu], ['1 date to come', undefined])
  })

  it('shows as many of what waits as can be chosen from, and says how many more there are', async (t) => {
    const desk = await openDiaryDesk(t)
    for (let at = 1; at <= 26; at += 1) await propose(desk, `${at}`)
    const card = await desk.ask('/diary list')
    assert.equal(card.menu?.options.length, 25)
    assert.equal([...wordsOf(card).matchAll(/^- #/gm)].length, 25)
    assert.match(wordsOf(card), /And 1 date more, once these are decided\./)
    await propose(desk, '27')
    assert.match(wordsOf(await desk.ask('/diary list')), /And 2 dates more/)
  })

  it('reads its own pages, and takes anything else for the first', () => {
    assert.deepEqual(readPage('3 region:London'), { page: 3, area: 'region:London' })
    assert.deepEqual(readPage('2'), { page: 2, area: '' })
    for (const bad of ['', 'x', '-1', '0', '1e9', ' 2', '99999'])
      assert.deepEqual(readPage(bad), { page: 1, area: '' }, bad)
  })
})

describe('/diary remove', () => {
  it('takes out what has that number here, by command and by button', async (t) => {
    const desk = await openDiaryDesk(t)
    const { ask, press } = desk
    await ask(ADD)
    const proposed = await propose(desk)
    assert.match((await ask('/diary remove 1', callerOn('slack', { tenant: 'T2' }))).title, /The diary has no #1:/)
    assert.match(
      wordsOf(await ask('/diary remove #1')),
      /^Taken out of the diary\n“Board meets in public”, Wednesday 3 March 2027 at 14:30\./,
    )
    assert.match((await ask('/diary remove 1')).title, /The diary has no #1: \/diary list shows/)
    assert.equal((await press('diary.remove', String(proposed))).title, 'It stays out of the diary')
    assert.match((await press('diary.confirm', String(proposed))).title, /The diary has no/)
    assert.match((await ask('/diary remove soon')).title, /“soon” is not the number of a date: \/diary list/)
  })

  it('suggests what is in the diary', async (t) => {
    const { ask, router } = await openDiaryDesk(t)
    await ask(ADD)
    await ask('/diary add "Consultation closes" when:"1 February 2027"')
    const call = { command: 'diary', subcommand: 'remove', values: {} }
    assert.deepEqual(await router.complete(call, 'entry', 'board', callerOn('slack')), [
      { name: '#1 Wednesday 3 March 2027 at 14:30: Board meets in public', value: '1' },
    ])
    assert.deepEqual(await router.complete(call, 'entry', '', MEMBER), [])
  })
})

describe('/diary export', () => {
  it('gives the address of the calendar and the next dates as text, to the asker alone', async (t) => {
    const { ask, router, diary } = await openDiaryDesk(t)
    await ask(ADD)
    const answer = await router.runTyped('/diary export', MEMBER)
    assert.equal(answer.for, 'asker')
    const address = `http://127.0.0.1:8080/diary/${await diary.token('slack:T1')}.ics`
    assert.deepEqual(linksOf(answer.message), [address])
    assert.match(
      wordsOf(answer.message),
      /\n- Wednesday 3 March 2027 at 14:30: Board meets in public, Town Hall · NHS Wirral CCG \(https:\/\/board\.example\/3\)/,
    )
    assert.deepEqual(linksOf(await ask('/diary export')), [address])
  })

  it('gives a new address at an organiser’s wish', async (t) => {
    const { ask, press } = await openDiaryDesk(t)
    const before = linksOf(await ask('/diary export'))
    const renewed = linksOf(await press('diary.renew', ''))
    assert.notDeepEqual(renewed, before)
    assert.deepEqual(linksOf(await ask('/diary export')), renewed)
    assert.notDeepEqual(linksOf(await ask('/diary export', callerOn('slack', { tenant: 'T2' }))), renewed)
  })

  it('says so when the address leads here from this machine alone, and how that can be changed', async () => {
    const diary = { upcoming: async () => [], token: async () => 'x'.repeat(32) }
    const says = async (base: string) => {
      const needs = { ...registerNeeds(), diary, pagesAt: () => base } as unknown as CommandNeeds
      return (await routerOf(createCommands(needs)).runTyped('/diary export', callerOn('slack'))).message
    }
    for (const base of ['http://127.0.0.1:8080', 'http://localhost:8080', 'http://0.0.0.0:80', 'http://[::1]:80'])
      assert.match(
        wordsOf(await says(base)),
        /leads nowhere from any other: whoever hosts me can set HTTP_PUBLIC_URL/,
        base,
      )
    for (const base of ['https://watch.example.org', 'https://example.org/bot', 'http://192.168.1.5:8080']) {
      const message = await says(base)
      assert.doesNotMatch(wordsOf(message), /HTTP_PUBLIC_URL/, base)
      assert.deepEqual(linksOf(message), [`${base}/diary/${'x'.repeat(32)}.ics`])
      assert.match(wordsOf(message), /Whoever has the address can read the diary/)
    }
  })

  it('says why there is no address where the program has no pages', async () => {
    const diary = { upcoming: async () => [], token: async () => 'x'.repeat(32) }
    const needs = { ...registerNeeds(), diary, pagesAt: () => null } as unknown as CommandNeeds
    const { message } = await routerOf(createCommands(needs)).runTyped('/diary export', callerOn('slack'))
    assert.match(wordsOf(message), /There is no address to subscribe to: whoever hosts me has not set HTTP_PORT\./)
    assert.deepEqual([linksOf(message), message.buttons], [[], undefined])
  })
})

describe('what a story states', () => {
  /** The desk’s diary as the program has it, with what the news states. */
  async function openNewsDesk(t: TestContext, platform: Parameters<typeof openDesk>[1] = 'slack') {
    const desk = await openDiaryDesk(t, platform)
    const { db, log, hand } = desk.room
    const { register, lineage, areas } = REGISTER_PARTS
    const clock = () => hand.now
    const understand = createUnderstanding(register)
    const datesOf = (item: Parameters<typeof understand>[0]) => understand(item).dates
    const finder = storyDeadlines({ db, clock, datesOf, areasOf: createStoryAreas(register, lineage) })
    const diary = createDiary({ db, clock, log, register, areas, finders: [finder] })
    const question = async () => {
      await diary.tick()
      return (await desk.room.outbox()).findLast(({ message }) => message.overline?.startsWith('FOR THE DIARY?'))
        ?.message
    }
    return { ...desk, question }
  }
  const STORY = {
    title: 'Dorset and Somerset boards consult on their merger',
    summary: 'The consultation on merging NHS Dorset ICB and NHS Somerset ICB closes at noon on 15 January.',
  }

  for (const platform of ['discord', 'slack'] as const)
    it(`goes from the news by an organiser’s button into the list and the calendar (${platform})`, async (t) => {
      const { ask, press, room, question, diary } = await openNewsDesk(t, platform)
      await ask('/watch add dorset')
      await room.publish(await room.addFeed(), [STORY])
      const card = await question()
      assert.equal(card?.overline, 'FOR THE DIARY? · NHS Dorset ICB')
      const [putIn] = card.buttons ?? []
      assert.ok(putIn?.kind === 'action')
      const { action, payload } = putIn.call
      assert.match(
        (await press(action, payload, callerOn(platform, { isAdmin: async () => false }))).title,
        /Only organisers/,
      )
      assert.match(
        wordsOf(await press(action, payload)),
        /^In the diary\n“Consultation closes: Dorset and .*”, Friday 15 January 2027 at 12:00\.\nTo undo it: /,
      )
      assert.match(
        wordsOf(await ask('/diary list')),
        /^1 date to come\n- #\d+ Friday 15 January 2027 at 12:00 \(in 54 days\).* · NHS Dorset ICB · from a news story, confirmed by your organisers\n/,
      )
      const file = (await diary.calendar(await diary.token(tenantOf(callerOn(platform))))) ?? ''
      assert.match(file, /DTSTART:20270115T120000Z\r\nSUMMARY:Consultation closes: Dorset/)
      await ask(`/diary remove ${platform === 'discord' ? 'entry:' : ''}${payload}`)
      assert.match((await diary.calendar(await diary.token(tenantOf(callerOn(platform))))) ?? '', /STATUS:CANCELLED/)
    })

  it('stays out when an organiser presses so, whoever presses after', async (t) => {
    const { ask, press, room, question } = await openNewsDesk(t)
    await ask('/watch add dorset')
    await room.publish(await room.addFeed(), [STORY])
    const [putIn, leaveOut] = (await question())?.buttons ?? []
    assert.ok(putIn?.kind === 'action' && leaveOut?.kind === 'action')
    assert.equal((await press(leaveOut.call.action, leaveOut.call.payload)).title, 'It stays out of the diary')
    assert.match((await press(putIn.call.action, putIn.call.payload)).title, /The diary has no/)
    assert.match((await ask('/diary list')).title, /Nothing is in the diary/)
  })
})

describe('the card of a body', () => {
  it('ends with its next deadlines, where there are any', async (t) => {
    const { ask } = await openDiaryDesk(t)
    assert.equal(factOf(await ask('/ccg wirral'), 'Next deadlines'), undefined)
    await ask(ADD)
    assert.equal(
      factOf(await ask('/ccg wirral'), 'Next deadline'),
      'Wednesday 3 March 2027 at 14:30, Board meets in public',
    )
    await ask('/diary add "Consultation closes" when:"1 February 2027" area:"cheshire and merseyside"')
    await ask('/diary add "Another" when:"1 May 2027" area:wirral')
    assert.equal(
      factOf(await ask('/ccg wirral'), 'Next deadlines'),
      'Monday 1 February 2027, Consultation closes · Wednesday 3 March 2027 at 14:30, Board meets in public',
    )
    assert.equal(factOf(await ask('/ccg halton'), 'Next deadline'), 'Monday 1 February 2027, Consultation closes')
  })
})
