/** What the bot counts about itself, for Prometheus. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  answered(command: string, milliseconds: number): void
  fault(where: string): void
  feedRead(outcome: string, count: number): void
  itemsNew(count: number): void
  posted(platform: string, info: { sinceCreatedMs: number; sincePublishedMs: number | null }): void
  /** The page for Prometheus, in its text format. */
  page(): Promise<{ contentType: string; text: string }>
}

const ANSWER_SECONDS = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 3]
const POST_SECONDS = [1, 5, 15, 60, 300, 900, 3_600]

/** `due` counts what is owed now, by platform; it is asked each time the page is. */
export function createMetrics(due: () => Promise<ReadonlyMap<string, number>>): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const answers = new Histogram({
    name: 'mergerwatch_answer_seconds',
    help: 'Time to the answer of a command or button.',
    labelNames: ['command'],
    buckets: ANSWER_SECONDS,
    registers,
  })
  const faults = new Counter({
    name: 'mergerwatch_faults_total',
    help: 'Faults that were caught and logged.',
    labelNames: ['where'],
    registers,
  })
  const reads = new Counter({
    name: 'mergerwatch_feed_reads_total',
    help: 'Reads of feeds by how they went.',
    labelNames: ['outcome'],
    registers,
  })
  const items = new Counter({ name: 'mergerwatch_items_new_total', help: 'Items not seen before.', registers })
  const posts = new Histogram({
    name: 'mergerwatch_post_seconds',
    help: 'Time from a delivery being owed to the platform confirming it.',
    labelNames: ['platform'],
    buckets: POST_SECONDS,
    registers,
  })
  const sincePublished = new Histogram({
    name: 'mergerwatch_publication_to_post_seconds',
    help: 'Time from the publication that a feed states to the post.',
    labelNames: ['platform'],
    buckets: POST_SECONDS,
    registers,
  })
  new Gauge({
    name: 'mergerwatch_deliveries_due',
    help: 'Messages owed to channels now.',
    labelNames: ['platform'],
    registers,
    async collect() {
      this.reset()
      for (const [platform, count] of await due()) this.set({ platform }, count)
    },
  })
  return {
    answered: (command, milliseconds) => answers.observe({ command }, milliseconds / 1_000),
    fault: (where) => faults.inc({ where }),
    feedRead: (outcome, count) => reads.inc({ outcome }, count),
    itemsNew: (count) => items.inc(count),
    posted: (platform, { sinceCreatedMs, sincePublishedMs }) => {
      posts.observe({ platform }, sinceCreatedMs / 1_000)
      if (sincePublishedMs !== null) sincePublished.observe({ platform }, sincePublishedMs / 1_000)
    },
    page: async () => ({ contentType: register.contentType, text: await register.metrics() }),
  }
}
