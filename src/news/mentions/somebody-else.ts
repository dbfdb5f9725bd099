import { BREAK, type Tokens } from '../tokens.ts'
import { wordSet } from '../word-set.ts'

/** Whether the words around a name are about somebody else: "Wirral Council", "residents in Wirral and Liverpool". */
export function isElse(tokens: Tokens, from: number, to: number): boolean {
  return isPlaced(tokens, from) || isOthers(tokens, to)
}

/** "in Wirral", "across Kent and Medway": a place, unless the words before tell of members, mergers or what is taken over. */
function isPlaced({ keys }: Tokens, from: number): boolean {
  const before = keys[from - 1] ?? ''
  if (!PLACES_BEFORE.has(before)) return false
  const head = keys[from - 2] ?? ''
  if (before === 'between') return !JOINING.has(head) && !JOINING.has(keys[from - 3] ?? '')
  if (before === 'from' && HANDED_OVER.has(head)) return false
  return !MEMBERS.has(head)
}

/** "Wirral Council", "Devon NHS Trust": the name goes on, and is somebody else's. */
export function isOthers({ keys, breaks, text, starts }: Tokens, to: number): boolean {
  if (breaks[to] !== BREAK.none) return false
  const after = keys[to] ?? ''
  const next = keys[to + 1] ?? ''
  if (after === 'nhs') return PROVIDERS.has(next)
  if (after === 'health') return !HEALTH_BODIES.has(next)
  if (after === 'partnership') return text.charAt(starts[to] ?? 0) === 'P' || PROVIDERS.has(next)
  return OTHERS_AFTER.has(after)
}

const OTHERS_AFTER = wordSet(`
  council councils councillor councillors county borough boroughs city district hospital hospitals trust trusts
  foundation university universities healthcare healthwatch mp mps infirmary lmc lmcs police community partnership
  teaching mental ambulance residents patients people health royal pct pcts practice surgery gp gps college acute
  fire school schools pharmacy pharmacies pcn pcns federation general children csu labour conservative conservatives
  cancer campaigners citizens carers parents voters workers nurses midwives pupils alliance network combined mayor unison
`)
/** "Kent and Medway health groups" */
const HEALTH_BODIES = wordSet('groups bodies bosses chiefs leaders commissioners organisations')
/** What makes "Devon NHS" a trust's name. */
const PROVIDERS = wordSet(
  'trust trusts foundation university hospital hospitals partnership teaching ft community mental and',
)
/** The members of a CCG are known by its place: "practices in Erewash, Hardwick and North Derbyshire". */
const MEMBERS = wordSet(
  'ballots ballot votes practices gps members surgeries doctors groups leaders chiefs bosses commissioners',
)
const PLACES_BEFORE = wordSet('in at near around across from between throughout royal outside spanning')
/** "a merger between Corby and Nene" */
const JOINING = wordSet(`
  merger mergers merging talks union tie up cluster clustering partnership alliance link links agreement deal
  relationship border boundary boundaries
`)
/** "takes over from Corby" */
const HANDED_OVER = wordSet('over functions duties responsibilities powers apart')
