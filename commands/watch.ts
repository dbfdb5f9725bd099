/** /watch: what this channel is told. */

import type { Digests } from '../src/alerts/digests.ts'
import type { FeedbackDesk } from '../src/alerts/feedback-desk.ts'
import type { Stories } from '../src/alerts/stories.ts'
import type { Watch } from '../src/alerts/watch.ts'
import type { WatchWish } from '../src/alerts/watch-terms.ts'
import type { Watches } from '../src/alerts/watches.ts'
import { type Action, type Caller, type Command, Refusal, subcommand } from '../src/chat/command.ts'
import { type Message, sentence } from '../src/chat/message.ts'
import type { Areas } from '../src/register/areas.ts'
import { readNumber } from './reading.ts'
import { type AreaNeeds, chooseFirst, readTypedArea, whichArea } from './typed-area.ts'
import { type AddedOptions, addedCard } from './watch/added-card.ts'
import { digestActions } from './watch/digest-actions.ts'
import { listCard } from './watch/list-card.ts'
import { filterOptions, isWishedBesidesArea, watchNumberOption, watchOptions } from './watch/options.ts'
import { previewOfWatches, previewOfWish } from './watch/preview-card.ts'
import { areaOf, nextDigestOf } from './watch/watch-words.ts'
import { writeCall } from './written-call.ts'

export interface WatchNeeds extends AreaNeeds {
  readonly watches: Pick<Watches, 'add' | 'list' | 'get' | 'edit' | 'pause' | 'resume' | 'remove' | 'preview'>
  readonly feedback: Pick<FeedbackDesk, 'list'>
  readonly digests: Pick<Digests, 'stories'>
  readonly stories: Pick<Stories, 'get' | 'card'>
  readonly areas: Areas
}

export function createWatch(needs: WatchNeeds): Command {
  const { areas, feedback, watches, now } = needs
  const numbered = watchNumberOption(watches, areas)

  const add = async (wish: WatchWish, notes: readonly string[], caller: Caller): Promise<Message> => {
    const { watch, added } = await watches.add(caller, wish, caller.userId)
    const other = wish.mode !== undefined && wish.mode !== watch.mode ? [changeMode(watch, wish.mode, caller)] : []
    return told(watch, {
      how: added ? 'added' : 'there-already',
      platform: caller.platform,
      notes: [...notes, ...other],
    })
  }
  const told = (watch: Watch, options: Omit<AddedOptions, 'now'>) => addedCard(watch, areas, { ...options, now: now() })

  /** The change, and the sentence that says it is done. */
  const changes = {
    pause: async (id: number, caller: Caller) => {
      const watch = await watches.pause(caller, id)
      const resume = writeCall('/watch resume', { watch: String(id) }, caller.platform)
      return sentence(
        'plain',
        `Watch #${id} on ${areaOf(watch, areas)} is paused.`,
        `It sends nothing until ${resume}.`,
      )
    },
    resume: async (id: number, caller: Caller) => {
      const watch = await watches.resume(caller, id)
      return sentence(
        'good',
        `Watch #${id} on ${areaOf(watch, areas)} is running.`,
        'What came in while it was stopped is not sent now: /alerts latest shows it.',
        ...(watch.mode === 'instant'
          ? []
          : [`What waited when it was paused comes with the next digest, ${nextDigestOf(watch, now())}.`]),
      )
    },
    remove: async (id: number, caller: Caller) => {
      const watch = await watches.remove(caller, id)
      const again = writeCall('/watch add', { area: areaOf(watch, areas) }, caller.platform)
      return sentence('plain', `Watch #${id} on ${areaOf(watch, areas)} is removed.`, `To have it again: ${again}`)
    },
  }

  const changing = (name: keyof typeof changes, description: string) =>
    subcommand({
      name,
      description,
      who: 'organisers',
      for: 'channel',
      options: [numbered],
      answer: async ({ watch }, caller) => changes[name](readNumber(watch, 'a watch', '/watch list'), caller),
    })
  const pressing = (name: keyof typeof changes): Action => ({
    id: `watch.${name}`,
    who: 'organisers',
    for: 'channel',
    answer: async (payload, caller) => changes[name](readNumber(payload, 'a watch', '/watch list'), caller),
  })

  return {
    name: 'watch',
    description: 'What this channel is told: follow an area, pause, stop, try out',
    examples: [
      'add',
      'add wirral',
      'add area:"west yorkshire" kinds:merger,ics quiet:22:00-07:00',
      'add london mode:weekly',
      'preview london',
      'list',
    ],
    subcommands: [
      subcommand({
        name: 'add',
        description: 'Tell this channel of news: of all England and every kind, or as you choose',
        who: 'organisers',
        for: 'channel',
        options: watchOptions(needs),
        answer: async ({ area, ...wish }, caller) => {
          const typed = await readTypedArea(area, needs)
          if (typed.kind === 'area') return add({ ...wish, area: typed.area.value }, typed.notes, caller)
          if (isWishedBesidesArea(wish)) throw chooseFirst(typed)
          return whichArea(typed, 'watch.follow', (one) => one.value)
        },
      }),
      subcommand({
        name: 'list',
        description: 'What this channel is told now, by number, and what feedback keeps out',
        who: 'organisers',
        for: 'asker',
        options: [],
        answer: async (_, caller) => listCard(await watches.list(caller), await feedback.list(caller), areas, now()),
      }),
      subcommand({
        name: 'edit',
        description: 'Change what a watch asks for; what you leave out stays as it is',
        who: 'organisers',
        for: 'channel',
        options: [numbered, ...watchOptions(needs)],
        answer: async ({ watch, area, ...wish }, caller) => {
          const id = readNumber(watch, 'a watch', '/watch list')
          if (area === undefined && !isWishedBesidesArea(wish)) {
            throw new Refusal(
              'Say what is to change: area, kinds, outlets, mode, mention or quiet. “all” and “none” clear one.',
            )
          }
          const typed = area === undefined ? null : await readTypedArea(area, needs)
          if (typed?.kind === 'which') throw chooseFirst(typed)
          const before = await watches.get(caller, id)
          const changed = await watches.edit(caller, id, typed ? { ...wish, area: typed.area.value } : wish)
          const notes = [...(typed?.notes ?? []), ...tellWaiting(before, changed)]
          return told(changed, { how: 'changed', platform: caller.platform, notes })
        },
      }),
      changing('pause', 'Stop a watch for a while'),
      changing('resume', 'Let a paused or stopped watch run again'),
      changing('remove', 'Undo a watch'),
      subcommand({
        name: 'preview',
        description: 'What the last 30 days would have sent here, by these watches or as you choose',
        who: 'organisers',
        for: 'asker',
        options: filterOptions(needs),
        answer: async ({ area, ...wish }, caller) => {
          const own = area === undefined && !isWishedBesidesArea(wish) ? await watches.list(caller) : []
          if (own.length > 0) return previewOfWatches(own, caller, watches)
          const typed = await readTypedArea(area, needs)
          if (typed.kind === 'which') throw chooseFirst(typed)
          const follow = isWishedBesidesArea(wish) ? null : typed.area.value
          return previewOfWish({ ...wish, area: typed.area.value }, typed.area.name, caller, watches, follow)
        },
      }),
    ],
    actions: [
      {
        id: 'watch.follow',
        who: 'organisers',
        for: 'channel',
        answer: async (payload, caller) => add({ area: payload }, [], caller),
      },
      pressing('pause'),
      pressing('resume'),
      pressing('remove'),
      ...digestActions(needs),
    ],
  }
}

/** What becomes of what waited for a digest. */
function tellWaiting(before: Watch, { mode }: Watch): string[] {
  if (before.mode === 'instant' || mode === before.mode) return []
  return mode === 'instant'
    ? ['What waited for the digest comes now, in one last one.']
    : ['What waited for the digest comes with the next one.']
}

/** What to type when a watch is there already, and tells at other times than was asked for. */
function changeMode({ id }: Watch, mode: string, { platform }: Caller): string {
  return `To have it tell in the mode ${mode} instead: ${writeCall('/watch edit', { watch: String(id), mode }, platform)}`
}
