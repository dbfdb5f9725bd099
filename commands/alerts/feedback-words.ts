/** What was said of an alert, in words, and the button that takes it back. */
import type { Feedback } from '../../src/alerts/feedback.ts'
import type { Button } from '../../src/chat/message.ts'
import type { Kind } from '../../src/news/understanding.ts'
import { londonDate, writeDate } from '../../src/time.ts'
import { kindsInWords } from '../kinds.ts'
import { capitalised, shown } from '../wording.ts'

/** "the outlet “Evening Example” is muted"; to go on after "Here" or a colon. */
export function tellFeedback({ effect, target, name }: Pick<Feedback, 'effect' | 'target' | 'name'>): string {
  switch (effect) {
    case 'hide':
      return `story #${target} “${shown(name)}” is hidden`
    case 'keep':
      return `story #${target} “${shown(name)}” counts as relevant, whatever is muted`
    case 'mute-outlet':
      return `what only “${shown(name)}” reports is kept out`
    case 'mute-kind':
      return `what is only ${kindsInWords([target as Kind])} is kept out`
    case 'mute-rule':
      return `what the rule “${shown(name).replace(/\.$/, '')}” had a part in is kept out`
  }
}

/** The button that takes feedback back. */
export function undoButton({ id }: Pick<Feedback, 'id'>, label: string): Button {
  return { kind: 'action', label, call: { action: 'feedback.undo', payload: String(id) } }
}

/** "3. The outlet …, since 3 Mar 2027". */
export function feedbackLine(one: Feedback, number: number): string {
  return `${number}. ${capitalised(tellFeedback(one))}, since ${writeDate(londonDate(new Date(one.givenAt)), 'short')}`
}
