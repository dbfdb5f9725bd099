import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { describe, it } from 'node:test'
import { newOwner, releaseDeadLeases } from '../../src/store/leases.ts'
import { eachEngine } from '../store-for-tests.ts'

const NOW = '2026-11-21T12:00:00.000Z'
const LATER = '2026-11-21T12:05:00.000Z'

eachEngine((engine, open) => {
  describe(`leases on ${engine}`, () => {
    it('of a process of this machine that is dead are given back at the next start, others are kept', async (test) => {
      const { store } = await open(test)
      const self = newOwner()
      const dead = spawnSync(process.execPath, ['--version']).pid
      const owners = {
        self,
        dead: `${hostname()}/${dead}/0000`,
        sameNumberBefore: `${hostname()}/${process.pid}/other`,
        alive: `${hostname()}/${process.ppid}/0000`,
        elsewhere: `another-machine/${dead}/0000`,
      }
      for (const [url, owner] of Object.entries(owners)) {
        const times = { added_at: NOW, next_check_at: NOW, lease_until: LATER }
        const said = { title: '', home: '', added_by: '', health: '', state: 'ok' } as const
        const feed = {
          ...said,
          ...times,
          url,
          tenant: '',
          enabled: 1,
          baselined: 0,
          failures: 0,
          lease_owner: owner,
        } as const
        await store.db.insertInto('feeds').values(feed).execute()
      }
      await releaseDeadLeases(store.db, self)
      const kept = await store.db
        .selectFrom('feeds')
        .select('url')
        .where('lease_owner', 'is not', null)
        .orderBy('id')
        .execute()
      assert.deepEqual(
        kept.map((row) => row.url),
        ['self', 'alive', 'elsewhere'],
      )
      const released = await store.db
        .selectFrom('feeds')
        .select('lease_until')
        .where('url', '=', 'dead')
        .executeTakeFirst()
      assert.equal(released?.lease_until, null)
    })
  })
})
