/** Which councils a body covers. */
import type { IsoDate } from '../time.ts'
import { createCover } from './coverage.ts'
import { type Lineage, wasAlive } from './lineage.ts'
import { councilPlace } from './names.ts'
import { fold } from './normalise.ts'
import type { Body, Council, Register } from './register.ts'

export interface CouncilsCovered {
  /** Live councils, by name; those of which the body has the largest share first. */
  readonly councils: readonly Council[]
  /**
   * `stated`: the register says so for this very body (a CCG of 1 April 2020, or an ICB of today). `inferred`: they are the
   * councils of what it became or was made of, so it need not have covered all of them.
   */
  readonly basis: 'stated' | 'inferred'
}

const CCGS_KNOWN: IsoDate = '2020-04-01'

export function createCouncilsOf(register: Register, lineage: Lineage): (id: string) => CouncilsCovered {
  const cover = createCover(register, lineage)
  const live = [...register.councils.values()].filter((council) => council.status === 'live')

  return (id) => {
    const body = register.bodies.get(id)
    if (!body) return { councils: [], basis: 'stated' }
    const isMain = (council: Council): boolean => council.icbId === id || council.ccgIds2020[0] === id
    const inOrder = (councils: Council[]): Council[] =>
      councils.toSorted(
        (one, other) => Number(isMain(other)) - Number(isMain(one)) || one.name.localeCompare(other.name, 'en'),
      )
    const stated = live.filter(
      (council) => council.icbId === id || council.otherIcbIds.includes(id) || council.ccgIds2020.includes(id),
    )
    if (stated.length > 0) return { councils: inOrder(stated), basis: 'stated' }
    const inferred = live.filter((council) => {
      const place = {
        name: councilPlace(council),
        ccgIds: council.ccgIds2020,
        icbIds: [council.icbId, ...council.otherIcbIds],
      }
      return cover(place, body.opened).bodies.includes(body)
    })
    return { councils: inOrder(namesakesOnly(inferred, body)), basis: 'inferred' }
  }
}

/** Before 2020 lineage leads to all the councils of a successor; where the body bears the names of some of them, they are meant. */
function namesakesOnly(councils: Council[], body: Body): Council[] {
  if (wasAlive(body, CCGS_KNOWN) || body.opened > CCGS_KNOWN) return councils
  const name = ` ${fold(body.shortName)} `
  const namesakes = councils.filter((council) => name.includes(` ${fold(councilPlace(council))} `))
  return namesakes.length > 0 ? namesakes : councils
}
