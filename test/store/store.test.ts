import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../../src/store/store.ts'
import { eachEngine } from '../store-for-tests.ts'

const folder = mkdtempSync(join(tmpdir(), 'mergerwatch-store-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const refuse = (fault: Error) => assert.fail(fault)

function openElsewhere(url: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'open-and-say.ts'), url], { stdio: 'pipe' })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  return { child, ended: once(child, 'close').then(() => said.trim()) }
}

describe('migrating', () => {
  it('works for two processes that start at once', async () => {
    const url = `file:${join(folder, 'both.db')}`
    const said = await Promise.all([openElsewhere(url).ended, openElsewhere(url).ended])
    assert.match(said[0], /^open with \d+ tables$/)
    assert.equal(said[1], said[0])
  })

  it('can be done again after the process was killed at any moment of it', async () => {
    for (let delay = 60; delay <= 200; delay += 20) {
      const url = `file:${join(folder, `killed-${delay}.db`)}`
      const first = openElsewhere(url)
      await pause(delay)
      first.child.kill('SIGKILL')
      await first.ended
      const store = await openStore({ url, onFault: refuse })
      assert.ok((await store.db.introspection.getTables()).some((table) => table.name === 'deliveries'))
      await store.close()
    }
  })
})

eachEngine((engine, open) => {
  describe(`the store on ${engine}`, () => {
    it('undoes all of a transaction that fails', async (test) => {
      const { store } = await open(test)
      const failing = store.db.transaction().execute(async (trx) => {
        await trx.insertInto('settings').values({ key: 'half', value: 'done' }).execute()
        throw new Error('no further')
      })
      await assert.rejects(failing, /no further/)
      assert.deepEqual(await store.db.selectFrom('settings').selectAll().execute(), [])
    })

    it('runs twenty transactions at once, one after the other where the database needs it', async (test) => {
      const { store } = await open(test)
      const keys = Array.from({ length: 20 }, (_, number) => `k${number}`)
      const done = await Promise.allSettled(
        keys.map((key, number) =>
          store.db.transaction().execute(async (trx) => {
            await trx.insertInto('settings').values({ key, value: 'v' }).execute()
            if (number % 2 === 1) throw new Error('undo')
          }),
        ),
      )
      assert.equal(done.filter((one) => one.status === 'fulfilled').length, 10)
      const kept = await store.db.selectFrom('settings').select('key').execute()
      assert.equal(kept.length, 10)
    })

    it('keeps settings over one another', async (test) => {
      const { store } = await open(test)
      const { createSettings } = await import('../../src/store/settings.ts')
      const settings = createSettings(store.db)
      assert.equal(await settings.get('seen'), undefined)
      await settings.set('seen', 'once')
      await settings.set('seen', 'twice')
      assert.equal(await settings.get('seen'), 'twice')
    })
  })

  describe(`the cache on ${engine}`, () => {
    it('gives back what was put in, until it expires', async (test) => {
      const { store } = await open(test)
      const cache = store.cache<{ name: string }>('names')
      assert.equal(await cache.set('a', { name: 'Wirral' }), true)
      assert.deepEqual(await cache.get('a'), { name: 'Wirral' })
      await cache.set('gone', { name: 'Wirral' }, 1)
      await pause(5)
      assert.equal(await cache.get('gone'), undefined)
      assert.equal(await cache.has('gone'), false)
    })

    it('keeps namespaces apart, also when one is cleared', async (test) => {
      const { store } = await open(test)
      const [one, other] = [store.cache<number>('one'), store.cache<number>('other')]
      await one.set('k', 1)
      await other.set('k', 2)
      await one.clear()
      assert.equal(await one.get('k'), undefined)
      assert.equal(await other.get('k'), 2)
    })

    it('reads, writes and deletes many at once', async (test) => {
      const { store } = await open(test)
      const cache = store.cache<number>('many')
      await cache.setMany([
        { key: 'a', value: 1 },
        { key: 'b', value: 2 },
      ])
      assert.deepEqual(await cache.getMany(['b', 'c', 'a']), [2, undefined, 1])
      assert.deepEqual(await cache.hasMany(['a', 'c']), [true, false])
      assert.deepEqual(await cache.deleteMany(['a', 'c']), [true, false])
    })

    it('sweeps away what has expired and nobody asks for', async (test) => {
      const { store } = await open(test)
      const cache = store.cache<number>('sweep')
      await cache.set('old', 1, 1)
      await pause(5)
      for (let number = 0; number < 200; number += 1) await cache.set(`new-${number}`, number, 60_000)
      const rows = await store.db.selectFrom('keyv').select('key').where('key', '=', 'old').execute()
      assert.deepEqual(rows, [])
    })
  })
})

describe('a cache whose database has gone', () => {
  it('answers that it knows nothing and tells of the fault, without throwing', async () => {
    const faults: Error[] = []
    const store = await openStore({ url: `file:${join(folder, 'gone.db')}`, onFault: (fault) => faults.push(fault) })
    const cache = store.cache<number>('gone')
    await store.close()
    assert.equal(await cache.get('k'), undefined)
    assert.equal(await cache.set('k', 1), false)
    assert.ok(faults.length > 0)
  })
})
