import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { writeWhen } from '../../src/diary/deadline.ts'
import { statedDates } from '../../src/news/deadline.ts'
import { daysNamed } from '../../src/news/deadline-days.ts'
import { LONGEST_TEXT, tokenise } from '../../src/news/tokens.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'
import { addDays, daysBetween, isIsoDate, writeDate } from '../../src/time.ts'

const ahead = fc.integer({ min: 0, max: 180 })
const published = fc.integer({ min: 0, max: 6_000 }).map((days) => addDays('2013-04-01', days))
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))

/** Words that the rules look at, in any order. */
const babble = fc
  .array(
    fc.constantFrom(
      ...'the consultation closes on until by from to between and 14 2 October September 2019 Friday midnight 5pm today'.split(
        ' ',
      ),
      ...'governing body meets in public at Town Hall was not extended petition six week begins . , ( ) – : \n'.split(
        ' ',
      ),
      ...'people have say views comments deadline end of month next year 31 30th / - 2019-10-14 14/10/2019 may May'.split(
        ' ',
      ),
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(' '))
const anything = fc.oneof(babble, fc.string({ unit: 'binary', maxLength: 300 }))

describe('whatever the text is', () => {
  it('a date is a real day, not before the day of publication and not a year after it, with a real time', () =>
    fc.assert(
      fc.property(anything, published, (text, day) => {
        const found = statedDates(tokenise(text), day)
        assert.ok(found.length <= 4)
        for (const one of found) {
          assert.ok(isIsoDate(one.day))
          const days = daysBetween(day, one.day)
          assert.ok(days >= 0 && days <= 366, `${days} days ahead`)
          assert.match(one.time, /^(?:[01]\d|2[0-3]):[0-5]\d$|^$/)
          assert.ok(one.words !== '' && one.words.length <= 160)
        }
      }),
      { numRuns: 2_000 },
    ))

  it('it is found once', () =>
    fc.assert(
      fc.property(anything, published, (text, day) => {
        const keys = statedDates(tokenise(text), day).map((one) => `${one.sort} ${one.day}`)
        assert.equal(new Set(keys).size, keys.length)
      }),
    ))

  it('the days are in the order of the text, and never overlap', () =>
    fc.assert(
      fc.property(anything, published, (text, day) => {
        let last = 0
        for (const { from, to } of daysNamed(tokenise(text), day)) {
          assert.ok(from >= last && to > from)
          last = to
        }
      }),
      { numRuns: 1_000 },
    ))

  it('a text twice as long has at most about twice the work: none of it goes over the whole text for one word', () => {
    const hostile = [
      'until ',
      '14 October ',
      'from 2 September to 11 October ',
      'six week consultation today ',
      'on ',
      'meets 1 May ',
      '1 to ',
    ]
    for (const piece of hostile) {
      const text = piece.repeat(Math.ceil(LONGEST_TEXT / piece.length))
      let looks = 0
      const tokens = tokenise(text)
      const keys = new Proxy(tokens.keys, {
        get: (target, name) => {
          looks += 1
          return Reflect.get(target, name)
        },
      })
      statedDates({ ...tokens, keys }, '2019-09-02')
      assert.ok(looks < tokens.keys.length * 400, `${piece}: ${looks} looks at ${tokens.keys.length} words`)
    }
  })
})

describe('whatever the day is', () => {
  it('a last day that is written out is found as it is written', () =>
    fc.assert(
      fc.property(published, ahead, fc.option(clock, { nil: null }), (today, days, hand) => {
        const time = hand === null ? '' : hand.map((part) => String(part).padStart(2, '0')).join(':')
        const day = addDays(today, days)
        const [found] = statedDates(tokenise(`The consultation closes on ${writeWhen({ day, time })}.`), today)
        assert.deepEqual([found?.sort, found?.day, found?.time], ['closes', day, time === '00:00' ? '23:59' : time])
      }),
    ))

  it('the year may be left out, the weekday too, and the moment may come first', () =>
    fc.assert(
      fc.property(published, ahead, (today, days) => {
        const day = addDays(today, days)
        const short = writeDate(day).replace(/ \d{4}$/, '')
        const weekday = writeWhen({ day, time: '' }).split(' ')[0]
        for (const text of [
          `Have your say by ${short}.`,
          `The survey is open until ${weekday} ${short}.`,
          `People have until 5pm on ${short} to comment.`,
          `The consultation ends ${writeDate(day, 'short')}`,
          `The consultation ends on ${day}`,
        ]) {
          if (short === '29 February' && !text.includes(day.slice(0, 4))) continue
          assert.deepEqual(
            statedDates(tokenise(text), today).map((one) => one.day),
            [day],
            text,
          )
        }
      }),
    ))

  it('no last day before the day of publication is found', () =>
    fc.assert(
      fc.property(published, fc.integer({ min: 1, max: 150 }), (today, days) => {
        const day = addDays(today, -days)
        assert.deepEqual(statedDates(tokenise(`The consultation closes on ${writeDate(day)}.`), today), [])
        assert.deepEqual(statedDates(tokenise(`The consultation closes on ${writeDate(day).slice(0, -5)}.`), today), [])
      }),
    ))

  it('a length is counted from the first day', () =>
    fc.assert(
      fc.property(published, fc.integer({ min: 1, max: 16 }), (today, weeks) => {
        const [found] = statedDates(tokenise(`A ${weeks}-week public consultation begins today.`), today)
        assert.deepEqual([found?.day, found?.isReckoned], [addDays(today, weeks * 7), true])
      }),
    ))
})

describe('an item', () => {
  const understand = createUnderstanding(loadRegister())
  const datesOf = (title: string, summary: string) =>
    understand({ title, summary, published: '2019-09-02' }).dates.map(({ sort, day }) => `${sort} ${day}`)

  it('has the dates of its title and of its summary', () => {
    assert.deepEqual(
      datesOf(
        'Consultation on merging NHS Wirral CCG and NHS Liverpool CCG closes on 14 October',
        'Their governing bodies meet in public on 7 November.',
      ),
      ['closes 2019-10-14', 'meets 2019-11-07'],
    )
  })

  it('has none when it is about something else', () =>
    assert.deepEqual(datesOf('Consultation on library opening hours closes on 14 October', 'Have your say.'), []))
})
