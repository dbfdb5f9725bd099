import { BREAK, type Tokens } from './tokens.ts'

/** Endings that do not make another word of it. */
const ENDING = /(?:ments?|ings?|ed|es|s|ly)$/

/** Words that tell nothing of which story it is: small words, and the words of the whole field. */
const COMMON = new Set(
  `a about after again against all also an and any are area areas as at be because become becomes been before being between
  both but by can chair chief commission commissioners commissioning could day did do does down each east england executive
  first five for four from further future get give given group groups has have having health healthcare her here his how icb
  icbs ics if in into is it its join joint just last latest leader leaders like local london made make many may merge merged
  merger mergers merging might more most move moves much must national near need new news next nhs no north not now of off
  officer on one only or organisation organisations other our out over own part parts patients people percent plan plans
  pound proposal proposals proposed public region regional said say says service services set shared should single six so
  some south staff still such support system systems take than that the their them then there they this those three through
  to today together told two under until up update uk view was we week were west what when where which while who why will
  with work working would year years you your care integrated board boards ccg ccgs clinical trust trusts county council
  s t st governing bodies body partnership partnerships stp stps authority authorities april january february march may june
  july august september october november december nhse improvement form formed forming agree agreed approve approved approval
  decision bosses month end running replace replaces replaced councillor councillors scrutiny
  committee member members full cost costs savings saving budget statement spokesman spokeswoman announced announces confirmed
  confirms confirms status million billion almost around during because without within every including creation created create creating launch launched`.split(
    /\s+/,
  ),
)
/** Words that many items of the field have: two that share one share little. */
const FIELD = new Set(
  `practices practical meeting formal formally expect across joins want wants vote votes voted vote network talks step steps place
  asked change application accountable teams measures planned primary doctor doctors though whether unit appoint neighbour
  neighbouring back minister despite start deal review answer since government half follow cuts save resident close secretary
  looks cover leave direction tells patient mean among surgery surgeries commissioner whole face contract lead role site policy
  views reorganisation share decide decided warn bring same written time come option backed goes partner shows keep model exclusive
  heads think hope names reveal takes signed reform structure hospital legal process ahead central greater consultation paper
  council engagement feedback survey third`
    .split(/\s+/)
    .map(stemOf),
)
const SHORTEST = 4
/** A word without its ending. */
function stemOf(word: string): string {
  return word.length > 6 ? word.replace(ENDING, '') : word.replace(/s$/, '')
}

export function isFieldWord(stem: string): boolean {
  return FIELD.has(stem)
}

/**
 * The words of a text that tell it from others, as stems in alphabetical order: no small words, none of the field's own, and
 * none of the words that name a body (`named` are the stretches that do). A capital inside a sentence marks a proper name,
 * which comes first when there are more than `most`.
 */
export function rareWords(tokens: Tokens, named: readonly { from: number; to: number }[], most: number): string[] {
  const skip = new Uint8Array(tokens.keys.length + 1)
  for (const { from, to } of named) skip.fill(1, from, to)
  const weights = new Map<string, number>()
  for (const [at, word] of tokens.keys.entries()) {
    if (skip[at] === 1 || COMMON.has(word) || /^\d+$/.test(word) || word.length < SHORTEST) continue
    const inside = (tokens.breaks[at] ?? BREAK.stop) < BREAK.colon
    const proper = inside && /\p{Lu}/u.test(tokens.text.charAt(tokens.starts[at] ?? 0))
    const stem = stemOf(word)
    weights.set(stem, Math.max(weights.get(stem) ?? 0, proper ? 2 : 1))
  }
  return [...weights]
    .sort(([one, first], [other, second]) => second - first || other.length - one.length || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([stem]) => stem)
    .sort()
}
