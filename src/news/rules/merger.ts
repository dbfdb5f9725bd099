import type { Hit, Idea, Reading } from '../reading.ts'
import type { Reason } from '../understanding.ts'
import { wordSet } from '../word-set.ts'
import { ABROAD_RULE, ASIDE_RULES } from './aside.ts'
import { CENTRE_RULE, OWNED_RULES, PLAIN_RULES } from './merger-rules.ts'
import { nearestTo } from './near.ts'
import { COMMISSIONERS, othersPrevail, ownerOf } from './owner.ts'
import { matchPattern } from './pattern.ts'
import { firstRule, reasonOf, tryRule } from './rule.ts'
import { unnamedMerger } from './unnamed.ts'

/** The answer to whether an item is of a kind: the reason for it, or the near miss. */
export interface Verdict {
  readonly yes: Reason | null
  readonly instead: Reason | null
}

const NOTHING: Verdict = { yes: null, instead: null }

/** What a board that is only new does not say. */
const RULES_WITHOUT_NEW = PLAIN_RULES.filter(({ name }) => name !== 'new-body' && name !== 'body-splits')

const BACKGROUND = {
  name: 'merger-in-background',
  says: 'The headline is about something else, and mentions a merger.',
}

/** What makes of a merger the time of something else. */
const BESIDES = wordSet('ahead after post since following before until despite amid')

/** Words for coming together, behind which stands for what: "combine to buy" makes no single body, "combine to form" may. */
const FOR_A_PURPOSE = wordSet(
  'combine unite join together forces up teaming team joining uniting combining united link linking',
)
/** "join forces on flu", "unite against charges" */
const ABOUT = wordSet('on against over behind')
const STRUCTURAL = wordSet(
  'form become create make merge be share establish commission one a single the set cover bring',
)

/** "Views closed on Friday", "posts to go by May": anything can, so that a body must be said to. */
const OF_ANYTHING = wordSet('closed to gone are be disappear disappears disappeared disappearing')

const NOT_JOINED = wordSet(`
  protest protests campaign call calls fight row scheme team trial programme network bid list movement meeting pilot
  project battle debate queue board boards course hub service services
`)

/** Whether an item is about commissioning bodies merging, and why; or who is merging instead. */
export function mergerVerdict(reading: Reading): Verdict {
  const abroad = tryRule(reading, ABROAD_RULE)
  if (abroad) return { yes: null, instead: abroad }
  const centre = tryRule(reading, CENTRE_RULE)
  if (centre) return { yes: centre, instead: null }
  const headline = ownedMerger(reading, (hit) => hit.from < reading.titleEnd)
  if (headline && !headline.isVague && !(headline.yes === null && isOneBodyBelow(reading))) return headline
  const text = ownedMerger(reading, (hit) => hit.from >= reading.titleEnd)
  if (text?.yes) return text
  const background = (reading.hits.get('MERGE') ?? []).find((hit) => isBackground(reading, hit))
  if (background) return { yes: null, instead: reasonOf(reading, BACKGROUND, [background]) }
  const plain = firstRule(reading, areFirstBoards(reading) ? RULES_WITHOUT_NEW : PLAIN_RULES)
  if (plain) return unlessAside(reading, null, plain)
  const unnamed = unnamedMerger(reading, (hit) => isPassing(reading, hit) || hasAnotherSense(reading, hit))
  if (unnamed) return unlessAside(reading, null, unnamed)
  if (text ?? headline) return text ?? headline ?? NOTHING
  const parts = partsSayMerger(reading)
  return parts ? unlessAside(reading, null, parts) : NOTHING
}

/** "Providers to merge", a headline says wrongly, and the text that several CCGs are to operate as one CCG. */
function isOneBodyBelow(reading: Reading): boolean {
  return areSeveral(reading) && matchPattern(reading, 'SEVERAL|NAMED_CCG & ONE_BODY|SHARED >0 NAMED_CCG|CCG') !== null
}

/** Before July 2022 every ICB was new: that made no merger unless the CCGs are spoken of that end with it. */
function areFirstBoards({ hits, published }: Reading): boolean {
  const isTime = published !== null && published < '2023-01-01'
  return isTime && (hits.has('ICB') || hits.has('NAMED_ICB')) && !hits.has('CCG') && !hits.has('NAMED_CCG')
}

/** What the words for merging in a part of the text say: that bodies merge, that others do, or (null) nothing. */
function ownedMerger(reading: Reading, isIn: (hit: Hit) => boolean): (Verdict & { isVague: boolean }) | null {
  let instead: Reason | null = null
  let isVague = true
  for (const rule of OWNED_RULES)
    for (const hit of reading.hits.get(rule.idea) ?? []) {
      const owner = isIn(hit) ? ownerOf(reading, hit, rule.reach, rule.side) : null
      if (!owner || isPassing(reading, hit) || isBackground(reading, hit) || hasAnotherSense(reading, hit)) continue
      if (owner.commissioner && rule.idea === 'SHARED_MANAGEMENT' && !areSeveral(reading)) continue
      if (owner.commissioner)
        return { ...unlessAside(reading, hit, reasonOf(reading, rule, inOrder(hit, owner.hit))), isVague: false }
      isVague &&= owner.vague
      const says = 'What merges or ends is no commissioning body.'
      instead ??= reasonOf(reading, { name: 'somebody-else-merging', says }, inOrder(hit, owner.hit))
    }
  return instead ? { yes: null, instead, isVague } : null
}

/** "as CCG mergers go on", in the text below a headline: the merger is only the time in which something else happens. */
function isPassing(reading: Reading, hit: Hit): boolean {
  return hit.from >= reading.titleEnd && nearestTo(reading, hit, ['MEANWHILE'], 1, 'before') !== null
}

/** "Merged CCG overspends", "ICB chief quits before merger": a headline about something else, that only mentions a merger. */
function isBackground(reading: Reading, hit: Hit): boolean {
  const { tokens, titleEnd } = reading
  if (hit.from >= titleEnd || !matchPattern(reading, 'title: APPOINTMENT|ROLE|RATING|CLINICAL|FINANCE|PROCUREMENT'))
    return false
  const word = tokens.keys[hit.from] ?? ''
  const describes =
    (word === 'merged' || word === 'merging') && nearestTo(reading, hit, ['CCG', 'ICB'], 0, 'after') !== null
  const dates = BESIDES.has(tokens.keys[hit.from - 1] ?? '') || BESIDES.has(tokens.keys[hit.from - 2] ?? '')
  return describes || dates
}

/** "to be one of", "vaccination clusters", "joins protest", "join the board": what is joined is no body. */
function hasAnotherSense(reading: Reading, hit: Hit): boolean {
  const { tokens } = reading
  const { to } = hit
  if (nearestTo(reading, hit, ['CLINICAL'], 0, 'before')) return true
  const last = tokens.keys[to - 1] ?? ''
  if (last === 'combined' && tokens.keys[to] === 'authority') return true
  if (last === 'one' && tokens.keys[to] === 'of') return true
  if (isForAPurpose(reading, hit)) return true
  if (!last.startsWith('join')) return false
  return NOT_JOINED.has(tokens.keys[to] ?? '') || NOT_JOINED.has(tokens.keys[to + 1] ?? '')
}

/** "combine to buy", "unite to oppose", "join forces on flu": what is done together is no merger. */
function isForAPurpose({ tokens }: Reading, { to }: Hit): boolean {
  if (!FOR_A_PURPOSE.has(tokens.keys[to - 1] ?? '')) return false
  const next = tokens.keys[to] ?? ''
  return next === 'to' ? !STRUCTURAL.has(tokens.keys[to + 1] ?? '') : ABOUT.has(next)
}

/** A merger that the headline does not tell of, under a headline about something else, is told in passing. */
function unlessAside(reading: Reading, word: Hit | null, reason: Reason): Verdict {
  const inTitle = word ? word.from < reading.titleEnd : false
  const aside = inTitle || isSettledBesides(reading) ? null : firstRule(reading, ASIDE_RULES)
  return aside ? { yes: null, instead: aside } : { yes: reason, instead: null }
}

/** Below a headline about chairs and chiefs, a merger that has been approved is news of its own. */
function isSettledBesides(reading: Reading): boolean {
  return (
    matchPattern(reading, 'title: CLINICAL|RATING|ROUTINE') === null &&
    (matchPattern(reading, 'APPROVED ~24 MERGE|CLUSTER') ?? matchPattern(reading, 'CLUSTER ~4 BODY|ICB')) !== null &&
    areSeveral(reading)
  )
}

/** One chief for one body is no news of a merger. */
function areSeveral({ hits, mentions }: Reading): boolean {
  return hits.has('SEVERAL') || mentions.some(({ name }) => name !== mentions[0]?.name)
}

/** "Our merger proposals" over a text about CCGs: words for merging in one sentence, and commissioning bodies in another. */
function partsSayMerger(reading: Reading): Reason | null {
  const { hits, mentions } = reading
  const merging = (['MERGE', 'SHARED_MANAGEMENT', 'ABOLISHED', 'CLUSTER'] as const)
    .map((idea) =>
      idea === 'SHARED_MANAGEMENT' && !areSeveral(reading)
        ? undefined
        : hits.get(idea)?.find((hit) => saysMerger(reading, idea, hit)),
    )
    .find(Boolean)
  const about =
    mentions.find(({ kind }) => kind !== 'system') ??
    hits.get('CCG')?.[0] ??
    hits.get('ICB')?.[0] ??
    (hits.has('NHS_ENGLAND') ? hits.get('COMMISSIONER')?.[0] : undefined)
  if (!merging || !about || othersPrevail(reading)) return null
  const says = 'The headline and the text together speak of a merger and of commissioning bodies.'
  return reasonOf(reading, { name: 'merger-of-bodies-named', says }, [merging, about])
}

function saysMerger(reading: Reading, idea: Idea, hit: Hit): boolean {
  const { keys } = reading.tokens
  if (isPassing(reading, hit) || isForAPurpose(reading, hit)) return false
  if (idea === 'SHARED_MANAGEMENT' && reading.hits.has('CLINICAL')) return false
  if (keys[hit.from] === 'combined' && keys[hit.to] === 'authority') return false
  if (hit.from < reading.titleEnd && nearestTo(reading, hit, ['CLINICAL'], 3, 'before')) return false
  if (idea === 'CLUSTER') return reading.tokens.keys[hit.to] !== 'of'
  if (idea !== 'ABOLISHED') return true
  if (nearestTo(reading, hit, ['JOBS'], 3, 'before')) return false
  return (
    !OF_ANYTHING.has(keys[hit.from] ?? '') ||
    nearestTo(reading, hit, [...COMMISSIONERS, 'VAGUE_BODY'], 4, 'before') !== null
  )
}

function inOrder(one: Hit, other: Hit): Hit[] {
  return one.from <= other.from ? [one, other] : [other, one]
}
