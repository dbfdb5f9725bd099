/** A milestone of a push as its channels read it, with what to do next. */
import { type Message, paragraph, type Tone } from '../chat/message.ts'
import { daysBetween, type IsoDate, writeCountdown, writeDate } from '../time.ts'
import { number, progressBar } from './live-card.ts'
import type { PushMilestone } from './milestones.ts'
import { type Push, paceNeeded } from './push.ts'

export function milestoneCard(milestone: PushMilestone, push: Push, today: IsoDate): Message {
  const { headline, tone, says, next } = tell(milestone, push, today)
  const action = (label: string, name: string) =>
    ({ kind: 'action', label, call: { action: `push.${name}`, payload: String(push.id) } }) as const
  return {
    overline: `PUSH ${push.id} · ${headline}`,
    title: push.title,
    link: push.petitionUrl,
    tone,
    blocks: [paragraph(says), paragraph(progressBar(push)), paragraph(`What next: ${next}`)],
    buttons: [action('Take a task', 'take'), action('Share texts', 'share')],
  }
}

function tell(
  milestone: PushMilestone,
  push: Push,
  today: IsoDate,
): { readonly headline: string; readonly tone: Tone; readonly says: string; readonly next: string } {
  switch (milestone.kind) {
    case 'step':
      return {
        headline: `${milestone.percent}% OF THE WAY`,
        tone: 'good',
        says: `It has reached ${number(milestone.signatures)} of ${number(push.target)} signatures.`,
        next:
          milestone.percent < 75
            ? 'send the message from Share texts to three people who have not signed yet.'
            : 'it is within reach: take a task today, and ask the groups that you are in.',
      }
    case 'target':
      return {
        headline: 'TARGET REACHED',
        tone: 'good',
        says: `It has reached its target of ${number(milestone.signatures)} signatures, ${push.byDay === today ? 'on its last day' : `with ${writeDate(push.byDay)} still to come`}.`,
        next: 'thank those who helped and tell the local paper. An organiser may set a higher target with /push extend, or end it with /push finish.',
      }
    case 'ending': {
      const pace = paceNeeded(push, today)
      return {
        headline: `IT ENDS ${writeNearness(daysBetween(today, push.byDay))}`,
        tone: 'alert',
        says: `It ends on ${writeDate(push.byDay)} (${writeCountdown(today, push.byDay)}), and ${tellMissing(push)} missing${pace === null ? '' : `: ${number(pace)} a day`}.`,
        next: 'the last days bring the most. Take a task, and share the post once more.',
      }
    }
  }
}

/** It may be told late, after a time without a host. */
function writeNearness(days: number): string {
  if (days <= 0) return 'TODAY'
  if (days === 1) return 'TOMORROW'
  return days === 7 ? 'IN A WEEK' : `IN ${days} DAYS`
}

function tellMissing({ target, count }: Push): string {
  const missing = target - count
  return missing === 1 ? 'one signature is' : `${number(missing)} signatures are`
}
