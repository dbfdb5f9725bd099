/** The newest stories about a body, with what to do when there are none. */
import { type Button, list, type Message, paragraph } from '../../src/chat/message.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import { addDays, type IsoDate } from '../../src/time.ts'
import type { CardNeeds } from './card-needs.ts'
import type { StoriesByBody } from './latest.ts'
import { storyLine } from './story-line.ts'

const SHOWN = 10
const DAYS = 365

export async function storiesAbout(
  body: Body,
  { areas, stories }: CardNeeds & { readonly stories: StoriesByBody },
  tenant: string,
  today: IsoDate,
): Promise<Message> {
  const since = `${addDays(today, -DAYS)}T00:00:00.000Z`
  const bodies = areas.bodiesOf({ kind: 'body', id: body.id })
  const found = await stories.latest({ tenant, bodies, since, limit: SHOWN })
  const follow: Button = {
    kind: 'action',
    label: 'Follow here',
    call: { action: 'watch.follow', payload: `body:${body.id}` },
  }
  const scope = `${bodyName(body)}${bodies.size > 1 ? ', its system, what it was made of or what became of it' : ''}`
  return {
    title: `Latest on ${bodyName(body)}`,
    tone: 'plain',
    blocks:
      found.length === 0
        ? [
            paragraph(
              `No story of the last twelve months names ${scope}. Follow it, and this channel is told of the next one.`,
            ),
          ]
        : [paragraph(`The newest stories that name ${scope}.`), list(found.map(storyLine))],
    buttons: [follow],
  }
}
