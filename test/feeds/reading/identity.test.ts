import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { type Identifiable, identify, identityOf } from '../../../src/feeds/reading/identity.ts'

const item = (some: Partial<Identifiable>): Identifiable => ({ id: '', url: '', title: 'A', published: null, ...some })
const same = (one: Partial<Identifiable>, other: Partial<Identifiable>) =>
  identityOf(item(one)) === identityOf(item(other))

suite('what stays the same item', () => {
  const URL = 'https://gov.example/news/a'
  test('an id with the time of its last change after the address', () => {
    assert.ok(same({ id: `${URL}#2026-11-20T09:00:00Z`, url: URL }, { id: `${URL}#2026-11-21T10:00:00Z`, url: URL }))
  })
  test('an id with a number after the address, where the address has tracking', () => {
    assert.ok(same({ id: `${URL}#0`, url: `${URL}?at_medium=RSS` }, { id: `${URL}#3`, url: URL }))
  })
  test('an address with another scheme, "www.", a last slash or tracking', () => {
    for (const id of [
      'http://gov.example/news/a',
      'https://www.gov.example/news/a',
      `${URL}/`,
      `${URL}?utm_source=rss`,
    ])
      assert.ok(same({ id: URL }, { id }), id)
  })
  test('another title or date, where there is an id or an address', () => {
    assert.ok(same({ id: '7', title: 'A' }, { id: '7', title: 'B', published: '2026-01-01T00:00:00.000Z' }))
    assert.ok(same({ url: URL, title: 'A' }, { url: URL, title: 'B' }))
  })
})

suite('what is another item', () => {
  test('another id, also at the same address', () => {
    assert.ok(!same({ id: '7', url: 'https://x.example/' }, { id: '8', url: 'https://x.example/' }))
  })
  test('another fragment of a site’s front page', () => {
    const url = 'https://x.example/'
    assert.ok(!same({ id: `${url}#1`, url }, { id: `${url}#2`, url }))
  })
  test('another address, path, query or case', () => {
    for (const url of ['https://x.example/b', 'https://y.example/a', 'https://x.example/a?id=2', 'https://x.example/A'])
      assert.ok(!same({ url: 'https://x.example/a' }, { url }))
  })
  test('without id and address: another title or date', () => {
    assert.ok(!same({ title: 'A' }, { title: 'B' }))
    assert.ok(!same({ published: '2026-01-01T00:00:00.000Z' }, { published: '2026-01-02T00:00:00.000Z' }))
  })
})

suite('feeds that name all their items alike', () => {
  const identities = (items: Partial<Identifiable>[]) => identify(items.map(item)).map(({ identity }) => identity)

  test('one link for all: the title tells them apart', () => {
    const all = ['A', 'B', 'C'].map((title) => ({ url: 'https://x.example/', title }))
    assert.equal(new Set(identities(all)).size, 3)
  })
  test('one guid and one title for all: the date tells them apart', () => {
    const all = ['2026-01-01T00:00:00.000Z', '2026-01-08T00:00:00.000Z'].map((published) => ({ id: 'x', published }))
    assert.equal(new Set(identities(all)).size, 2)
  })
  test('an item that is there twice counts once', () => {
    assert.equal(identities([{ id: 'x' }, { id: 'x' }]).length, 1)
  })
  test('an item’s identity does not depend on the order', () => {
    const all = [{ id: 'x', title: 'A' }, { id: 'x', title: 'B' }, { id: 'y' }]
    assert.deepEqual(identities(all).toSorted(), identities(all.toReversed()).toSorted())
  })
  test('no two items of a reading ever share an identity', () => {
    const few = fc.constantFrom('', 'https://x.example/a', 'https://x.example/a#1', 'b')
    const some = fc.record({
      id: few,
      url: few,
      title: fc.constantFrom('A', 'B'),
      published: fc.constantFrom(null, '2026-01-01T00:00:00.000Z'),
    })
    fc.assert(
      fc.property(fc.array(some), (items) => {
        const all = identify(items).map(({ identity }) => identity)
        assert.equal(new Set(all).size, all.length)
      }),
    )
  })
})
