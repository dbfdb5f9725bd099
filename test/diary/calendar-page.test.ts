import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import ICAL from 'ical.js'
import { calendarPath, createCalendarPage } from '../../src/diary/calendar-page.ts'
import type { Diary } from '../../src/diary/diary.ts'
import { insertDeadline } from '../../src/diary/diary-repository.ts'
import { createMetrics } from '../../src/health/metrics.ts'
import { startServer } from '../../src/health/server.ts'
import { eachEngine } from '../store-for-tests.ts'
import { ELSEWHERE, HERE, MEETING, openScene, TENANT } from './scene.ts'

async function serve(t: TestContext, diary: Pick<Diary, 'calendar'>) {
  const faults: unknown[] = []
  const onFault = (fault: unknown) => {
    faults.push(fault)
  }
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    parts: async () => [],
    metrics: createMetrics(async () => new Map()),
    guests: [createCalendarPage({ diary, onFault })],
    onFault,
  })
  t.after(() => server.close())
  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init)
  return { get, faults }
}

eachEngine((_engine, open) => {
  it('whoever has a tenant’s address gets its calendar, and no other’s', async (t) => {
    const { diary } = await openScene(open, t)
    await diary.add(HERE, MEETING)
    await diary.add(ELSEWHERE, { ...MEETING, what: 'A secret of others' })
    const { get } = await serve(t, diary)
    const page = await get(calendarPath(await diary.token(TENANT)))
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('content-type'), 'text/calendar; charset=utf-8')
    const file = await page.text()
    assert.match(file, /SUMMARY:The board meets in public\r\n/)
    assert.match(file, /SUMMARY:NHS Dorset ICB and NHS Somerset ICB become NHS Sarum ICB\r\n/)
    assert.doesNotMatch(file, /secret/)
  })

  it('the address stays the same until it is renewed; then the old one leads nowhere', async (t) => {
    const { diary, restarted } = await openScene(open, t)
    const token = await diary.token(TENANT)
    assert.match(token, /^[\w-]{32}$/)
    assert.equal(await restarted().token(TENANT), token)
    assert.notEqual(await diary.token('slack:T1'), token)
    const { get } = await serve(t, diary)
    const renewed = await diary.renewToken(TENANT)
    assert.notEqual(renewed, token)
    assert.equal(await diary.token(TENANT), renewed)
    assert.equal((await get(calendarPath(token))).status, 404)
    assert.equal((await get(calendarPath(renewed))).status, 200)
  })

  it('the past year stays in the calendar', async (t) => {
    const { diary, at } = await openScene(open, t)
    await diary.add(HERE, MEETING)
    const token = await diary.token(TENANT)
    const summaries = async () => [...((await diary.calendar(token)) ?? '').matchAll(/SUMMARY:The/g)].length
    at('2028-03-02T12:00Z')
    assert.equal(await summaries(), 1)
    at('2028-03-03T12:00Z')
    assert.equal(await summaries(), 0)
  })

  it('what was removed is cancelled in the calendar, as the same event in a newer version; the rest stays as it was', async (t) => {
    const { diary } = await openScene(open, t)
    await diary.add(HERE, MEETING)
    const { deadline } = await diary.add(HERE, { ...MEETING, what: 'Called off' })
    const token = await diary.token(TENANT)
    const events = async () => {
      const calendar = new ICAL.Component(ICAL.parse((await diary.calendar(token)) ?? ''))
      return calendar.getAllSubcomponents('vevent').map((one) => {
        const { uid, sequence, summary } = new ICAL.Event(one)
        return { uid, sequence, summary, status: one.getFirstPropertyValue('status') }
      })
    }
    const before = await events()
    await diary.remove(TENANT, deadline.id)
    const after = await events()
    const calledOff = ({ summary }: { summary: string }) => summary === 'Called off'
    assert.deepEqual(
      after.filter((one) => !calledOff(one)),
      before.filter((one) => !calledOff(one)),
    )
    assert.deepEqual(before.find(calledOff), { uid: deadline.uid, sequence: 0, summary: 'Called off', status: null })
    assert.deepEqual(after.find(calledOff), {
      uid: deadline.uid,
      sequence: 1,
      summary: 'Called off',
      status: 'CANCELLED',
    })
  })

  it('what a story stated and no organiser confirmed never reaches a calendar', async (t) => {
    const { diary, db } = await openScene(open, t)
    const token = await diary.token(TENANT)
    const keep = async (key: string, state: 'proposed' | 'refused' | 'withdrawn') => {
      const row = { ...MEETING, what: `Stated ${state}`, tenant: TENANT, channel: '', source: 'story', state } as const
      await insertDeadline(db, { ...row, source_key: key, uid: key }, '2027-01-04T12:00:00.000Z')
    }
    await keep('a', 'proposed')
    await keep('b', 'refused')
    await keep('c', 'withdrawn')
    assert.doesNotMatch((await diary.calendar(token)) ?? '', /Stated/)
  })
})

describe('the calendar’s page', () => {
  const TOKEN = 'abcdefghijklmnopqrstuvwxyz012345'
  const diary = { calendar: async (token: string) => (token === TOKEN ? 'BEGIN:VCALENDAR\r\n' : null) }

  it('is not sent again to a calendar that has it', async (t) => {
    const { get } = await serve(t, diary)
    const etag = (await get(calendarPath(TOKEN))).headers.get('etag') ?? ''
    assert.match(etag, /^"[\w-]+"$/)
    for (const seen of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get(calendarPath(TOKEN), { headers: { 'if-none-match': seen } })
      assert.deepEqual([again.status, await again.text()], [304, ''], seen)
    }
    assert.equal((await get(calendarPath(TOKEN), { headers: { 'if-none-match': '"other"' } })).status, 200)
  })

  it('answers HEAD without the file', async (t) => {
    const { get } = await serve(t, diary)
    const page = await get(`${calendarPath(TOKEN)}?x=1`, { method: 'HEAD' })
    assert.deepEqual([page.status, page.headers.get('content-length'), await page.text()], [200, '17', ''])
  })

  it('says the same of a wrong word, a malformed one and none', async (t) => {
    const { get, faults } = await serve(t, diary)
    const wrong = TOKEN.replace('a', 'b')
    for (const path of [
      calendarPath(wrong),
      '/diary/',
      '/diary/x.ics',
      `/diary/${TOKEN}`,
      `/diary/${'a'.repeat(5_000)}.ics`,
    ]) {
      const page = await get(path)
      assert.deepEqual(
        [page.status, await page.text()],
        [404, 'There is no calendar here. /diary export gives the address.\n'],
      )
    }
    assert.deepEqual(faults, [])
  })

  it('is only to be read', async (t) => {
    const { get } = await serve(t, diary)
    assert.equal((await get(calendarPath(TOKEN), { method: 'POST', body: 'x' })).status, 405)
  })

  it('says that something went wrong, and not what', async (t) => {
    const { get, faults } = await serve(t, {
      calendar: async () => {
        throw new Error('the database at secret.example is gone')
      },
    })
    const page = await get(calendarPath(TOKEN))
    assert.deepEqual([page.status, await page.text()], [500, 'Something went wrong here, and it has been noted.\n'])
    assert.equal(faults.length, 1)
  })
})
