import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const run = promisify(execFile)

describe('the program mergerwatch', () => {
  it('can be run by its name', () => {
    accessSync(CLI, constants.X_OK)
    assert.match(readFileSync(CLI, 'utf8'), /^#!\/usr\/bin\/env node\n/)
  })

  it('answers a look-up with JSON on standard output alone', async () => {
    const { stdout, stderr } = await run(process.execPath, [CLI, 'lookup', '12F', '--json'])
    assert.equal(JSON.parse(stdout).matches[0].id, 'ccg-wirral')
    assert.equal(stderr, '')
  })

  it('tells a shell how it went', async () => {
    const failing = run(process.execPath, [CLI, 'lookup'])
    await assert.rejects(failing, (fault: { code?: number; stderr?: string }) => {
      assert.equal(fault.code, 2)
      assert.match(fault.stderr ?? '', /^lookup needs .*\n$/)
      return true
    })
  })

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [CLI, 'manifest', 'discord'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    const errors: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    await once(child, 'close')
    assert.equal(Buffer.concat(errors).toString(), '')
  })
})
