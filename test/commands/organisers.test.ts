import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { createOrganisersCommand } from '../../commands/organisers.ts'
import type { Caller } from '../../src/chat/command.ts'
import type { Message } from '../../src/chat/message.ts'
import { createRouter } from '../../src/chat/router.ts'
import { createOrganisers } from '../../src/organisers/organisers-repository.ts'
import { openTestStore } from '../store-for-tests.ts'
import { callerOn, wordsOf } from './world.ts'

const ADMIN = callerOn('discord', { userId: '1' })
const member = (userId: string, more: Partial<Caller> = {}) =>
  callerOn('discord', { userId, isAdmin: async () => false, ...more })

async function openDesk(t: TestContext) {
  const test = await openTestStore('sqlite')
  t.after(() => test.close())
  const organisers = createOrganisers(test.store.db, () => new Date('2027-03-02T23:30:00Z'))
  const router = createRouter({
    commands: [createOrganisersCommand({ organisers })],
    isOrganiser: (person) => organisers.isOrganiser(person),
    onFault: (what, fault) => {
      throw new Error(`${what} failed`, { cause: fault })
    },
  })
  return async (line: string, caller: Caller = ADMIN): Promise<Message> => {
    const { message, for: reader } = await router.runTyped(`/organisers ${line}`, caller)
    assert.equal(reader, 'asker', 'an answer that names people is for the asker alone')
    return message
  }
}

describe('/organisers', () => {
  it('lists nobody at first, and says who may anyway', async (t) => {
    const ask = await openDesk(t)
    assert.equal(
      wordsOf(await ask('list')).trim(),
      'Nobody was made an organiser here yet\nPeople with the Manage Server permission are organisers anyway.',
    )
    assert.match(wordsOf(await ask('list', callerOn('slack'))), /The admins and owners of this workspace/)
  })

  it('makes somebody an organiser, who can then make others organisers', async (t) => {
    const ask = await openDesk(t)
    assert.match((await ask('add user:22', member('22'))).title, /^Only organisers can do this/)
    assert.match(wordsOf(await ask('add user:22')), /^One organiser more\n@22 may now choose/)
    assert.match(wordsOf(await ask('add user:33', member('22'))), /^One organiser more\n@33 may now/)
    assert.match((await ask('list', member('33', { tenant: 'T2' }))).title, /^Only organisers can do this/)
    const card = await ask('list')
    assert.equal(card.title, '2 organisers')
    assert.match(
      wordsOf(card),
      /\n- @22 · since 2 March 2027, made one by @1\n- @33 · since 2 March 2027, made one by @22\nPeople with/,
    )
  })

  it('names people as people, so that each platform shows their names', async (t) => {
    const ask = await openDesk(t)
    const { blocks } = await ask('add user:22')
    assert.deepEqual(blocks[0]?.kind === 'paragraph' && [blocks[0].text].flat()[0], { person: '22' })
  })

  it('adds and removes nobody twice', async (t) => {
    const ask = await openDesk(t)
    await ask('add user:22')
    assert.match(wordsOf(await ask('add user:22')), /@22 is an organiser already\./)
    assert.match(
      wordsOf(await ask('remove user:22')),
      /^One organiser fewer\n@22 is not an organiser any more\.\nPeople/,
    )
    assert.match(wordsOf(await ask('remove user:22')), /@22 was not made an organiser here\./)
    assert.match((await ask('list', member('22'))).title, /^Only organisers can do this/)
  })

  it('takes one person, and says how to name them', async (t) => {
    const ask = await openDesk(t)
    for (const many of ['role:5', 'group:S1', 'here']) {
      assert.match((await ask(`add ${many}`)).title, /^An organiser is one person/, many)
    }
    for (const nobody of ['ada', '@ada', 'user:', 'user:a<b>', '"user:1 user:2"']) {
      assert.match((await ask(`remove ${nobody}`)).title, /is nobody that I know: type @/, nobody)
    }
    assert.match((await ask('add ada', callerOn('console'))).title, /write it as user:ada/)
    assert.match((await ask('list')).title, /^Nobody was made/)
  })
})
