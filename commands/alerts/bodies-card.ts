/** What became of the bodies that a story names. */
import type { Story } from '../../src/alerts/story.ts'
import { type Block, bold, isWebAddress, type Message, paragraph, spansOf } from '../../src/chat/message.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import type { IsoDate } from '../../src/time.ts'
import { bodyMenu } from '../cards/body-menu.ts'
import type { CardNeeds } from '../cards/card-needs.ts'
import { tellFate } from '../cards/fate.ts'
import { REGISTER_FOOTER } from '../cards/register-footer.ts'
import { count } from '../wording.ts'

/** So many have room in a message of any platform; the menu has the others. */
const TOLD = 12

/** Each body's fate in a sentence or two, with a menu that opens its card. */
export function bodiesCard(story: Story, needs: CardNeeds, today: IsoDate): Message {
  const ids = new Set(story.mentions.flatMap(({ kind, id }) => (kind === 'body' && id !== null ? [id] : [])))
  const bodies = [...ids].flatMap((id) => needs.register.bodies.get(id) ?? [])
  const left = bodies.length - TOLD
  return {
    overline: bodies.length === 1 ? 'What became of it' : 'What became of them',
    title: story.title,
    ...(isWebAddress(story.url) ? { link: story.url } : {}),
    tone: 'plain',
    blocks: [
      ...bodies.slice(0, TOLD).flatMap((body) => tellBody(body, needs, today)),
      ...(left > 0 ? [paragraph(`It names ${count(left, 'body', 'bodies')} more: choose one below.`)] : []),
      ...(bodies.length === 0 ? [paragraph('It names no body that the register has.')] : []),
    ],
    ...(bodies.length === 0 ? {} : { menu: bodyMenu(bodies, today, undefined) }),
    footer: REGISTER_FOOTER,
  }
}

/** "NHS Wirral CCG: Closed 1 July 2022. Its work passed to …". */
function tellBody(body: Body, needs: CardNeeds, today: IsoDate): Block[] {
  const name = bold(`${bodyName(body)}: `)
  const [first, ...rest] = tellFate(body, needs, today)
  if (first?.kind !== 'paragraph') return [paragraph(name), ...(first ? [first] : []), ...rest]
  return [paragraph([name, ...spansOf(first.text)]), ...rest]
}
