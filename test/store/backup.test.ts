import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { BackupError, backup, restore } from '../../src/store/backup.ts'
import type { Store } from '../../src/store/store.ts'
import { eachEngine, openTestStore } from '../store-for-tests.ts'

const folder = mkdtempSync(join(tmpdir(), 'mergerwatch-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const NOW = new Date('2026-11-21T12:00:00.000Z')

const FEED = {
  tenant: '',
  title: 'A feed with “quotes”, a newline\nand an emoji 🏥',
  home: '',
  enabled: 1,
  added_by: '',
  added_at: NOW.toISOString(),
  baselined: 0,
  next_check_at: NOW.toISOString(),
  failures: 0,
  health: '',
  state: 'ok',
} as const

const DELIVERY = {
  nonce: 'n',
  platform: 'console',
  tenant: 'local',
  channel: 'console',
  purpose: 'alert',
  message: '{}',
  state: 'due',
  due_at: NOW.toISOString(),
  tries: 0,
  created_at: NOW.toISOString(),
} as const

async function fill(store: Store, feeds: number): Promise<void> {
  for (let number = 1; number <= feeds; number += 1) {
    await store.db
      .insertInto('feeds')
      .values({ ...FEED, url: `https://example.org/${number}` })
      .execute()
  }
  await store.db.deleteFrom('feeds').where('url', '=', 'https://example.org/2').execute()
  await store.db
    .insertInto('deliveries')
    .values({ ...DELIVERY, dedupe: 'one' })
    .execute()
  await store.cache<number>('forgettable').set('k', 1)
}

const contents = async (store: Store) => ({
  feeds: await store.db.selectFrom('feeds').selectAll().orderBy('id').execute(),
  deliveries: await store.db.selectFrom('deliveries').select(['id', 'dedupe', 'state']).execute(),
})

eachEngine((engine, open) => {
  describe(`a backup of ${engine}`, () => {
    it('is restored into either database, row for row, and new rows go on counting', async (test) => {
      const { store } = await open(test)
      await fill(store, 1_203)
      const file = join(folder, `${engine}.backup`)
      assert.equal(await backup(store, file, NOW), 1_203)
      const other = await openTestStore('sqlite')
      for (const target of [store, other.store]) {
        await target.db.insertInto('settings').values({ key: 'later', value: 'lost' }).execute()
        assert.equal(await restore(target, file), 1_203)
        assert.deepEqual(await contents(target), await contents(store))
        assert.equal(await target.db.selectFrom('settings').selectAll().executeTakeFirst(), undefined)
        const { id } = await target.db
          .insertInto('feeds')
          .values({ ...FEED, url: 'https://example.org/next' })
          .returning('id')
          .executeTakeFirstOrThrow()
        assert.equal(id, 1_204)
        await target.db.deleteFrom('feeds').where('id', '=', id).execute()
      }
      await other.close()
    })

    it('makes a sender look before it posts what was owed then', async (test) => {
      const { store } = await open(test)
      await fill(store, 2)
      const file = join(folder, `${engine}-owed.backup`)
      await backup(store, file, NOW)
      await restore(store, file)
      const owed = await store.db.selectFrom('deliveries').select(['tries', 'first_tried_at']).executeTakeFirstOrThrow()
      assert.deepEqual({ ...owed }, { tries: 1, first_tried_at: NOW.toISOString() })
    })

    it('that is damaged changes nothing, and the refusal says which file', async (test) => {
      const { store } = await open(test)
      await fill(store, 50)
      const file = join(folder, `${engine}-whole.backup`)
      await backup(store, file, NOW)
      const whole = readFileSync(file)
      const lines = gunzipSync(whole).toString().split('\n')
      const damaged: Record<string, Uint8Array> = {
        'cut short': whole.subarray(0, whole.length / 2),
        'not packed': Buffer.from('hello'),
        empty: Buffer.alloc(0),
        'without its end': gzipSync(lines.slice(0, -2).join('\n')),
        'without a line': gzipSync(lines.toSpliced(3, 1).join('\n')),
        'of something else': gzipSync('{"other":"file"}\n'),
        'with a table that is none': gzipSync(lines.join('\n').replace('"table":"feeds"', '"table":"sqlite_master"')),
      }
      const before = await contents(store)
      for (const [how, bytes] of Object.entries(damaged)) {
        const broken = join(folder, `${engine} ${how}.backup`)
        writeFileSync(broken, bytes)
        await assert.rejects(
          restore(store, broken),
          (fault) => fault instanceof BackupError && fault.message.includes(broken),
        )
        assert.deepEqual(await contents(store), before, how)
      }
      await assert.rejects(restore(store, join(folder, 'nowhere')), /There is no file/)
    })

    it('that cannot be written leaves an earlier one as it was', async (test) => {
      const { store } = await open(test)
      const file = join(folder, 'no-such-folder', 'x.backup')
      await assert.rejects(backup(store, file, NOW))
      assert.equal(existsSync(file), false)
    })
  })
})
