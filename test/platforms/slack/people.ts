/** What people do in Slack, and what they see of it. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Delivered, Delivery } from './delivery.ts'
import { actionPayload, commandPayload, type Payload } from './payloads.ts'
import type { ResponseUrls } from './response-urls.ts'
import type { ChannelMessage, Person, Seen, Workspace, World } from './world.ts'

const PATIENCE_MS = 5_000

/** Something a person did. */
export interface Deed {
  /** What Slack shows when the app did not take it: Slack's own error names. */
  readonly failure: 'operation_timeout' | 'dispatch_failed' | 'not_a_command' | null
  /** The next message that only this person sees, or that their deed put into the channel; waits for it. */
  next(): Promise<Seen>
  /** All of them so far. */
  seen(): readonly Seen[]
  /** Slack delivers the very same once more. */
  deliverAgain(): Promise<Delivered>
}

export interface Slash {
  readonly team?: string
  readonly channel?: string
  readonly user?: string
  /** As "/ccg". */
  readonly command: string
  readonly text?: string
}

export interface Press {
  readonly team?: string
  readonly user?: string
  readonly message: Seen | ChannelMessage
  /** What stands on the button, or the words of the option in the menu. */
  readonly label: string
}

export interface People {
  slash(slash: Slash): Promise<Deed>
  press(press: Press): Promise<Deed>
  choose(choice: Press): Promise<Deed>
}

export interface PeopleNeeds {
  readonly world: World
  readonly responseUrls: ResponseUrls
  readonly deliver: (delivery: Delivery) => Promise<Delivered>
  /** Commands that the app's manifest registers; null: any. */
  readonly commands: () => ReadonlySet<string> | null
  readonly defaults: { readonly team: string; readonly channel: string; readonly user: string }
}

export function createPeople(needs: PeopleNeeds): People {
  const find = (team: string | undefined, user: string | undefined): { workspace: Workspace; person: Person } => {
    const workspace = needs.world.workspaces.get(team ?? needs.defaults.team)
    const person = workspace?.people.get(user ?? needs.defaults.user)
    if (!workspace || !person) throw new Error(`There is no ${user} in ${team}: add them first.`)
    return { workspace, person }
  }

  const deed = async (person: Person, delivery: Delivery): Promise<Deed> => {
    const before = person.sees.length
    let shown = before
    const delivered = await needs.deliver(delivery)
    return {
      failure: delivered === 'acknowledged' ? null : delivered === 'timeout' ? 'operation_timeout' : 'dispatch_failed',
      seen: () => person.sees.slice(before),
      deliverAgain: () => needs.deliver({ ...delivery, retry: 1 }),
      next: async () => {
        for (let waited = 0; person.sees.length <= shown; waited += 5) {
          if (waited > PATIENCE_MS) throw new Error(`${person.name} saw nothing for ${PATIENCE_MS} ms`)
          await pause(5)
        }
        shown += 1
        return person.sees[shown - 1] as Seen
      },
    }
  }

  const use = (press: Press, action: Payload | null): Promise<Deed> => {
    if (action === null) throw new Error(`There is no “${press.label}” in: ${press.message.reading.words}`)
    const { workspace, person } = find(press.team, press.user)
    const original = 'ts' in press.message ? null : press.message
    const responseUrl = needs.responseUrls.make({ workspace, person, channel: press.message.channel, original })
    const payload = actionPayload({ workspace, person, message: press.message, action, responseUrl })
    return deed(person, { type: 'interactive', payload })
  }

  return {
    slash: (slash) => {
      const { workspace, person } = find(slash.team, slash.user)
      const channel = slash.channel ?? needs.defaults.channel
      const { command } = slash
      if (needs.commands()?.has(command) === false) return Promise.resolve(noSuchCommand)
      const responseUrl = needs.responseUrls.make({ workspace, person, channel, original: null })
      const payload = commandPayload({ workspace, channel, person, command, text: slash.text ?? '', responseUrl })
      return deed(person, { type: 'slash_commands', payload })
    },
    press: (press) => use(press, findButton(press.message.blocks, press.label)),
    choose: (choice) => use(choice, findOption(choice.message.blocks, choice.label)),
  }
}

const noSuchCommand: Deed = {
  failure: 'not_a_command',
  seen: () => [],
  deliverAgain: () => Promise.resolve('failed'),
  next: () => Promise.reject(new Error('Slack has no such command')),
}

interface Control {
  readonly type: string
  readonly action_id: string
  readonly text?: { readonly text: string }
  readonly value?: string
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[]
}

function controlsOf(blocks: readonly unknown[]): Control[] {
  return (blocks as { type: string; elements?: Control[] }[])
    .filter((block) => block.type === 'actions')
    .flatMap((block) => block.elements ?? [])
}

function findButton(blocks: readonly unknown[], label: string): Payload | null {
  const button = controlsOf(blocks).find((one) => one.type === 'button' && one.text?.text === label)
  if (button === undefined) return null
  const { type, action_id, text, value } = button
  return { type, action_id, text, ...(value === undefined ? {} : { value }) }
}

function findOption(blocks: readonly unknown[], label: string): Payload | null {
  for (const { type, action_id, options } of controlsOf(blocks)) {
    const selected = options?.find((option) => option.text.text === label)
    if (selected) return { type, action_id, selected_option: selected }
  }
  return null
}
