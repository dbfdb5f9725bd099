import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { type CalendarEntry, writeCalendar } from '../../src/diary/calendar.ts'
import { addDays, londonDate, londonTime } from '../../src/time.ts'

const MEETING: CalendarEntry = {
  id: 7,
  uid: '5e0f@mergerwatch',
  source: 'organiser',
  what: 'The board meets in public',
  day: '2027-03-03',
  time: '14:30',
  area: 'body:ccg-wirral',
  place: 'Town Hall, Birkenhead; room 1',
  link: 'https://board.example/meetings/3',
  sequence: 2,
  changedAt: '2027-01-04T12:00:00.000Z',
  isCancelled: false,
}

function write(...deadlines: CalendarEntry[]): string {
  return writeCalendar(deadlines, () => 'NHS Wirral CCG')
}

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) }
}

function only(deadline: CalendarEntry) {
  const [event, ...more] = read(write(deadline)).events
  assert.ok(event)
  assert.deepEqual(more, [])
  return event
}

describe('the calendar', () => {
  it('is this file', () =>
    assert.equal(
      write(MEETING),
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Mergerwatch//Diary//EN',
        'METHOD:PUBLISH',
        'NAME:Mergerwatch diary',
        'X-WR-CALNAME:Mergerwatch diary',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'BEGIN:VEVENT',
        'UID:5e0f@mergerwatch',
        'SEQUENCE:2',
        'DTSTAMP:20270104T120000Z',
        'DTSTART:20270303T143000Z',
        'SUMMARY:The board meets in public',
        'TRANSP:TRANSPARENT',
        'LOCATION:Town Hall\\, Birkenhead\\; room 1',
        'DESCRIPTION:Area: NHS Wirral CCG. Source: your organisers.',
        'URL;VALUE=URI:https://board.example/meetings/3',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    ))

  it('says each deadline to a calendar as it is', () => {
    const event = only(MEETING)
    assert.deepEqual(
      [event.uid, event.sequence, event.summary, event.location, event.description],
      [MEETING.uid, 2, MEETING.what, MEETING.place, 'Area: NHS Wirral CCG. Source: your organisers.'],
    )
    assert.equal(event.startDate.toJSDate().toISOString(), '2027-03-03T14:30:00.000Z')
    assert.equal(event.component.getFirstPropertyValue('url'), MEETING.link)
  })

  it('has moments in UTC, an hour earlier in summer', () => {
    const { startDate } = only({ ...MEETING, day: '2027-07-15' })
    assert.equal(startDate.zone.tzid, 'UTC')
    assert.equal(startDate.toString(), '2027-07-15T13:30:00Z')
  })

  it('has moments on the days on which clocks change: an hour that is left out, one that comes twice, and those after', () => {
    for (const [day, time, moment] of [
      ['2027-03-28', '00:30', '2027-03-28T00:30:00Z'],
      ['2027-03-28', '01:30', '2027-03-28T01:30:00Z'],
      ['2027-03-28', '02:30', '2027-03-28T01:30:00Z'],
      ['2027-03-28', '23:59', '2027-03-28T22:59:00Z'],
      ['2027-10-31', '00:30', '2027-10-30T23:30:00Z'],
      ['2027-10-31', '01:30', '2027-10-31T00:30:00Z'],
      ['2027-10-31', '02:30', '2027-10-31T02:30:00Z'],
      ['2027-10-31', '23:59', '2027-10-31T23:59:00Z'],
    ] as const)
      assert.equal(only({ ...MEETING, day, time }).startDate.toString(), moment, `${day} ${time}`)
  })

  it('a moment is what London’s clocks show at it, on whatever day', () =>
    fc.assert(
      fc.property(fc.nat(4_000), fc.nat(23), fc.nat(59), (days, hour, minute) => {
        const day = addDays('2026-01-01', days)
        const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
        const moment = only({ ...MEETING, day, time }).startDate.toJSDate()
        // The hour that clocks leave out in spring is an hour later.
        const isLeftOut = londonTime(moment) !== time
        assert.equal(londonDate(moment), day)
        if (isLeftOut) assert.deepEqual([hour, day.slice(5, 7), new Date(`${day}T00:00:00Z`).getUTCDay()], [1, '03', 0])
      }),
    ))

  it('says of what left the diary that it is cancelled, in a newer version of the same event', () => {
    const status = (entry: CalendarEntry) => {
      const { uid, sequence, component } = only(entry)
      return [uid, sequence, component.getFirstPropertyValue('status')]
    }
    assert.deepEqual(status(MEETING), [MEETING.uid, 2, null])
    assert.deepEqual(status({ ...MEETING, sequence: 3, isCancelled: true }), [MEETING.uid, 3, 'CANCELLED'])
  })

  it('has a deadline without a time as one whole day, also where that day begins in another one of UTC', () => {
    for (const day of ['2027-03-03', '2027-07-15', '2027-03-28', '2027-10-31']) {
      const event = only({ ...MEETING, day, time: '' })
      assert.equal(event.startDate.isDate, true)
      assert.equal(event.startDate.toString(), day)
      assert.equal(event.duration.toString(), 'P1D')
    }
  })

  it('leaves out what is not known', () => {
    const { component } = only({ ...MEETING, place: '', link: '' })
    assert.deepEqual([component.hasProperty('location'), component.hasProperty('url')], [false, false])
  })

  it('without deadlines is still a calendar', () => {
    assert.equal(read(write()).calendar.getFirstPropertyValue('version'), '2.0')
    assert.deepEqual(read(write()).events, [])
  })

  it('keeps an address one, whatever marks it has', () => {
    const link = 'https://board.example/a,b;c?d=é\\e"f&g=%2C'
    const url = String(only({ ...MEETING, link }).component.getFirstPropertyValue('url'))
    assert.equal(url, 'https://board.example/a%2Cb%3Bc?d=%C3%A9%5Ce%22f&g=%2C')
    assert.equal(decodeURIComponent(url), decodeURIComponent(link))
  })
})

describe('whatever the words are', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('é', '👩‍👩‍👧‍👦', '\\', ';', ',', ':', '"', '\r', '\n', ' ', 'x', '\u2028'),
      maxLength: 200,
    }),
    fc.constantFrom('END:VEVENT\r\nBEGIN:VALARM', 'a\r\n b', '\\n', '\ud83d', '\u0000\u0007'),
  )
  const oneLine = (text: string) =>
    text
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()

  it('no line is longer than 75 octets, every line ends with CR LF, and none is broken in the middle of a letter', () =>
    fc.assert(
      fc.property(words, words, (what, place) => {
        const file = Buffer.from(write({ ...MEETING, what, place }))
        const lines = file.toString('latin1').split('\r\n')
        assert.equal(lines.pop(), '')
        for (const line of lines) {
          assert.ok(line.length <= 75, `${line.length} octets`)
          assert.doesNotMatch(line, /[\r\n]/)
          const text = Buffer.from(line, 'latin1')
          assert.ok(text.equals(Buffer.from(text.toString('utf8'))), 'the octets of a line are whole letters')
        }
      }),
    ))

  it('a calendar reads back the words and nothing besides', () =>
    fc.assert(
      fc.property(words, words, (what, place) => {
        const event = only({ ...MEETING, what, place })
        assert.equal(event.summary ?? '', oneLine(what))
        assert.equal(event.location ?? '', oneLine(place))
        assert.equal(event.component.getAllSubcomponents().length, 0)
      }),
    ))
})
