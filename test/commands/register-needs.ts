/** What /ccg and /ics need, with no news and a postcode service that knows what it is told. */
import type { CcgNeeds } from '../../commands/ccg.ts'
import type { PostcodePlace } from '../../src/postcodes/postcodes.ts'
import { NOW, REGISTER_PARTS } from './world.ts'

export function registerNeeds(places: Readonly<Record<string, PostcodePlace>> = {}): CcgNeeds {
  return {
    ...REGISTER_PARTS,
    stories: { latest: async () => [] },
    mergers: { coming: async () => [] },
    diary: { upcoming: async () => [] },
    openPushes: { now: async () => () => null },
    postcodes: { locate: async (postcode) => places[postcode()] ?? { kind: 'unavailable' } },
    now: () => NOW,
  }
}
