/** From a call to its answer: finds the command, checks who asks and what was given, and turns every fault into a sentence. */
import {
  type Action,
  type Answer,
  type Caller,
  type Choice,
  type Command,
  type Option,
  Refusal,
  type Subcommand,
  type Who,
} from './command.ts'
import { type Message, sentence } from './message.ts'
import { readTyped } from './typed.ts'
import { checkValues } from './values.ts'

export interface RouterNeeds {
  readonly commands: readonly Command[]
  /** Whether the caller was made an organiser here; the platform's own admins are organisers anyway. */
  readonly isOrganiser: (caller: Caller) => Promise<boolean>
  /** Told of every fault that is not the caller's doing, with the command's or action's name. */
  readonly onFault: (what: string, fault: unknown) => void
  /** Told of every call that was answered, for the metrics. */
  readonly onAnswered?: (what: string, milliseconds: number) => void
}

/** A call by names, as Discord makes it: values are as given and not yet checked. */
export interface NamedCall {
  readonly command: string
  /** '' for a command without subcommands. */
  readonly subcommand: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Nothing here throws: what goes wrong is a message for the one who asked. */
export interface Router {
  readonly commands: ReadonlyMap<string, Command>
  run(call: NamedCall, caller: Caller): Promise<Answer>
  /** A line as typed, with or without its slash. */
  runTyped(line: string, caller: Caller): Promise<Answer>
  /** A button or menu that was used. */
  press(action: string, payload: string, caller: Caller): Promise<Answer>
  /** At most 25 values for an option that is being typed; none when anything goes wrong. */
  complete(call: NamedCall, option: string, partial: string, caller: Caller): Promise<readonly Choice[]>
  /** Whose the answer to this call mostly is, for a platform that must be told first. */
  answerIsFor(call: Pick<NamedCall, 'command' | 'subcommand'>): Answer['for']
  actionIsFor(action: string): Answer['for']
}

const MOST_CHOICES = 25
const LONGEST_PARTIAL = 100
const ACTION_ID = /^[a-z][a-z.-]{0,29}$/

/** Makes the router. Throws when two commands or two actions have one name, or an action's id is not in its form. */
export function createRouter(needs: RouterNeeds): Router {
  const commands = byName(needs.commands, (command) => command.name)
  const actions = byName(
    needs.commands.flatMap((command) => command.actions),
    (action) => action.id,
  )
  for (const id of actions.keys()) {
    if (!ACTION_ID.test(id))
      throw new Error(`"${id}" is not an action's id: letters, full stops and hyphens, at most 30.`)
  }
  const find = (call: Pick<NamedCall, 'command' | 'subcommand'>) =>
    commands.get(call.command)?.subcommands.find((one) => one.name === call.subcommand)

  const guarded = async (
    what: string,
    one: Pick<Subcommand | Action, 'who' | 'for'>,
    caller: Caller,
    answer: () => Promise<Message>,
  ): Promise<Answer> => {
    const began = performance.now()
    try {
      await refuseUnlessAllowed(one.who, caller, needs.isOrganiser)
      return { message: await answer(), for: one.for }
    } catch (fault) {
      if (fault instanceof Refusal) return toAsker(fault.message)
      needs.onFault(what, fault)
      return toAsker(
        'Something went wrong here, and it has been noted.',
        'Nothing was changed that you were not told of. Please try again in a minute.',
      )
    } finally {
      needs.onAnswered?.(what, performance.now() - began)
    }
  }

  const runFound = (command: string, found: Subcommand, given: NamedCall['values'], caller: Caller) =>
    guarded(`/${command} ${found.name}`.trim(), found, caller, async () =>
      found.answer(checkValues(found.options, given), caller),
    )

  return {
    commands,
    run: async (call, caller) => {
      const found = find(call)
      if (!found) return toAsker(`There is no command /${call.command} ${call.subcommand}`.trim(), 'Try /help.')
      return runFound(call.command, found, call.values, caller)
    },
    runTyped: async (line, caller) => {
      const typed = readTyped(line, commands)
      if (typed.kind === 'call') return runFound(typed.command.name, typed.subcommand, typed.values, caller)
      if (typed.kind === 'which') return toAsker(...whichSubcommand(typed.command, typed.typed))
      const word = typed.typed.slice(0, LONGEST_PARTIAL)
      return toAsker(
        word === '' ? 'No command was given.' : `There is no command “${word}”.`,
        'Type /help for what there is.',
      )
    },
    press: async (id, payload, caller) => {
      const action = actions.get(id)
      if (!action)
        return toAsker('That button is from an older version of Mergerwatch.', 'Please ask again with a command.')
      return guarded(id, action, caller, () => action.answer(payload, caller))
    },
    complete: async (call, name, partial, caller) => {
      try {
        const found = find(call)
        const option = found?.options.find((one: Option) => one.name === name)
        if (!found || option?.kind !== 'text' || !option.complete) return []
        if (!(await isAllowed(found.who, caller, needs.isOrganiser))) return []
        const choices = await option.complete(partial.slice(0, LONGEST_PARTIAL), caller)
        return choices.slice(0, MOST_CHOICES)
      } catch (fault) {
        needs.onFault(`completing ${name} of /${call.command}`, fault)
        return []
      }
    },
    answerIsFor: (call) => find(call)?.for ?? 'asker',
    actionIsFor: (id) => actions.get(id)?.for ?? 'asker',
  }
}

function toAsker(title: string, ...more: string[]): Answer {
  return { message: sentence('warning', title, ...more), for: 'asker' }
}

async function isAllowed(who: Who, caller: Caller, isOrganiser: RouterNeeds['isOrganiser']): Promise<boolean> {
  return who === 'anyone' || (await isOrganiser(caller)) || caller.isAdmin()
}

async function refuseUnlessAllowed(who: Who, caller: Caller, isOrganiser: RouterNeeds['isOrganiser']): Promise<void> {
  if (await isAllowed(who, caller, isOrganiser)) return
  throw new Refusal(
    caller.platform === 'discord'
      ? 'Only organisers can do this: people with the Manage Server permission, and those whom they made organisers.'
      : 'Only organisers can do this: the admins of this workspace, and those whom they made organisers.',
  )
}

function whichSubcommand(command: Command, typed: string): [string, ...string[]] {
  const names = command.subcommands.map((one) => one.name)
  const example = command.examples[0] === undefined ? '' : ` For example: /${command.name} ${command.examples[0]}`
  const said = typed === '' ? 'needs one more word' : `has no “${typed.slice(0, 40)}”`
  return [`/${command.name} ${said}.`, `Say one of: ${names.join(', ')}.${example}`]
}

function byName<Thing>(things: readonly Thing[], name: (thing: Thing) => string): ReadonlyMap<string, Thing> {
  const named = new Map<string, Thing>()
  for (const thing of things) {
    if (named.has(name(thing))) throw new Error(`Two commands or actions are called "${name(thing)}".`)
    named.set(name(thing), thing)
  }
  return named
}
