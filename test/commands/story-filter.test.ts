import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readStoryFilter, type StoryFilter, writeStoryFilter } from '../../commands/alerts/story-filter.ts'
import { readThingPayload, writeThingPayload } from '../../commands/cards/thing-payload.ts'
import { KINDS } from '../../src/news/understanding.ts'
import { type Area, REGIONS } from '../../src/register/areas.ts'
import { addDays } from '../../src/time.ts'
import { REGISTER_PARTS } from './world.ts'

const { register } = REGISTER_PARTS
const LONGEST_PAYLOAD = 60

const area: fc.Arbitrary<Area> = fc.oneof(
  fc.constant<Area>({ kind: 'england' }),
  fc.constantFrom(...REGIONS).map((region): Area => ({ kind: 'region', region })),
  fc.constantFrom(...register.bodies.keys()).map((id): Area => ({ kind: 'body', id })),
  fc.constantFrom(...register.systems.keys()).map((id): Area => ({ kind: 'system', id })),
  fc.constantFrom(...register.councils.keys()).map((id): Area => ({ kind: 'council', id })),
)
const day = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays('1970-01-01', days))
const filter: fc.Arbitrary<StoryFilter> = fc.record(
  {
    area,
    kinds: fc.subarray([...KINDS]),
    since: fc.option(day, { nil: undefined }),
    page: fc.integer({ min: 1, max: 10_000 }),
  },
  { noNullPrototype: true },
)

describe('what a button carries', () => {
  it('brings every filter of stories back, in 60 characters', () => {
    fc.assert(
      fc.property(filter, (given) => {
        const payload = writeStoryFilter(given, register)
        assert.ok(payload.length <= LONGEST_PAYLOAD)
        assert.deepEqual(readStoryFilter(payload, register), given)
      }),
    )
  })

  it('brings every body and day back, in 60 characters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...register.bodies.keys()), fc.option(day, { nil: undefined }), (id, asked) => {
        const payload = writeThingPayload(id, asked)
        assert.ok(payload.length <= LONGEST_PAYLOAD)
        assert.deepEqual(readThingPayload(payload), { id, day: asked })
      }),
    )
  })

  it('is read without a fault whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (payload) => {
        readStoryFilter(payload, register)
        readThingPayload(payload)
      }),
    )
  })
})
