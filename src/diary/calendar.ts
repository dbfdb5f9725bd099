/** Deadlines as an iCalendar file (RFC 5545), for calendars to subscribe to. */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { londonMoment } from '../time.ts'
import { type Deadline, SOURCE_NAMES } from './deadline.ts'

/** A deadline as calendars are to know it: one that has left the diary is cancelled, since calendars may have it. */
export interface CalendarEntry extends Deadline {
  readonly isCancelled: boolean
}

const REFRESH_SECONDS = 3_600

/**
 * The file. A deadline without a time is a whole day; one with a time is a moment in UTC, so that no calendar needs to
 * know of British Summer Time, and has no end, because nobody said when it ends. Nobody is busy because of a deadline.
 */
export function writeCalendar(entries: readonly CalendarEntry[], areaName: (written: string) => string): string {
  const calendar = ical({
    name: 'Mergerwatch diary',
    prodId: { company: 'Mergerwatch', product: 'Diary', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  for (const { uid, sequence, changedAt, what, day, time, area, place, link, source, isCancelled } of entries) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: changedAt,
      start: time === '' ? `${day}T00:00:00Z` : londonMoment(day, time),
      allDay: time === '',
      summary: plain(what),
      description: plain(`Area: ${areaName(area)}. Source: ${SOURCE_NAMES[source]}.`),
      ...(place === '' ? {} : { location: plain(place) }),
      ...(link === '' ? {} : { url: withoutMarks(link) }),
      ...(isCancelled ? { status: ICalEventStatus.CANCELLED } : {}),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  // The library leaves out the line break that every line ends with: RFC 5545, 3.1.
  return `${calendar.toString()}\r\n`
}

/** TEXT has no control characters: RFC 5545, 3.3.11. */
function plain(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/**
 * The library escapes an address like a text, which RFC 5545 (3.3.13) does not; so it gets one without the three marks that
 * it would escape.
 */
function withoutMarks(url: string): string {
  return new URL(url).href.replace(/[,;\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
