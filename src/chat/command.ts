/**
 * A command: what people can type, who may, and what answers it.
 *
 * A command is data beside one function. Discord's registration, Slack's manifest, the console's help and the README's
 * table are all made from the data; the answer is a neutral message. Nothing here knows a platform or a service: a
 * command is made by a function that is given what it needs.
 */
import type { Message } from './message.ts'
import type { PlatformName } from './platform.ts'

/** Who may use it: `organisers` are checked in the router on every call, whatever the platform's own settings say. */
export type Who = 'anyone' | 'organisers'

export interface Choice {
  /** What is shown: at most 100 characters. */
  readonly name: string
  /** What is sent: at most 100 characters. */
  readonly value: string
}

interface OptionBase<Name extends string, Required extends boolean> {
  /** Lower case, letters and hyphens, at most 32 characters: Discord's rule for option names. */
  readonly name: Name
  /** At most 100 characters. */
  readonly description: string
  readonly required: Required
}

/** Free text. `complete` offers values while somebody types; it must answer from memory, at once. */
export interface TextOption<Name extends string = string, Required extends boolean = boolean>
  extends OptionBase<Name, Required> {
  readonly kind: 'text'
  readonly maxLength: number
  readonly complete?: (partial: string, caller: Caller) => readonly Choice[] | Promise<readonly Choice[]>
}

/** One of a few fixed words. */
export interface ChoiceOption<Name extends string = string, Required extends boolean = boolean>
  extends OptionBase<Name, Required> {
  readonly kind: 'choice'
  readonly choices: readonly Choice[]
}

export interface NumberOption<Name extends string = string, Required extends boolean = boolean>
  extends OptionBase<Name, Required> {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
}

export type Option<Name extends string = string, Required extends boolean = boolean> =
  | TextOption<Name, Required>
  | ChoiceOption<Name, Required>
  | NumberOption<Name, Required>

type ValueOf<O extends Option> = O extends NumberOption ? number : string

/** The values that a call carries, by option name: their types follow from the declaration. */
type Values<Options extends readonly Option[]> = {
  readonly [O in Options[number] as O['name']]: O['required'] extends true ? ValueOf<O> : ValueOf<O> | undefined
}

/** Who asks, and where. */
export interface Caller {
  readonly platform: PlatformName
  readonly tenant: string
  readonly channel: string
  readonly userId: string
  readonly userName: string
  /** Whether the platform itself gives this person charge of the place: asked only when it matters. */
  readonly isAdmin: () => Promise<boolean>
}

export interface Answer {
  readonly message: Message
  /**
   * `channel`: of use to all (on Slack and for a question asked of the bot alone, with a button to share it);
   * `asker`: for the one who asked only.
   */
  readonly for: 'channel' | 'asker'
}

/** One thing that can be asked: a command without subcommands has one with the name ''. */
export interface Subcommand<Options extends readonly Option[] = readonly Option[]> {
  /** '' when the command has no subcommands. */
  readonly name: string
  /** At most 100 characters. */
  readonly description: string
  readonly who: Who
  /** The first may stand bare in text: `/ccg wirral on:2020-09-08`. Required ones come first: Discord's rule. */
  readonly options: Options
  /** Whose the answer mostly is: Discord must be told before the answer is known. */
  readonly for: Answer['for']
  /** Throws `Refusal` for what the person should be told; anything else is a fault and is told as one. */
  readonly answer: (values: Values<Options>, caller: Caller) => Promise<Message>
}

/** What a button or a menu runs. Checked like a command: a button can be pressed by anyone who sees it. */
export interface Action {
  /** As "alerts.why": letters, full stops and hyphens, at most 30 characters. */
  readonly id: string
  readonly who: Who
  readonly for: Answer['for']
  readonly answer: (payload: string, caller: Caller) => Promise<Message>
}

export interface Command {
  /** Lower case, at most 32 characters. */
  readonly name: string
  readonly description: string
  readonly subcommands: readonly Subcommand[]
  /** The subcommand that a typed line without one means: `/mergers approved` is `/mergers list approved`. Discord has no such lines. */
  readonly bare?: string
  readonly actions: readonly Action[]
  /** A few calls as people would type them after the command's name, for the help: "wirral on:2020-09-08". */
  readonly examples: readonly string[]
}

/** A sentence for the person who asked: what was wrong, and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/**
 * Declares a subcommand, so that the types of its values follow from its options.
 * The result is `Subcommand` with its own types forgotten: the router checks each value against the options before it calls.
 */
export function subcommand<const Options extends readonly Option[]>(declared: Subcommand<Options>): Subcommand {
  return declared as unknown as Subcommand
}
