/** How a watch is written for people. */
import { tellableAt } from '../../src/alerts/modes.ts'
import { readMention, type Watch } from '../../src/alerts/watch.ts'
import type { Areas } from '../../src/register/areas.ts'
import { writeMoment } from '../../src/time.ts'
import { kindsInWords } from '../kinds.ts'
import { listOf, rowOf } from '../wording.ts'

type AreaNames = Pick<Areas, 'areaName' | 'readArea'>
type Terms = Pick<Watch, 'area' | 'kinds' | 'outlets' | 'mode' | 'mention' | 'quiet'>

/** "NHS Wirral CCG"; an area that the register has no longer is said to be so. */
export function areaOf({ area }: Pick<Watch, 'area'>, areas: AreaNames): string {
  const read = areas.readArea(area)
  return read ? areas.areaName(read) : `an area that the register no longer has (${area})`
}

/** "#3 NHS Wirral CCG · mergers · from hsj.co.uk · daily digest · notifies a role · quiet 22:00–07:00". */
export function tellTerms(watch: Terms & Pick<Watch, 'id'>, areas: AreaNames): string {
  const parts = [
    `#${watch.id} ${areaOf(watch, areas)}`,
    kindsInWords(watch.kinds),
    watch.outlets.length === 0 ? '' : `from ${rowOf(watch.outlets, 5)}`,
    watch.mode === 'instant' ? '' : `${watch.mode} digest`,
    watch.mention === '' ? '' : `notifies ${notifiedBy(watch.mention)}`,
    watch.quiet === '' ? '' : `quiet ${quietHours(watch.quiet)}`,
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** "every outlet", "hsj.co.uk and Chester Standard". */
export function outletsInWords(outlets: readonly string[]): string {
  return outlets.length === 0 ? 'every outlet' : listOf(outlets)
}

/** Whom a mention notifies. The name is the platform's to show: an id says nothing, and a name here must not ping. */
export function notifiedBy(mention: string): string {
  switch (readMention(mention)?.kind) {
    case 'user':
      return 'a person'
    case 'role':
      return 'a role'
    case 'group':
      return 'a user group'
    case 'here':
      return 'everyone who is active here'
    case undefined:
      return 'nobody'
  }
}

/** "23 November 2026 at 08:00": when what comes in now is told in a digest. */
export function nextDigestOf(watch: Pick<Watch, 'mode' | 'quiet'>, now: Date): string {
  return writeMoment(tellableAt(watch, now))
}

/** "22:00–07:00". */
export function quietHours(quiet: string): string {
  return quiet.replace('-', '–')
}
