import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { atShell } from './at-shell.ts'

const MERGER = {
  id: 'a1',
  title: 'NHS Dorset ICB and NHS Somerset ICB propose to merge',
  summary: 'The boards would be one from 1 April 2027.',
  published: '2026-11-02',
}
const SAME = { ...MERGER, id: 'a2', title: 'Dorset and Somerset ICBs propose merger', published: '2026-11-03' }
const OTHER = { id: 7, title: 'Village hall has a new roof', summary: '', published: null }

const asLines = (...items: readonly unknown[]) => items.map((item) => `${JSON.stringify(item)}\n`).join('')

describe('classify --json', () => {
  it('writes one understanding a line, in order and in the agreed form', async () => {
    const { code, output, errors } = await atShell(['classify', '--json'], { input: asLines(MERGER, OTHER, SAME) })
    assert.deepEqual([code, errors], [0, ''])
    const [one, two, three] = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(Object.keys(one), ['id', 'relevant', 'kinds', 'stage', 'effective', 'bodies', 'story', 'why'])
    assert.deepEqual(
      { ...one, why: [], story: '' },
      {
        id: 'a1',
        relevant: true,
        kinds: ['merger'],
        stage: 'proposed',
        effective: '2027-04-01',
        bodies: ['NHS Dorset ICB', 'NHS Somerset ICB'],
        story: '',
        why: [],
      },
    )
    assert.deepEqual([two.id, two.relevant, two.story], ['7', false, null])
    assert.equal(three.story, one.story)
  })

  it('says which line it cannot read, on its own line and to the person, and goes on', async () => {
    const { code, output, errors } = await atShell(['classify', '--json'], { input: `{"id":\n${asLines(OTHER)}[]\n` })
    const results = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.equal(code, 1)
    assert.deepEqual(
      results.map(({ id, line }) => [id, line]),
      [
        [null, 1],
        ['7', undefined],
        [null, 3],
      ],
    )
    assert.match(errors, /^Line 1 is not JSON: .*\.\nLine 3 is JSON but no object\.\n$/)
  })

  it('writes nothing for nothing', async () => {
    assert.deepEqual(await atShell(['classify', '--json']), { code: 0, output: '', errors: '' })
  })
})

describe('classify', () => {
  it('tells a person what was understood, and why', async () => {
    const { output } = await atShell(['classify'], { input: asLines(MERGER, OTHER) })
    assert.match(
      output,
      /^✓ a1: merger · proposed · from 1 April 2027\n {4}bodies {2}NHS Dorset ICB; NHS Somerset ICB\n {4}story {3}\S+\n {4}why {5}\S/,
    )
    assert.match(output, /\n– 7: not relevant\n {4}why {5}\S/)
  })

  it('lets no control character through to the terminal', async () => {
    const evil = { ...MERGER, id: '\u001b[2J', title: `${MERGER.title} \u001b[31m\u202e` }
    const { output } = await atShell(['classify'], { input: asLines(evil) })
    assert.doesNotMatch(output, /[^\P{Cc}\n]|\p{Bidi_Control}/u)
  })
})

describe('classify FILE', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mergerwatch-test-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('reads a file, also one with a byte order mark and Windows line ends', async () => {
    const file = join(folder, 'items.jsonl')
    await writeFile(file, `\ufeff${asLines(MERGER, OTHER).replaceAll('\n', '\r\n')}`)
    const { code, output } = await atShell(['classify', '--json', file])
    assert.deepEqual([code, output.trimEnd().split('\n').length], [0, 2])
  })

  it('says so when there is none', async () => {
    const file = join(folder, 'none.jsonl')
    assert.deepEqual(await atShell(['classify', file]), {
      code: 1,
      output: '',
      errors: `${file} cannot be read (ENOENT).\n`,
    })
  })
})
