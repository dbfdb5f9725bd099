/** Bolt's and the Slack SDK's own log lines, in ours: shorter, and without anything that might be secret. */
import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../log.ts'

/** Tokens, and the addresses that stand for one: a response_url, a socket's ticket. */
const SECRETS = /\bx(?:ox[a-z]|app)-[\w.-]+|\b(?:https|wss?):\/\/[^\s"')]+/g
const LONGEST_LINE = 300

/** Debug lines are dropped: the SDK puts whole requests into them. What is wrong is reported by the adapter itself. */
export function createBoltLog(log: Log): Logger {
  const line = (parts: readonly unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? part.message : String(part)))
      .join(' ')
      .slice(0, LONGEST_LINE)
      .replace(SECRETS, '(hidden)')
  return {
    debug: () => {},
    info: (...parts: unknown[]) => log.debug(`Slack: ${line(parts)}`),
    warn: (...parts: unknown[]) => log.warn(`Slack: ${line(parts)}`),
    error: (...parts: unknown[]) => log.warn(`Slack: ${line(parts)}`),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}
