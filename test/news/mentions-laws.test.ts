import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createUnderstanding } from '../../src/news/understand.ts'
import { type Body, loadRegister } from '../../src/register/register.ts'

const register = loadRegister()
const understand = createUnderstanding(register)
const bodies = [...register.bodies.values()]

const canonical = ({ shortName, kind }: Body): string => `NHS ${shortName.replaceAll('&', 'and')} ${kind.toUpperCase()}`
const named = (text: string, published: string | null = null): string[] =>
  understand({ title: text, summary: '', published }).mentions.map(({ name }) => name)
const bornBy = (day: string): Body[] =>
  bodies.filter(({ opened, closed }) => opened <= day && (closed === null || day < closed))

test('every body is found by its name, however its designation is written', () => {
  for (const body of bodies) {
    const long = body.kind === 'ccg' ? 'Clinical Commissioning Group' : 'Integrated Care Board'
    for (const text of [body.name, `${body.shortName} ${body.kind.toUpperCase()}`, `the ${body.shortName} ${long} met`])
      assert.deepEqual(named(text), [canonical(body)], text)
  }
})

test('every alias with a designation finds one of the bodies that have it', () => {
  for (const { alias, bodyId } of register.aliases) {
    const body = register.bodies.get(bodyId)
    if (!body) continue
    const designated = /(?:CCGs?|ICB|ICS)$/.test(alias) ? alias : `${alias} ${body.kind.toUpperCase()}`
    if (designated.endsWith('ICS')) continue
    const owners = register.aliases.filter((other) => other.alias === alias).map((other) => other.bodyId)
    const found = named(designated)
    assert.ok(found.length > 0, designated)
    const mine = owners.map((id) => canonical(register.bodies.get(id) ?? body))
    assert.ok(
      found.some((name) => mine.includes(name)),
      `${designated} found ${found.join(', ')}`,
    )
  }
})

test('every system is found by its place and its former names', () => {
  for (const { place, formerNames } of register.systems.values())
    for (const text of [place, ...formerNames]) assert.deepEqual(named(`${text} ICS`), [`${place} ICS`], text)
})

for (const [day, plural] of [
  ['2014-06-01', 'CCGs'],
  ['2019-06-01', 'clinical commissioning groups'],
  ['2024-06-01', 'ICBs'],
] as const) {
  test(`a list of any bodies of ${day.slice(0, 4)} is those bodies, in that order`, () => {
    const alive = fc.constantFrom(...bornBy(day))
    fc.assert(
      fc.property(fc.uniqueArray(alive, { minLength: 2, maxLength: 6, selector: ({ id }) => id }), (some) => {
        const names = some.map(({ shortName }) => shortName)
        const text = `${names.slice(0, -1).join(', ')} and ${names.at(-1)} ${plural}`
        assert.deepEqual(named(text, day), some.map(canonical), text)
      }),
      { numRuns: 300 },
    )
  })
}

test('unrelated words around a name change nothing', () => {
  const filler = fc.array(
    fc.constantFrom('yesterday', 'the', 'weather', 'was', 'fine', 'said', 'she', 'about', 'money'),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...bodies), filler, filler, (body, before, after) => {
      const text = `${before.join(' ')} ${body.shortName} ${body.kind.toUpperCase()} ${after.join(' ')}`
      assert.deepEqual(named(text), [canonical(body)], text)
    }),
  )
})
