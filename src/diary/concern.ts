/** Whom a deadline concerns: those who follow its area, or an area that it lies in. */
import { ENGLAND } from '../alerts/watch.ts'
import type { Areas } from '../register/areas.ts'
import type { Register } from '../register/register.ts'

/** Whether who follows the first area is to hear of a deadline in the second; both as the register writes areas. */
export type Concerns = (followed: string, area: string) => boolean

/**
 * As with news (alerts/watch.ts): who follows England hears of everything, and what is for all of England concerns those
 * alone; who follows a body hears of what became of it, and not of its neighbours. A council's deadline concerns those who
 * follow its CCGs or what became of them; a region's those who follow anything in it.
 */
export function createConcerns(register: Register, areas: Pick<Areas, 'readArea' | 'bodiesOf'>): Concerns {
  const namedBy = (written: string): Iterable<string> => {
    const area = areas.readArea(written)
    if (!area || area.kind === 'england') return []
    if (area.kind === 'region') return areas.bodiesOf(area)
    if (area.kind === 'council') {
      const council = register.councils.get(area.id)
      return council && council.ccgIds2020.length > 0 ? council.ccgIds2020 : [council?.icbId ?? area.id]
    }
    return [area.id]
  }
  return (followed, area) => {
    if (followed === ENGLAND || followed === area) return true
    const own = areas.readArea(followed)
    if (!own) return false
    const bodies = areas.bodiesOf(own)
    return [...namedBy(area)].some((id) => bodies.has(id))
  }
}
