import assert from 'node:assert/strict'
import { it } from 'node:test'
import ICAL from 'ical.js'
import { createTestWorld } from './world.ts'

it('what is written down in a chat is in the calendar that the program serves', async (test) => {
  const world = await createTestWorld(test)
  const { slack } = world
  const bot = world.start({ HTTP_PORT: '0' })
  await bot.ready()
  const year = new Date().getUTCFullYear() + 1
  const add = `add "Board meets in public" when:"3 March ${year} 14:30" area:wirral`
  const added = await (await slack.slash({ command: '/diary', text: add })).next()
  assert.match(added.reading.words, /IN THE DIARY\nBoard meets in public/)
  const { reading } = await (await slack.slash({ command: '/diary', text: 'export' })).next()
  const [address] = reading.links
  assert.match(address?.url ?? '', /^http:\/\/127\.0\.0\.1:\d+\/diary\/[\w-]{32}\.ics$/)
  const page = await fetch(address?.url ?? '')
  const events = new ICAL.Component(ICAL.parse(await page.text())).getAllSubcomponents('vevent')
  const meeting = events.map((one) => new ICAL.Event(one)).find(({ summary }) => summary === 'Board meets in public')
  assert.equal(meeting?.startDate.toString(), `${year}-03-03T14:30:00Z`)
  assert.doesNotMatch(bot.log(), new RegExp(new URL(address?.url ?? '').pathname), 'the address is a secret')
})

it('where the host says by which address people reach it, calendars are given that one', async (test) => {
  const world = await createTestWorld(test)
  const bot = world.start({ HTTP_PORT: '0', HTTP_PUBLIC_URL: 'https://watch.example.org/bot/' })
  await bot.ready()
  const { reading } = await (await world.slack.slash({ command: '/diary', text: 'export' })).next()
  assert.match(reading.links[0]?.url ?? '', /^https:\/\/watch\.example\.org\/bot\/diary\/[\w-]{32}\.ics$/)
  assert.doesNotMatch(reading.words, /HTTP_PUBLIC_URL/)
})
