/**
 * What a button or menu carries: `action|payload`, and on one of a message's components also the message's nonce, as
 * `action|payload|~nonce`. Discord does not give the nonce back with a message later on, but it does give this.
 */
import type { ActionCall } from '../message.ts'
import { COMPONENTS, NONCE_LENGTH } from './limits.ts'

const STAMP = /\|~([^|~]*)$/
const STAMPABLE = new RegExp(`^[^|~]{1,${NONCE_LENGTH}}$`)

/** The custom id of a call, or null when it is too long to be carried. */
export function writeCustomId(call: ActionCall): string | null {
  const written = `${call.action}|${call.payload}`
  // A payload that ends like a stamp gets an empty one, so that reading takes off that and not its own end.
  const customId = STAMP.test(written) ? `${written}|~` : written
  return customId.length <= COMPONENTS.customId ? customId : null
}

export function readCustomId(customId: string): ActionCall {
  const written = customId.replace(STAMP, '')
  const bar = written.indexOf('|')
  return bar < 0 ? { action: written, payload: '' } : { action: written.slice(0, bar), payload: written.slice(bar + 1) }
}

/** The custom id with the nonce on it, or null when there is no room for it or it has a stamp already. */
export function stampCustomId(customId: string, nonce: string): string | null {
  const stamped = `${customId}|~${nonce}`
  return STAMPABLE.test(nonce) && !STAMP.test(customId) && stamped.length <= COMPONENTS.customId ? stamped : null
}

/** The nonce that a custom id carries, or null. */
export function stampOf(customId: string): string | null {
  return STAMP.exec(customId)?.[1] || null
}
