/** The closing report of a push, with its picture. */
import { facts, type Message, type Picture, paragraph } from '../chat/message.ts'
import type { Sample } from '../petitions/petitions.ts'
import { renderPicture } from '../pictures/render.ts'
import { seriesChart } from '../pictures/series-chart.ts'
import { daysBetween, londonDate, writeDate } from '../time.ts'
import { number, progressBar, writeGain } from './live-card.ts'
import type { Push, Task } from './push.ts'

const MOST_POINTS = 300

/** How many people did the tasks, as far as they are known: who was forgotten is counted with none. */
function countDoers(tasks: readonly Task[]): number {
  const doers = tasks.filter((task) => task.state === 'done').map(({ claimant }) => claimant)
  return new Set(doers.filter((one) => one !== null).map((one) => `${one.platform} ${one.userId}`)).size
}

/** The report on a push that has ended. */
export function reportCard(push: Push, tasks: readonly Task[], picture: Picture | null): Message {
  const end = londonDate(new Date(push.finishedAt ?? push.countedAt))
  const start = londonDate(new Date(push.startedAt))
  const gained = push.count - push.startCount
  const days = Math.max(1, daysBetween(start, end))
  const isReached = push.count >= push.target
  return {
    overline: `PUSH ${push.id} · ${isReached ? 'FINISHED: TARGET REACHED' : 'FINISHED'}`,
    title: push.title,
    link: push.petitionUrl,
    tone: isReached ? 'good' : 'plain',
    blocks: [
      paragraph(push.whyFinished),
      paragraph(progressBar(push)),
      facts(
        {
          label: 'Signatures',
          value: `${number(push.startCount)} on ${writeDate(start)}, ${number(push.count)} on ${writeDate(end)}: ${writeGain(gained)}, ${number(Math.round(gained / days))} a day`,
        },
        { label: 'Tasks done', value: tellDone(tasks) },
      ),
      paragraph(
        'Thank you to everybody who took part. What next: tell your MP and the local paper how many signed, and keep this channel for what comes of it.',
      ),
    ],
    ...(picture === null ? {} : { picture }),
    buttons: [{ kind: 'link', label: 'The petition', url: push.petitionUrl }],
    footer: 'An organiser can take it up again with /push reopen.',
  }
}

function tellDone(tasks: readonly Task[]): string {
  const done = tasks.filter(({ state }) => state === 'done').length
  const doers = countDoers(tasks)
  const by = doers === 0 ? '' : ` by ${doers === 1 ? 'one person' : `${number(doers)} people`}`
  return `${number(done)} of ${number(tasks.length)}${by}`
}

/** Draws how the petition grew during the push; null while fewer than two counts are known. Samples are in order of time. */
export async function pushPicture(push: Push, samples: readonly Sample[]): Promise<Picture | null> {
  const points = [
    { at: push.startedAt, signatures: push.startCount },
    ...thinned(samples.filter(({ at }) => at > push.startedAt && at < push.countedAt)),
    { at: push.countedAt, signatures: push.count },
  ].map(({ at, signatures }) => ({ at: new Date(at), value: signatures }))
  if (push.countedAt <= push.startedAt) return null
  const svg = seriesChart({
    title: push.title,
    series: [{ name: 'Signatures', points }],
    thresholds: [],
    target: { value: push.target, label: `${number(push.target)}: our target` },
    note: `${writeDate(londonDate(new Date(push.startedAt)))} to ${writeDate(londonDate(new Date(push.countedAt)))} · counts from petition.parliament.uk`,
  })
  return {
    png: await renderPicture(svg),
    name: `push-${push.id}.png`,
    alt: `A line of signatures during the push: ${number(push.startCount)} at its start, ${number(push.count)} at its end; the target was ${number(push.target)}.`,
  }
}

function thinned(samples: readonly Sample[]): readonly Sample[] {
  const step = Math.ceil(samples.length / MOST_POINTS)
  return samples.filter((_, place) => place % Math.max(1, step) === 0)
}
