import type { Register } from '../../register/register.ts'
import type { IsoDate } from '../../time.ts'
import type { Tokens } from '../tokens.ts'
import { namesAhead } from './ahead.ts'
import { bareNames } from './bare.ts'
import { namesBehind } from './behind.ts'
import { designatorTree } from './designators.ts'
import { nameTree } from './names.ts'
import { openScene, type PlacedMention, placeOf } from './scene.ts'

/** What finds mentions: every one in the order of the text, the same body or system as often as it is named. */
export type FindMentions = (tokens: Tokens, published: IsoDate | null) => PlacedMention[]

/** Makes the finder for the names of a register. The cost of a text does not grow with the number of names. */
export function createFindMentions(register: Register): FindMentions {
  const names = nameTree(register)
  const tree = designatorTree()
  return (tokens, published) => {
    const scene = openScene(tokens, names, tree, published)
    if (scene.pieces.length === 0 && scene.designators.length === 0) return []
    for (const designator of scene.designators) {
      if (namesBehind(scene, designator)) continue
      scene.unnamed.add(designator.value.sort)
      if (!namesAhead(scene, designator)) scene.nameless.push(designator)
    }
    bareNames(scene)
    // A body that is named needs no area of its name beside it.
    const places = new Set(scene.found.filter(({ sort }) => sort !== 'ics').map(({ name }) => placeOf(name)))
    const bodies = new Set(scene.found.filter(({ sort }) => sort !== 'ics').map(({ name }) => name))
    return scene.found
      .filter(({ as }) => as !== 'loose-area' || bodies.size < 2)
      .filter(({ as, name }) => as !== 'area' || !places.has(placeOf(name)))
      .sort((one, other) => one.from - other.from)
  }
}
