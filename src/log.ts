/** The log: lines that a person can read in a terminal, JSON for a collector otherwise. On standard error, so that the console's chat has standard output. */
import { type Logger, pino, stdSerializers } from 'pino'
import pretty from 'pino-pretty'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Where a secret could stand in something that is logged, by accident or by a library's error. */
const SECRET_PATHS = [
  'token',
  '*.token',
  'authorization',
  '*.authorization',
  '*.headers',
  '*.config',
  'secret',
  '*.secret',
]

/** Makes the log. `readable` is for a terminal: time, level and message in colour. */
export function createLog(level: LogLevel, readable: boolean): Log {
  const options = {
    level,
    redact: { paths: SECRET_PATHS, censor: '(hidden)' },
    serializers: { err: errorWithoutSecrets },
  }
  const stream = readable
    ? pretty({
        destination: 2,
        sync: true,
        colorize: process.stderr.isTTY,
        translateTime: 'SYS:HH:MM:ss',
        ignore: 'pid,hostname',
        singleLine: true,
      })
    : process.stderr
  return pino(options, stream)
}

/** Of an error only what helps: libraries hang requests with their headers on theirs. */
function errorWithoutSecrets(fault: unknown): object {
  if (!(fault instanceof Error)) return { message: String(fault) }
  const { type, message, stack } = stdSerializers.err(fault)
  const code = 'code' in fault ? fault.code : undefined
  return { type, message, stack, ...(code === undefined ? {} : { code }) }
}
