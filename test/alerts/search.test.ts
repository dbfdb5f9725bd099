import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { eachEngine } from '../store-for-tests.ts'
import { type News, type Newsroom, openNewsroom } from './newsroom.ts'
import { BINS, CHESHIRE, LONDON } from './sentences.ts'

const US = 'discord:G1'
const at = (day: string) => `2019-11-${day}T09:00:00.000Z`

const SURGERIES: News = {
  title: 'Two surgeries join forces in Bexley',
  summary: 'Patients were told by NHS Bexley CCG that the Crofton Road and Café Lane surgeries are to merge.',
}

eachEngine((_engine, open) => {
  async function openLibrary(t: Parameters<typeof openNewsroom>[1]) {
    const room = await openNewsroom(open, t)
    const feed = await room.addFeed()
    await room.publish(feed, [
      { ...LONDON, published: at('12') },
      { ...CHESHIRE, published: at('10') },
      { ...SURGERIES, published: at('13') },
      { ...BINS, published: null },
    ])
    return { room, feed, found: (text: string, bodies?: string[]) => titles(room, text, bodies) }
  }

  it('words are found by their beginnings, in any order, whatever their case and accents', async (t) => {
    const { found } = await openLibrary(t)
    assert.deepEqual(await found('SURG bexley'), [SURGERIES.title])
    assert.deepEqual(await found('cafe'), [SURGERIES.title])
    assert.deepEqual(await found('CAFÉ'), [SURGERIES.title])
    assert.deepEqual(await found('urgeries'), [], 'not by their ends')
  })

  it('the newest publication comes first, whatever was read first', async (t) => {
    const { found } = await openLibrary(t)
    assert.deepEqual(await found('merge'), [SURGERIES.title, LONDON.title, CHESHIRE.title])
    assert.deepEqual(await found('c'), [BINS.title, SURGERIES.title, LONDON.title, CHESHIRE.title])
  })

  it('punctuation parts words, and what is typed is never a query language', async (t) => {
    const { room, feed, found } = await openLibrary(t)
    await room.publish(feed, [{ title: 'Merger/abolition: boards’ “joint-committee” (draft) at cheshire.example' }])
    for (const words of ['abolition', 'joint', 'committee', 'draft', 'boards', 'joint-committee', '“draft”'])
      assert.equal((await found(words)).length, 1, words)
    for (const typed of [
      '"',
      '*',
      'title:bins',
      'bins OR croydon',
      "bins' --",
      'bins & !croydon',
      '(',
      'NEAR(a b)',
      '\\',
    ])
      assert.deepEqual(await found(typed), [], typed)
  })

  it('what is typed never breaks a search', async (t) => {
    const { room } = await openLibrary(t)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const found = await room.stories.search({ text, bodies: null, tenant: US, limit: 5 })
        assert.ok(found.length <= 5)
      }),
      { numRuns: 60 },
    )
  })

  it('a body finds all that names it, news or not, also together with words', async (t) => {
    const { found } = await openLibrary(t)
    assert.deepEqual(await found('', ['ccg-bexley']), [SURGERIES.title, LONDON.title])
    assert.deepEqual(await found('patients', ['ccg-bexley']), [SURGERIES.title])
    assert.deepEqual(await found('patients', ['ccg-wirral']), [])
    assert.deepEqual(await found('', []), [])
    assert.deepEqual(await found('%%%', ['ccg-bexley']), [], 'signs are no words, but they were asked for')
  })

  it('what is changed or forgotten is no longer found as it was', async (t) => {
    const { room, feed, found } = await openLibrary(t)
    await room.db.updateTable('items').set({ title: 'Recycling day moves' }).where('title', '=', BINS.title).execute()
    assert.deepEqual(await found('bin'), [])
    assert.deepEqual(await found('recycling day'), ['Recycling day moves'])
    await room.db.deleteFrom('feeds').where('id', '=', feed).execute()
    assert.deepEqual(await found('recycling'), [])
    assert.deepEqual(await found('', ['ccg-bexley']), [])
  })

  it('a feed’s items and their words are kept together or not at all', async (t) => {
    const { room, feed, found } = await openLibrary(t)
    await assert.rejects(
      room.db.transaction().execute(async (trx) => {
        await trx
          .insertInto('items')
          .values({
            feed_id: feed,
            identity: 'lost',
            title: 'Unheard-of words',
            url: '',
            summary: '',
            outlet: '',
            published_at: null,
            first_seen_at: at('14'),
            story_id: null,
          })
          .execute()
        throw new Error('The power went.')
      }),
    )
    assert.deepEqual(await found('unheard'), [])
  })
})

async function titles(room: Newsroom, text: string, bodies?: string[]): Promise<string[]> {
  const query = { text, bodies: bodies ? new Set(bodies) : null, tenant: US, limit: 20 }
  return (await room.stories.search(query)).map(({ title }) => title)
}
