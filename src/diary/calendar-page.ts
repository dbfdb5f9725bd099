/** The page that calendars subscribe to: /diary/<secret word>.ics. */
import { createHash } from 'node:crypto'
import type { Guest } from '../health/server.ts'
import type { Diary } from './diary.ts'

const PATH = /^\/diary\/([\w-]{16,64})\.ics$/
const MINUTES_KEPT = 15

export interface CalendarPageNeeds {
  readonly diary: Pick<Diary, 'calendar'>
  readonly onFault: (fault: unknown) => void
}

type Response = Parameters<Guest['requestListener']>[1]

/** The path of the calendar with that secret word. */
export function calendarPath(token: string): string {
  return `/diary/${token}.ics`
}

/** Whoever has the address may read: the word in it is the key. It says nothing of any person. */
export function createCalendarPage({ diary, onFault }: CalendarPageNeeds): Guest {
  const answer = async (url: string, seen: string | undefined, response: Response): Promise<void> => {
    const token = PATH.exec(url.split('?', 1)[0] ?? '')?.[1]
    const file = token === undefined ? null : await diary.calendar(token)
    if (file === null) return sendText(response, 404, 'There is no calendar here. /diary export gives the address.\n')
    const etag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 27)}"`
    const headers = { etag, 'cache-control': `private, max-age=${MINUTES_KEPT * 60}` }
    if (seen?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)) {
      response.writeHead(304, headers).end()
      return
    }
    response
      .writeHead(200, {
        ...headers,
        'content-type': 'text/calendar; charset=utf-8',
        'content-length': Buffer.byteLength(file),
        'content-disposition': 'inline; filename="mergerwatch-diary.ics"',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      })
      .end(file)
  }

  return {
    handles: (path) => path.startsWith('/diary/'),
    requestListener: (request, response) => {
      request.resume()
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        sendText(response, 405, 'Only GET works here.\n')
        return
      }
      answer(request.url ?? '', request.headers['if-none-match'], response).catch((fault: unknown) => {
        onFault(fault)
        if (!response.headersSent) sendText(response, 500, 'Something went wrong here, and it has been noted.\n')
        else response.destroy()
      })
    },
  }
}

function sendText(response: Response, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text)
}
