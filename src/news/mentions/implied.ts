import { wordSet } from '../word-set.ts'
import type { Sort } from './names.ts'
import type { Scene } from './scene.ts'

const LAST_CCGS = '2022-07-01'
const FIRST_BOARDS = '2021-06-01'
/** What only CCGs have or are called. */
const OF_GROUPS = wordSet('commissioners commissioner')
/** "groups" are CCGs beside these. */
const GROUPS = wordSet('group groups')
const BESIDE_GROUPS = wordSet('gp gps doctors commission commissioning nhs')
const BOARDS = wordSet('board boards body bodies')
const BESIDE_BODIES = wordSet('gps gp doctors')
/** Whoever else merges, by the names of towns as well. */
const OTHERS = wordSet('trusts surgery surgeries practices unitary police fire pct pcts')
const PROVIDERS = wordSet('hospital hospitals trust practice')

/** One of these an item has that means anybody. */
const ANY = wordSet('accountable governing commissioner commissioners group groups board boards body bodies')

/** The sort of body that an item means which names none by its kind: "Nene and Corby share an accountable officer". */
export function impliedTopic({ tokens, published, isAboutBodies }: Scene): Sort | null {
  const { keys } = tokens
  if (!keys.some((key) => ANY.has(key))) return null
  const said = new Set(keys)
  const says = (words: ReadonlySet<string>): boolean => [...words].some((word) => said.has(word))
  if (says(OTHERS)) return null
  const hasOfficers = keys.some(
    (key, at) =>
      (key === 'accountable' && /^officers?$/.test(keys[at + 1] ?? '')) ||
      (key === 'governing' && /^bod(?:y|ies)$/.test(keys[at + 1] ?? '')),
  )
  const areGroups =
    says(OF_GROUPS) ||
    hasOfficers ||
    (says(GROUPS) && said.has('commission')) ||
    (says(GROUPS) && says(BESIDE_GROUPS) && isAboutBodies()) ||
    (said.has('bodies') && says(BESIDE_BODIES) && isAboutBodies())
  if (areGroups && (published === null || published <= LAST_CCGS)) return 'ccg'
  const areBoards = !says(PROVIDERS) && says(BOARDS) && said.has('nhs') && isAboutBodies()
  return areBoards && (published === null || published >= FIRST_BOARDS) ? 'icb' : null
}
