/** Which push under way concerns the readers of a card: the line that leads from the news to the work. */
import type { NextStep, NextSteps } from '../alerts/next-step.ts'
import { ENGLAND } from '../alerts/watch.ts'
import { link, type Text } from '../chat/message.ts'
import type { Place } from '../chat/platform.ts'
import type { Areas } from '../register/areas.ts'
import type { Database } from '../store/store.ts'
import { number } from './live-card.ts'
import type { Push } from './push.ts'
import { livePushesWithChannels } from './push-repository.ts'

export interface OpenPushes extends NextSteps {
  /** As `read`, from the database itself. */
  now(): Promise<NextStep>
}

interface OpenPush {
  readonly push: Push
  readonly channels: readonly Place[]
}

/**
 * A push is shown to those of the servers and workspaces that take part in it, where it is for all of England or its area
 * has one of the bodies that are named. Of several it is one in the reader's own channel before one elsewhere, one for the
 * area before one for England, and the newest.
 */
export function createOpenPushes(needs: {
  readonly db: Database
  readonly areas: Pick<Areas, 'readArea' | 'bodiesOf'>
}): OpenPushes {
  const concerns = ({ area }: Push, named: ReadonlySet<string>): boolean => {
    const own = area === ENGLAND ? null : needs.areas.readArea(area)
    return own === null ? area === ENGLAND : !needs.areas.bodiesOf(own).isDisjointFrom(named)
  }
  const read = async (db: Database): Promise<NextStep> => {
    const open = await livePushesWithChannels(db)
    return (place, named) => {
      const fitting = open
        .filter(({ channels }) => channels.some((one) => isSameTenant(one, place)))
        .filter(({ push }) => concerns(push, named))
      const [best] = fitting.toSorted((a, b) => rank(b, place) - rank(a, place) || b.push.id - a.push.id)
      return best ? writePushLine(best.push, isIn(best, place)) : null
    }
  }
  return { read, now: () => read(needs.db) }
}

function rank(open: OpenPush, place: Place): number {
  return (isIn(open, place) ? 2 : 0) + (open.push.area === ENGLAND ? 0 : 1)
}

function isIn({ channels }: OpenPush, place: Place): boolean {
  return channels.some((one) => isSameTenant(one, place) && one.channel === place.channel)
}

function isSameTenant(one: Place, other: Place): boolean {
  return one.platform === other.platform && one.tenant === other.tenant
}

/**
 * "A petition push is on: Keep it local, 1,234 of 5,000 signatures: /push status push:3"; that command answers in the push's own
 * channels alone. Elsewhere the petition's own title stands, since the channel of the push may be private and its title too.
 */
function writePushLine({ id, title, petitionTitle, petitionUrl, count, target }: Push, isHere: boolean): Text {
  const how = isHere ? `: /push status push:${id}` : ', in another channel here'
  return [
    'A petition push is on: ',
    link(isHere ? title : petitionTitle, petitionUrl),
    `, ${number(count)} of ${number(target)} signatures${how}`,
  ]
}
