/** The watches of a channel. */
import type { Feedback } from '../../src/alerts/feedback.ts'
import type { Watch } from '../../src/alerts/watch.ts'
import { bold, list, type Message, paragraph, type Span } from '../../src/chat/message.ts'
import type { Areas } from '../../src/register/areas.ts'
import { toFeedbackPage } from '../alerts/feedback-page.ts'
import { feedbackLine, undoButton } from '../alerts/feedback-words.ts'
import { count } from '../wording.ts'
import { watchButtons } from './added-card.ts'
import { nextDigestOf, tellTerms } from './watch-words.ts'

/** Two buttons a watch, and at most five rows of five. */
const WATCHES_WITH_BUTTONS = 6

/** The newest of what was said of alerts come with a button each; the others have pages of their own. */
const FEEDBACK_SHOWN = 10

export function listCard(
  watches: readonly Watch[],
  feedback: readonly Feedback[],
  areas: Pick<Areas, 'areaName' | 'readArea'>,
  now: Date,
): Message {
  const card = watches.length === 0 ? noWatches() : ofWatches(watches, areas, now)
  if (feedback.length === 0) return card
  const newest = feedback.toReversed()
  const shown = newest.slice(0, FEEDBACK_SHOWN)
  const undo = shown.map((one, place) => undoButton(one, `Undo ${place + 1}`))
  return {
    ...card,
    blocks: [
      ...card.blocks,
      paragraph(bold('What organisers said of alerts here, the newest first')),
      list(shown.map((one, place) => feedbackLine(one, place + 1))),
    ],
    buttons: [
      ...(card.buttons ?? []),
      ...undo,
      ...(newest.length > shown.length ? [toFeedbackPage(`All ${newest.length} of them`, 1)] : []),
    ],
  }
}

function ofWatches(watches: readonly Watch[], areas: Pick<Areas, 'areaName' | 'readArea'>, now: Date): Message {
  const hasButtons = watches.length <= WATCHES_WITH_BUTTONS
  return {
    title: `This channel has ${count(watches.length, 'watch', 'watches')}`,
    tone: watches.some((watch) => watch.disabled !== null) ? 'warning' : 'plain',
    blocks: [
      list(watches.map((watch) => [tellTerms(watch, areas), ...tellState(watch, now)])),
      ...(hasButtons
        ? []
        : [paragraph('To stop or undo one, by its number: /watch pause, /watch resume, /watch remove.')]),
    ],
    buttons: hasButtons ? watches.flatMap((watch) => watchButtons(watch, true)) : [],
  }
}

function tellState(watch: Watch, now: Date): Span[] {
  const { id, paused, disabled, mode } = watch
  if (disabled !== null) return [bold(' · stopped: '), `${disabled} When that is mended: /watch resume ${id}`]
  if (paused) return [bold(' · paused')]
  return mode === 'instant' ? [] : [` · the next one ${nextDigestOf(watch, now)}`]
}

function noWatches(): Message {
  return {
    title: 'This channel has no watches, so it is told nothing',
    tone: 'plain',
    blocks: [
      paragraph(
        '/watch add makes one: with nothing more, for all of England and every kind of news; or for an area, as /watch add wirral.',
      ),
    ],
    buttons: [{ kind: 'action', label: 'Follow all of England', call: { action: 'watch.follow', payload: 'england' } }],
  }
}
