/** Runs apart from the rest: a page can be built so that finding its article takes minutes, and only a thread can be ended. */
import { parentPort, workerData } from 'node:worker_threads'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

const MOST_ELEMENTS = 20_000

const { document } = parseHTML(String(workerData))
const article = new Readability(document, { maxElemsToParse: MOST_ELEMENTS }).parse()
parentPort?.postMessage(article?.content ?? '')
