/** An outbox with deliveries in it, and senders over it, with the clock in the test's hand. */
import type { TestContext } from 'node:test'
import { enqueue, type NewDelivery } from '../../src/alerts/outbox-repository.ts'
import { createSender, type Sender, type SenderNeeds } from '../../src/alerts/sender.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Place } from '../../src/chat/platform.ts'
import type { DeliveryRow } from '../../src/store/schema.ts'
import type { Database } from '../../src/store/store.ts'
import { instant } from '../../src/time.ts'
import type { TestStore } from '../store-for-tests.ts'
import { createLines, type Hand, type Lines, NOON } from './newsroom.ts'
import { createScriptedPlatform, type ScriptedPlatform } from './scripted-platform.ts'

export const LEASE_MS = 60_000

export interface PostRoom extends Lines {
  readonly db: Database
  readonly test: TestStore
  readonly hand: Hand
  readonly platform: ScriptedPlatform
  readonly sender: Sender
  /** One more sender on the same outbox and platform, as another process would have. */
  another(owner: string, more?: Partial<SenderNeeds>): Sender
  /** Owes messages with these titles to a channel, now unless told otherwise. */
  owe(channel: string, titles: readonly string[], more?: Partial<NewDelivery>): Promise<void>
  rows(): Promise<readonly Kept[]>
  /** Moves the clock. */
  wait(milliseconds: number): void
}

export type Kept = Pick<
  DeliveryRow,
  | 'state'
  | 'tries'
  | 'first_tried_at'
  | 'due_at'
  | 'lease_owner'
  | 'message_id'
  | 'last_error'
  | 'purpose'
  | 'channel'
  | 'dedupe'
> & { readonly id: number; readonly title: string }

export const message = (title: string): Message => ({
  title,
  link: 'https://paper.example/a',
  tone: 'alert',
  blocks: [],
})
export const placeOf = (channel: string): Place => ({ platform: 'discord', tenant: 'G1', channel })

let owed = 0

export async function openPostRoom(
  open: (test: TestContext) => Promise<TestStore>,
  context: TestContext,
  more: Partial<SenderNeeds> = {},
): Promise<PostRoom> {
  const test = await open(context)
  const { db, engine } = test.store
  const hand: Hand = { now: NOON }
  const lines = createLines()
  const platform = createScriptedPlatform()
  const another: PostRoom['another'] = (owner, changes = {}) =>
    createSender({
      db,
      engine,
      platform,
      owner,
      clock: () => hand.now,
      log: lines.log,
      leaseMs: LEASE_MS,
      pause: async () => {},
      ...changes,
    })
  return {
    ...lines,
    db,
    test,
    hand,
    platform,
    another,
    sender: another('first', more),
    owe: (channel, titles, changes) => owe(db, hand, channel, titles, changes),
    rows: () => rowsOf(db),
    wait: (milliseconds) => {
      hand.now = new Date(hand.now.getTime() + milliseconds)
    },
  }
}

async function owe(
  db: Database,
  hand: Hand,
  channel: string,
  titles: readonly string[],
  more: Partial<NewDelivery> = {},
) {
  const now = instant(hand.now)
  const deliveries = titles.map((title): NewDelivery => {
    owed += 1
    return {
      ...placeOf(channel),
      dedupe: `test:${owed}`,
      purpose: 'alert',
      message: message(title),
      dueAt: now,
      ...more,
    }
  })
  await enqueue(db, deliveries, now)
}

async function rowsOf(db: Database): Promise<Kept[]> {
  const rows = await db.selectFrom('deliveries').selectAll().orderBy('id').execute()
  return rows.map((row) => ({ ...row, title: (JSON.parse(row.message) as Message).title }))
}
