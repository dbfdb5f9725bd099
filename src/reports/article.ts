/** An article without the page around it. */
import { Worker } from 'node:worker_threads'

const PATIENCE_MS = 5_000
const MEMORY_MB = 256
/** What is looked at of a page: articles are seldom a tenth of it. */
const LONGEST_PAGE = 2_000_000

/**
 * The article of a page as HTML, as Firefox's reader view finds it; '' when there is none, or when it is not found
 * in five seconds and 256 MB. Never throws. One page at a time: this machine may have one core.
 */
export function createArticleReader(patienceMs = PATIENCE_MS): (html: string) => Promise<string> {
  let last: Promise<unknown> = Promise.resolve()
  return (html) => {
    const reading = last.then(() => readInThread(html.slice(0, LONGEST_PAGE), patienceMs))
    last = reading
    return reading
  }
}

async function readInThread(html: string, patienceMs: number): Promise<string> {
  const worker = new Worker(new URL('./article-worker.ts', import.meta.url), {
    workerData: html,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // What a page makes a library say is not for this program's output.
    stdout: true,
    stderr: true,
  })
  const { promise, resolve } = Promise.withResolvers<string>()
  const patience = setTimeout(() => resolve(''), patienceMs)
  worker.on('message', (text: unknown) => resolve(typeof text === 'string' ? text : ''))
  worker.on('error', () => resolve(''))
  worker.on('exit', () => resolve(''))
  try {
    return await promise
  } finally {
    clearTimeout(patience)
    await worker.terminate()
  }
}
