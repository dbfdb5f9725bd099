/** Look-up by postcode: the register's table of districts first; where it is not decisive, says among whom. */
import type { Cover } from '../coverage.ts'
import type { Lineage } from '../lineage.ts'
import { bodyName } from '../names.ts'
import type { Postcode } from '../postcode.ts'
import type { Body, Register } from '../register.ts'
import type { FindAnswer } from './answer.ts'
import { borderOfOutcode, countryOfOutcode, sentenceElsewhere } from './elsewhere.ts'
import type { MakeMatch, Sought } from './match.ts'
import type { Entry } from './name-index.ts'
import { listed } from './words.ts'

export type FindPostcode = (postcode: Postcode, sought: Sought) => FindAnswer

export function createFindPostcode(
  register: Register,
  lineage: Lineage,
  cover: Cover,
  makeMatch: MakeMatch,
): FindPostcode {
  const areas = new Set([...register.outcodes.keys()].map(areaOf))

  const unlisted = ({ outcode, full }: Postcode): FindAnswer => {
    const country = countryOfOutcode(outcode)
    if (country) {
      return { answer: 'elsewhere', country, place: outcode, why: sentenceElsewhere({ place: outcode, country }) }
    }
    if (!areas.has(areaOf(outcode))) {
      return {
        answer: 'nothing',
        why: `There is no postcode area ${areaOf(outcode)} in England. Check the postcode, or try the council’s name.`,
      }
    }
    const why = `The register’s table of postcode districts (of 2011) has no ${outcode}: it may be newer, for businesses only, or mistyped.`
    if (full) return { answer: 'undecided', outcode, ccgs: [], icbs: [], candidates: [], border: null, full, why }
    return { answer: 'nothing', why: `${why} Try a full postcode, or the council’s name.` }
  }

  return (typed, sought) => {
    const postcode = mended(typed, register)
    const outcode = register.outcodes.get(postcode.outcode)
    if (!outcode) return unlisted(postcode)
    const bodies = (ids: readonly string[]): Body[] => ids.flatMap((id) => register.bodies.get(id) ?? [])
    const ccgs = bodies(outcode.ccgIds)
    const icbs = bodies(outcode.icbIds)
    const { kinds, on } = sought
    const isOnlySystems = kinds?.size === 1 && kinds.has('system')
    const seeks = (body: Body): boolean => kinds === null || isOnlySystems || kinds.has(body.kind)
    const systems = [...new Set(ccgs.flatMap((ccg) => lineage.systemsOf(ccg.id)))]
    const covering = cover({ name: '', ccgIds: outcode.ccgIds, icbIds: outcode.icbIds }, on).bodies
    const candidates = covering.filter(seeks)
    const border = borderOfOutcode(postcode.outcode)
    const isDecided = (['ccg', 'icb'] as const).every(
      (kind) => candidates.filter((body) => body.kind === kind).length <= 1,
    )

    if (isOnlySystems && systems.length === 1 && systems[0] && !(border && postcode.full)) {
      const entry: Entry = { thing: { kind: 'system', system: systems[0] }, foundBy: 'member', label: outcode.outcode }
      return { answer: 'match', match: makeMatch(entry, sought) }
    }
    if (isDecided && candidates.length > 0 && !(border && postcode.full)) {
      const match = makeMatch(
        { thing: { kind: 'outcode', outcode }, foundBy: 'outcode', label: outcode.outcode },
        sought,
      )
      const note = border ? `${outcode.outcode} lies partly in ${border}; this is for its English part.` : match.note
      return { answer: 'match', match: { ...match, note } }
    }
    if (candidates.length === 0) {
      return { answer: 'nothing', why: `The register knows no body of that kind for ${outcode.outcode} on that day.` }
    }
    const names = listed(candidates.map(bodyName))
    const why = isDecided
      ? `${outcode.outcode} lies partly in ${border}; its English part belongs to ${names}.`
      : `${outcode.outcode} is shared by ${names}${border ? `, and lies partly in ${border}` : ''}.`
    return { answer: 'undecided', outcode: outcode.outcode, ccgs, icbs, candidates, border, full: postcode.full, why }
  }
}

function areaOf(outcode: string): string {
  return outcode.replace(/\d.*$/, '')
}

/** "CH4I" and "CH4O" are misread for CH41 and CH40, where the table has these and not those. */
function mended(postcode: Postcode, register: Register): Postcode {
  if (register.outcodes.has(postcode.outcode)) return postcode
  const outcode = postcode.outcode.replace(/[IL]$/, '1').replace(/O$/, '0')
  if (!register.outcodes.has(outcode)) return postcode
  const inward = postcode.full?.().split(' ')[1]
  return { outcode, full: inward ? () => `${outcode} ${inward}` : null }
}
