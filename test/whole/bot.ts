/** The whole program as its users start it: a process of its own, with an environment, a console, and signals. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

/** As `npm start` does, without npm between us and its signals. */
const START = ['--max-semi-space-size=2', join(import.meta.dirname, '../../src/start.js')]
const PATIENCE_MS = 30_000

export interface Bot {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>
  /** What it has written so far: the console's chat, and the log. */
  readonly chat: () => string
  readonly log: () => string
  /** Types a line at the console. */
  type(line: string): void
  /** Waits until it has said that it is ready. */
  ready(): Promise<void>
  /** Ends it with a signal, and gives its exit code (null when the signal killed it) and how long that took. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly tookMs: number }>
}

/** Starts it in a folder, with nothing of this process's environment but PATH. */
export function startBot(folder: string, environment: Readonly<Record<string, string>>): Bot {
  const child = spawn(process.execPath, START, {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let [chat, log] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => {
    chat += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log += text
  })
  child.stdin.on('error', () => {})
  const closed = once(child, 'close')
  return {
    process: child,
    chat: () => chat,
    log: () => log,
    type: (line) => child.stdin.write(`${line}\n`),
    ready: () =>
      until(() => {
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${log}`)
        return /Ready after/.test(log)
      }, 'the bot to be ready'),
    end: async (signal) => {
      const began = performance.now()
      child.kill(signal)
      const [code] = await closed
      return { code, tookMs: performance.now() - began }
    },
  }
}

/** Waits until something is so; fails with what was waited for. */
export async function until(isSo: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs / 1_000} seconds in vain for ${what}.`)
    await pause(25)
  }
}
