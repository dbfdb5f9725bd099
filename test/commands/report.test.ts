import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { answerBody, startFeedServer } from '../platforms/feeds.ts'
import { articlePage } from '../reports/pages.ts'
import { openDesk } from './newsroom-commands.ts'
import { callerOn, wordsOf } from './world.ts'

const MEMBER = callerOn('slack', { userId: 'U2', isAdmin: async () => false })

async function openWithPage(t: TestContext) {
  const server = await startFeedServer()
  t.after(() => server.close())
  server.behave('/page', answerBody(articlePage(), 'text/html'))
  const desk = await openDesk(t, 'slack', ['127.0.0.1'])
  return { ...desk, line: `/report ${server.url}/page note:"see the end"` }
}

describe('/report', () => {
  it('takes a tip-off from anyone, and an organiser posts it', async (t) => {
    const { ask, press, room, line } = await openWithPage(t)
    assert.match((await ask(line, MEMBER)).title, /^Thank you\. The organisers will decide/)
    assert.match((await ask(line)).title, /Somebody reported it before you/)
    const [notice] = await room.outbox()
    const [post] = notice?.message.buttons ?? []
    assert.ok(post?.kind === 'action')
    assert.match((await press(post.call.action, post.call.payload, MEMBER)).title, /Only organisers/)
    assert.match(
      wordsOf(await press(post.call.action, post.call.payload)),
      /^Posted: Two Mersey groups.*\n1 channel will be told/,
    )
    assert.match((await press(post.call.action, post.call.payload)).title, /already/)
    assert.match(
      wordsOf(await ask(line, MEMBER)),
      /It was reported before\.\nAn organiser posted it: see \/alerts why \d+/,
    )
  })

  it('or drops it', async (t) => {
    const { ask, press, room, line } = await openWithPage(t)
    await ask(line, MEMBER)
    const drop = (await room.outbox())[0]?.message.buttons?.[1]
    assert.ok(drop?.kind === 'action')
    assert.match((await press(drop.call.action, drop.call.payload)).title, /^Dropped: Two Mersey groups/)
    assert.match(wordsOf(await ask(line, MEMBER)), /decided not to post it/)
  })

  it('says in a sentence what is wrong with an address, or with a number that nobody gave', async (t) => {
    const { ask, press } = await openWithPage(t)
    assert.equal((await ask('/report mailto:a@b.example')).tone, 'warning')
    for (const payload of ['', 'x', '0', '999999999'])
      assert.equal((await press('report.post', payload)).tone, 'warning')
  })
})
