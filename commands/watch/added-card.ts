/** What a channel is told from now on, once a watch was made or changed, and how to undo it. */
import type { Watch } from '../../src/alerts/watch.ts'
import { type Button, type Fact, facts, type Message, paragraph } from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import type { Areas } from '../../src/register/areas.ts'
import { kindsInWords } from '../kinds.ts'
import { capitalised } from '../wording.ts'
import { writeCall } from '../written-call.ts'
import { areaOf, nextDigestOf, notifiedBy, outletsInWords, quietHours } from './watch-words.ts'

export interface AddedOptions {
  readonly how: 'added' | 'changed' | 'there-already'
  readonly platform: PlatformName
  readonly notes: readonly string[]
  readonly now: Date
}

/** The card of a watch that has just been made, changed, or found to be there. */
export function addedCard(
  watch: Watch,
  areas: Pick<Areas, 'areaName' | 'readArea'>,
  { how, platform, notes, now }: AddedOptions,
): Message {
  const area = areaOf(watch, areas)
  const titles = {
    added: `This channel now follows ${area}`,
    changed: `Watch #${watch.id} now follows ${area}`,
    'there-already': `This channel follows ${area} already`,
  }
  return {
    title: titles[how],
    tone: how === 'there-already' ? 'plain' : 'good',
    blocks: [
      ...notes.map((note) => paragraph(note)),
      paragraph(tellPromise(watch, area)),
      facts(
        { label: 'Watch', value: `#${watch.id}` },
        { label: 'Kinds', value: capitalised(kindsInWords(watch.kinds)) },
        watch.outlets.length === 0 ? null : { label: 'Outlets', value: outletsInWords(watch.outlets) },
        digestFact(watch, now),
        mentionFact(watch),
        quietFact(watch),
        stoppedFact(watch),
      ),
      paragraph(tellUndo(watch, platform)),
    ],
    buttons: watchButtons(watch, false),
  }
}

/** "Pause" or "Resume", and "Remove"; with the number where several stand together. */
export function watchButtons(watch: Watch, isNumbered: boolean): Button[] {
  const number = isNumbered ? ` #${watch.id}` : ''
  const isStopped = watch.paused || watch.disabled !== null
  const to = (label: string, action: string): Button => {
    return { kind: 'action', label: `${label}${number}`, call: { action, payload: String(watch.id) } }
  }
  return [isStopped ? to('Resume', 'watch.resume') : to('Pause', 'watch.pause'), to('Remove', 'watch.remove')]
}

function tellPromise(watch: Watch, area: string): string {
  const outlets = watch.outlets.length === 0 ? '' : ` from ${outletsInWords(watch.outlets)}`
  const about =
    watch.area === 'england'
      ? 'about the bodies that plan the NHS anywhere in England'
      : `that names ${area}, or what it was made of or became`
  const stories = `each story${outlets} ${about}, of ${kindsInWords(watch.kinds)}`
  const together = (when: string) =>
    `I gather ${stories}, and post them here in one message ${when} at 8 in the morning, London time; nothing when nothing came in. A story is told as it stands then.`
  switch (watch.mode) {
    case 'instant':
      return `I post here ${stories}, as soon as I have read it. A story that several outlets report is one alert.`
    case 'daily':
      return together('each day')
    case 'weekly':
      return together('each Monday')
  }
}

function digestFact(watch: Watch, now: Date): Fact | null {
  if (watch.mode === 'instant') return null
  return { label: 'Next digest', value: nextDigestOf(watch, now) }
}

function mentionFact({ mention, mode }: Watch): Fact | null {
  if (mention === '') return null
  if (mode !== 'instant')
    return { label: 'Notifies', value: `${capitalised(notifiedBy(mention))}, once with each digest.` }
  return {
    label: 'Notifies',
    value: `${capitalised(notifiedBy(mention))}, with every alert. In a busy week that can be often: /watch preview shows how often it would have been.`,
  }
}

function quietFact({ quiet }: Watch): Fact | null {
  if (quiet === '') return null
  return { label: 'Quiet hours', value: `${quietHours(quiet)}, London time: what comes then is posted when they end.` }
}

function stoppedFact({ id, paused, disabled }: Watch): Fact | null {
  if (disabled !== null) return { label: 'Stopped', value: `${disabled} When that is mended: /watch resume ${id}` }
  return paused ? { label: 'Paused', value: `Nothing is sent until /watch resume ${id}` } : null
}

function tellUndo({ id }: Watch, platform: PlatformName): string {
  const [remove, pause] = ['/watch remove', '/watch pause'].map((name) =>
    writeCall(name, { watch: String(id) }, platform),
  )
  return `To undo this: ${remove}. To stop it for a while: ${pause}.`
}
