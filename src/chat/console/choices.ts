/** The numbers by which buttons and menus are chosen where there is nothing to click. */
import type { ActionCall } from '../message.ts'

const HIGHEST = 99

export interface Choices {
  /** Gives a choice the next number, so that an alert that arrives changes no number on the screen; after 99 comes 1. */
  number(call: ActionCall): number
  /** What a number stands for; undefined when it was never shown. */
  chosen(number: number): ActionCall | undefined
}

export function createChoices(): Choices {
  const calls = new Map<number, ActionCall>()
  let last = 0
  return {
    number: (call) => {
      last = (last % HIGHEST) + 1
      calls.set(last, call)
      return last
    },
    chosen: (number) => calls.get(number),
  }
}
