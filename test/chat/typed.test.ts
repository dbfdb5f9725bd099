import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Command, Option } from '../../src/chat/command.ts'
import { sentence } from '../../src/chat/message.ts'
import { LONGEST_LINE, readTyped } from '../../src/chat/typed.ts'

const text = (name: string): Option => ({ kind: 'text', name, description: name, required: false, maxLength: 200 })

function command(name: string, subcommands: Readonly<Record<string, readonly Option[]>>): Command {
  return {
    name,
    description: name,
    examples: [],
    actions: [],
    subcommands: Object.entries(subcommands).map(([sub, options]) => ({
      name: sub,
      description: sub,
      who: 'anyone',
      for: 'asker',
      options,
      answer: async () => sentence('plain', 'Done.'),
    })),
  }
}

const commands = new Map(
  [
    command('ccg', { '': [text('body'), text('on')] }),
    command('watch', { add: [text('area'), text('kinds'), text('mention')], list: [] }),
    command('feeds', { add: [text('url')] }),
    { ...command('mergers', { list: [text('stage'), text('year')], show: [text('merger')] }), bare: 'list' },
  ].map((one) => [one.name, one]),
)

function valuesOf(line: string): Readonly<Record<string, string>> {
  const typed = readTyped(line, commands)
  assert.equal(typed.kind, 'call', line)
  return typed.kind === 'call' ? typed.values : {}
}

describe('a typed line', () => {
  for (const [line, values] of [
    ['ccg wirral', { body: 'wirral' }],
    ['mergers', {}],
    ['mergers approved', { stage: 'approved' }],
    ['mergers year:2020', { year: '2020' }],
    ['mergers list approved', { stage: 'approved' }],
    ['mergers show 12', { merger: '12' }],
    ['/ccg wirral', { body: 'wirral' }],
    ['/CCG Wirral', { body: 'Wirral' }],
    ['  ccg   west   suffolk  ', { body: 'west suffolk' }],
    ['ccg', {}],
    ['ccg wirral on:2020-09-08', { body: 'wirral', on: '2020-09-08' }],
    ['ccg wirral ON:2020-09-08', { body: 'wirral', on: '2020-09-08' }],
    ['ccg body:wirral on:2020', { body: 'wirral', on: '2020' }],
    ['ccg on:1 May 2020 body:wirral', { on: '1 May 2020', body: 'wirral' }],
    ['ccg "west  suffolk"', { body: 'west  suffolk' }],
    ['ccg body:', { body: '' }],
    ['watch add area:"west yorkshire" kinds:merger,ics', { area: 'west yorkshire', kinds: 'merger,ics' }],
    ['watch add area:west yorkshire kinds:merger,ics', { area: 'west yorkshire', kinds: 'merger,ics' }],
    ['watch add “west yorkshire” mention:here', { area: 'west yorkshire', mention: 'here' }],
    ['watch add area:“west yorkshire”', { area: 'west yorkshire' }],
    ['watch add "kinds:merger"', { area: 'kinds:merger' }],
    ['watch add area:"north', { area: 'north' }],
    ['watch add area:"north east kinds:ics', { area: 'north east kinds:ics' }],
    ['watch list', {}],
    ['watch list of all things', {}],
    ['feeds add https://example.org/feed?a=b:c', { url: 'https://example.org/feed?a=b:c' }],
    ['feeds add url:https://example.org/feed', { url: 'https://example.org/feed' }],
    ["ccg st helen's", { body: "st helen's" }],
    ['ccg 5" pipe', { body: '5" pipe' }],
    ['ccg ""', { body: '' }],
    ['ccg\u00a0wirral', { body: 'wirral' }],
  ] as const) {
    it(`reads: ${line}`, () => assert.deepEqual(valuesOf(line), values))
  }

  it('gives an option that is named precedence over bare words', () =>
    assert.deepEqual(valuesOf('ccg liverpool body:wirral'), { body: 'wirral' }))

  it('takes the last of an option that is named twice', () =>
    assert.deepEqual(valuesOf('ccg body:liverpool body:wirral'), { body: 'wirral' }))

  it('asks which subcommand is meant when there is none', () => {
    const typed = readTyped('/watch', commands)
    assert.deepEqual([typed.kind, typed.kind === 'which' && typed.typed], ['which', ''])
  })

  it('asks which subcommand is meant when there is no such one', () => {
    const typed = readTyped('watch Everything', commands)
    assert.deepEqual([typed.kind, typed.kind === 'which' && typed.typed], ['which', 'everything'])
  })

  for (const line of ['', '   ', '/', 'constructor', '__proto__ x', 'hello there', '""', '//ccg']) {
    it(`that starts with no command is unknown: "${line}"`, () =>
      assert.equal(readTyped(line, commands).kind, 'unknown'))
  }

  it('is read only as far as a line goes', () => {
    const { body = '' } = valuesOf(`ccg ${'x'.repeat(LONGEST_LINE * 2)}`)
    assert.equal(body.length, LONGEST_LINE - 'ccg '.length)
  })

  it('never throws, whatever is typed', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => readTyped(line, commands).kind !== undefined)))

  const QUOTABLE = fc.string().filter((value) => !/["“”„«»]/.test(value))

  it('gives back every value that was written in quotes', () =>
    fc.assert(
      fc.property(QUOTABLE, QUOTABLE, (area, kinds) => {
        assert.deepEqual(valuesOf(`/watch add area:"${area}" kinds:"${kinds}"`), { area, kinds })
        assert.deepEqual(valuesOf(`/watch add "${area}" kinds:"${kinds}"`), { area, kinds })
      }),
    ))
})
