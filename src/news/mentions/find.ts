import type { Register } from '../../register/register.ts'
import type { IsoDate } from '../../time.ts'
import type { Tokens } from '../tokens.ts'
import { namesAhead } from './ahead.ts'
import { bareNames } from './bare.ts'
import { namesBehind } from './behind.ts'
import { countOf } from './counts.ts'
import { designatorTree } from './designators.ts'
import { nameTree, placeOf } from './names.ts'
import { openScene, type PlacedMention, type Scene } from './scene.ts'
import { FORMER_NAMES } from './variants.ts'

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
    return withoutNeedlessAreas(scene)
      .map((mention) => asOnceNamed(scene, mention))
      .sort((one, other) => one.from - other.from)
  }
}

/** Drops an area where a body of its name is named, or all the bodies that it is said to have, or, if it is loose, any two. */
function withoutNeedlessAreas({ tokens, found }: Scene): PlacedMention[] {
  if (found.every(({ as }) => as === 'itself')) return [...found]
  const bodies = new Set(found.filter(({ sort }) => sort !== 'ics').map(({ name }) => name))
  const places = new Set([...bodies].map(placeOf))
  return found.filter((mention) => {
    if (mention.as === 'itself') return true
    const count = countOf(tokens, mention)
    if (places.has(placeOf(mention.name)) || (count > 0 && bodies.size >= count)) return false
    return mention.as === 'area' || bodies.size < 2
  })
}

/** A body under its former name, where the text has it and was written while it had it: before the day, or of a new body to come. */
function asOnceNamed({ tokens, published, found }: Scene, mention: PlacedMention): PlacedMention {
  const former = FORMER_NAMES.find(({ id, place }) => id === mention.id && hasWords(mention, place))
  if (!former) return mention
  const isToCome = ({ id, from, name }: PlacedMention): boolean =>
    tokens.keys[from - 1] === 'new' &&
    FORMER_NAMES.some((one) => one.id === id && !hasWords({ words: name }, one.place))
  const isThen = published === null ? found.some(isToCome) : published < former.until
  return isThen ? { ...mention, name: `NHS ${former.place} CCG` } : mention
}

function hasWords({ words }: Pick<PlacedMention, 'words'>, place: string): boolean {
  return words.replace(/^NHS /, '').toLowerCase().startsWith(place.toLowerCase())
}
