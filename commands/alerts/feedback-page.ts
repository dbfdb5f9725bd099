/** All that was said of alerts in a channel, page by page, each to be undone. */
import type { Feedback } from '../../src/alerts/feedback.ts'
import { type Button, list, type Message, paragraph } from '../../src/chat/message.ts'
import { capitalised, count, shown } from '../wording.ts'
import { feedbackLine, tellFeedback } from './feedback-words.ts'

/** As many as a menu has room for. */
const PAGE = 25

/** `feedback` as the desk lists it, the oldest first; the page shows the newest first. A page past the last one is the last. */
export function feedbackPage(feedback: readonly Feedback[], asked: number): Message {
  const pages = Math.max(1, Math.ceil(feedback.length / PAGE))
  const page = Math.min(Math.max(1, asked), pages)
  const start = (page - 1) * PAGE
  const onPage = feedback.toReversed().slice(start, start + PAGE)
  if (onPage.length === 0) return { title: 'Nothing was said of alerts here', tone: 'plain', blocks: [], buttons: [] }
  return {
    title: `${count(feedback.length, 'thing was', 'things were')} said of alerts here`,
    tone: 'plain',
    blocks: [
      ...(pages > 1 ? [paragraph(`The newest first; page ${page} of ${pages}.`)] : []),
      list(onPage.map((one, at) => feedbackLine(one, start + at + 1))),
    ],
    buttons: [
      ...(page > 1 ? [toFeedbackPage('Newer', page - 1)] : []),
      ...(page < pages ? [toFeedbackPage('Older', page + 1)] : []),
    ],
    menu: {
      action: 'feedback.undo',
      prompt: 'Undo one',
      options: onPage.map((one, at) => ({
        label: shown(`${start + at + 1}. ${capitalised(tellFeedback(one))}`),
        value: String(one.id),
      })),
    },
  }
}

export function toFeedbackPage(label: string, page: number): Button {
  return { kind: 'action', label, call: { action: 'feedback.list', payload: String(page) } }
}
