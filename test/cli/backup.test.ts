import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../../src/store/store.ts'
import { atShell } from './at-shell.ts'

describe('backup and restore', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mergerwatch-test-'))
  })
  after(() => rm(folder, { recursive: true }))

  const on = (name: string) => ({ environment: { DATABASE_URL: `file:${join(folder, name)}` } })
  const open = (name: string) => openStore({ url: `file:${join(folder, name)}`, onFault: assert.fail })

  it('carry everything from one database to another', async () => {
    const file = join(folder, 'all.gz')
    const before = await open('one.db')
    await before.db.insertInto('settings').values({ key: 'colour', value: 'green' }).execute()
    const backedUp = await atShell(['backup', file], on('one.db'))
    await before.close()
    assert.deepEqual(backedUp, { code: 0, output: `1 record written to ${file}.\n`, errors: '' })
    const restored = await atShell(['restore', file], on('two.db'))
    assert.deepEqual(restored, { code: 0, output: `1 record restored from ${file}.\n`, errors: '' })
    const later = await open('two.db')
    assert.deepEqual(
      (await later.db.selectFrom('settings').selectAll().execute()).map((row) => ({ ...row })),
      [{ key: 'colour', value: 'green' }],
    )
    await later.close()
  })

  it('do not take a database that is not there for an empty one', async () => {
    const { code, errors } = await atShell(['backup', join(folder, 'none.gz')], on('none.db'))
    assert.equal(code, 1)
    assert.match(errors, /^There is no database at .*none\.db: set DATABASE_URL/)
  })

  it('refuse a file that is not there, and one that is no backup', async () => {
    const file = join(folder, 'letter.txt')
    assert.match((await atShell(['restore', file], on('two.db'))).errors, /^There is no file .*letter\.txt\.\n$/)
    await writeFile(file, 'Dear all')
    const { code, errors } = await atShell(['restore', file], on('two.db'))
    assert.equal(code, 1)
    assert.match(errors, /letter\.txt cannot be read/)
  })

  it('name the variable that is wrong', async () => {
    const { code, errors } = await atShell(['backup', 'x'], { environment: { DATABASE_URL: 'mysql://root:hush@db' } })
    assert.equal(code, 1)
    assert.match(errors, /^DATABASE_URL must be/)
    assert.doesNotMatch(errors, /hush/)
  })
})
