import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const DEMO = fileURLToPath(new URL('../../src/demo/demo.ts', import.meta.url))

describe('the demonstration', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mergerwatch-test-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('answers what is piped in, reaches none of the operator’s channels, ends when told to and leaves nothing behind', async () => {
    // A wrong token would stop the start: that it does not shows that nobody's configuration is read.
    await writeFile(join(folder, '.env'), 'DISCORD_TOKEN=x\n')
    const running = promisify(execFile)(process.execPath, [DEMO], {
      cwd: folder,
      env: { ...process.env, TMPDIR: folder, SLACK_BOT_TOKEN: 'x', POLL_CRON: 'never' },
    })
    running.child.stdin?.end('/ccg wirral\nexit\n')
    const { stdout, stderr } = await running
    assert.match(stdout, /A small world begins/)
    assert.match(stdout, /NHS Wirral CCG · 12F/)
    assert.equal(stderr, '')
    assert.deepEqual(await readdir(folder), ['.env'])
  })
})
