import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atShell } from './at-shell.ts'

describe('the shell', () => {
  for (const words of [[], ['help'], ['--help'], ['-h'], ['lookup', '--help']]) {
    it(`explains itself at "${words.join(' ')}"`, async () => {
      const { code, output, errors } = await atShell(words)
      assert.deepEqual([code, errors], [0, ''])
      for (const name of ['lookup', 'classify', 'feeds check', 'manifest', 'backup', 'restore']) {
        assert.match(output, new RegExp(`^  ${name} `, 'm'))
      }
    })
  }

  it('tells its version', async () => {
    assert.match((await atShell(['--version'])).output, /^\d+\.\d+\.\d+\n$/)
  })

  for (const [words, said] of [
    [['lookout'], 'There is no "lookout". Try: mergerwatch help\n'],
    [['constructor'], 'There is no "constructor". Try: mergerwatch help\n'],
    [['lookup', '--loud', 'x'], "Unknown option '--loud'. Try: mergerwatch help\n"],
    [['lookup'], 'lookup needs a name, a code, a council or a postcode. Try: mergerwatch help\n'],
    [['lookup', 'wirral', '--on'], "Option '--on <value>' argument missing. Try: mergerwatch help\n"],
    [
      ['lookup', 'wirral', '--on', 'soon'],
      '"soon" is not a day: write it as 2020-04-01 or "1 April 2020". Try: mergerwatch help\n',
    ],
    [['classify', 'a', 'b'], 'classify reads one file at a time. Try: mergerwatch help\n'],
    [['feeds'], 'feeds can check: say feeds check URL, or feeds check FILE. Try: mergerwatch help\n'],
    [['feeds', 'check'], 'feeds check needs one address or file. Try: mergerwatch help\n'],
    [['manifest'], 'manifest needs the platform: slack or discord. Try: mergerwatch help\n'],
    [['manifest', 'teams'], 'manifest needs the platform: slack or discord. Try: mergerwatch help\n'],
    [['backup'], 'backup needs the name of one file. Try: mergerwatch help\n'],
    [['restore', 'a', 'b'], 'restore needs the name of one file. Try: mergerwatch help\n'],
  ] as const) {
    it(`says in a sentence what is wrong with "${words.join(' ')}"`, async () => {
      assert.deepEqual(await atShell(words), { code: 2, output: '', errors: said })
    })
  }
})
