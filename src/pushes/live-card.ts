/** The live card of a push: where it stands, what is needed, and what can be done. */
import { type Button, facts, type Message, paragraph } from '../chat/message.ts'
import { londonDate, writeDate, writeMoment } from '../time.ts'
import { daysLeft, type Push, paceNeeded, type TaskCounts } from './push.ts'

/** All that a card shows. */
export interface Standing {
  readonly push: Push
  readonly tasks: TaskCounts
  readonly members: number
  /** Signatures a day, as it goes now; null while nothing is known of it. */
  readonly paceHad: number | null
}

const BAR_PARTS = 20

/** The card at that moment. It names nobody. */
export function liveCard({ push, tasks, members, paceHad }: Standing, now: Date): Message {
  const today = londonDate(now)
  const isLive = push.state === 'live'
  return {
    overline: `PUSH ${push.id} · ${isLive ? headline(push, daysLeft(push, today)) : 'FINISHED'}`,
    title: push.title,
    link: push.petitionUrl,
    tone: push.count >= push.target ? 'good' : isLive ? 'alert' : 'plain',
    blocks: [
      paragraph(progressBar(push)),
      facts(
        push.title === push.petitionTitle ? null : { label: 'Petition', value: push.petitionTitle },
        {
          label: 'Signatures',
          value: `${number(push.count)} of ${number(push.target)}; ${writeGain(push.count - push.startCount)} since the push began`,
        },
        isLive ? { label: 'Pace', value: tellPaces(paceNeeded(push, today), paceHad) } : null,
        isLive
          ? { label: 'Ends', value: `At the end of ${writeDate(push.byDay)}` }
          : { label: 'Ended', value: push.whyFinished },
        { label: 'Tasks', value: `${tasks.open} open, ${tasks.claimed} taken, ${tasks.done} done` },
        { label: 'Taking part', value: tellMembers(members) },
      ),
    ],
    buttons: isLive ? buttonsOf(push) : [{ kind: 'link', label: 'The petition', url: push.petitionUrl }],
    footer: `Counted ${writeMoment(new Date(push.countedAt))}, from petition.parliament.uk.${isLive ? ' /push task adds a task.' : ''}`,
  }
}

function tellMembers(members: number): string {
  if (members === 0) return 'Nobody yet'
  return members === 1 ? '1 person' : `${number(members)} people`
}

function headline({ count, target }: Push, days: number): string {
  if (count >= target) return 'TARGET REACHED'
  if (days <= 1) return 'LAST DAY'
  return `${days} DAYS LEFT`
}

/** "▓▓▓▓▓▓░░░░ 62%, 3,788 to go": full only when the target is reached. */
export function progressBar({ count, target }: Pick<Push, 'count' | 'target'>): string {
  const share = Math.min(1, Math.max(0, count / target))
  const full = Math.floor(share * BAR_PARTS)
  const missing = target - count
  const words = missing > 0 ? `${number(missing)} to go` : 'the target is reached'
  return `${'▓'.repeat(full)}${'░'.repeat(BAR_PARTS - full)} ${Math.floor(share * 100)}%, ${words}`
}

/** "140 a day needed, 96 a day had". */
function tellPaces(needed: number | null, had: number | null): string {
  const rounded = had === null ? null : Math.round(had)
  const now = rounded === null ? 'too early to say what it has' : `${number(rounded)} a day had`
  if (needed === 0) return `None needed any more; ${now}`
  if (needed === null) return capital(now)
  const verdict = rounded === null ? '' : rounded >= needed ? ': fast enough' : ': too slow as it goes'
  return `${number(needed)} a day needed, ${now}${verdict}`
}

function buttonsOf({ id, petitionUrl }: Push): Button[] {
  const action = (label: string, name: string): Button => ({
    kind: 'action',
    label,
    call: { action: `push.${name}`, payload: String(id) },
  })
  return [
    action('Join', 'join'),
    action('Take a task', 'take'),
    action('Share texts', 'share'),
    action('Refresh', 'refresh'),
    { kind: 'link', label: 'Sign or read', url: petitionUrl },
  ]
}

/** "412 more", "3 fewer". */
export function writeGain(gain: number): string {
  return gain < 0 ? `${number(-gain)} fewer` : `${number(gain)} more`
}

/** "1,204"; what is rounded from a little below nothing is 0, and not -0. */
export function number(count: number): string {
  return (count || 0).toLocaleString('en-GB')
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
