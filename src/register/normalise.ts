/** What is left of a name when everything that people write differently is gone. */

/** The kinds of thing that a text can say it means: "Sussex ICB", "Wirral council". */
export type SaidKind = 'ccg' | 'icb' | 'system' | 'council'

export interface Wording {
  /** The words, lower case, without accents, punctuation, "NHS" and the words for the kind. */
  readonly words: readonly string[]
  /** The words run together, so that "Stoke-on-Trent", "Stoke on Trent" and "stokeontrent" are one. */
  readonly key: string
  /** A looser key: abbreviations written out, "and", "of" and the like gone, the rest in alphabetical order. */
  readonly looseKey: string
  /** The kinds that the text says. */
  readonly says: ReadonlySet<SaidKind>
}

/** Words for a kind of thing, longest first, as they stand after folding. */
const KIND_WORDS: readonly (readonly [SaidKind, RegExp])[] = [
  ['ccg', / (?:clinical commissioning groups?|ccgs?)(?= )/g],
  ['icb', / (?:integrated care boards?|icbs?)(?= )/g],
  [
    'system',
    / (?:integrated care systems?|sustainability and transformation (?:partnership|plan)s?|icss?|stps?)(?= )/g,
  ],
  [
    'council',
    / (?:(?:(?:metropolitan|london|royal) )?borough of|(?:(?:metropolitan )?borough|city|county|district|unitary|mbc)? ?council|borough council)(?= )/g,
  ],
]

/** What people shorten: counties as on envelopes, and the points of the compass. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  beds: 'bedfordshire',
  berks: 'berkshire',
  bham: 'birmingham',
  bucks: 'buckinghamshire',
  cambs: 'cambridgeshire',
  ches: 'cheshire',
  derbys: 'derbyshire',
  glos: 'gloucestershire',
  gloucs: 'gloucestershire',
  gtr: 'greater',
  hants: 'hampshire',
  herts: 'hertfordshire',
  hunts: 'huntingdonshire',
  iow: 'isle wight',
  lancs: 'lancashire',
  leics: 'leicestershire',
  lincs: 'lincolnshire',
  northants: 'northamptonshire',
  notts: 'nottinghamshire',
  oxon: 'oxfordshire',
  saint: 'st',
  salop: 'shropshire',
  shrops: 'shropshire',
  staffs: 'staffordshire',
  warks: 'warwickshire',
  wilts: 'wiltshire',
  worcs: 'worcestershire',
  yorks: 'yorkshire',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  ne: 'north east',
  nw: 'north west',
  se: 'south east',
  sw: 'south west',
  northeast: 'north east',
  northwest: 'north west',
  southeast: 'south east',
  southwest: 'south west',
}

const LITTLE_WORDS = new Set(['and', 'of', 'the', 'on', 'upon', 'in'])

/** Lower case, accents and marks gone, "&" and "+" written out, apostrophes closed up, everything else but letters and digits a space. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[&+]/g, ' and ')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words that carry a name's meaning: not "and", "of", "the", "on", "upon" or "in". */
export function weighty(words: readonly string[]): string[] {
  return words.filter((word) => !LITTLE_WORDS.has(word))
}

/** Takes a name apart. The text should be bounded; any text is accepted. */
export function readWording(text: string): Wording {
  const says = new Set<SaidKind>()
  let rest = ` ${fold(text)} `
  for (const [kind, words] of KIND_WORDS) {
    const without = rest.replace(words, '')
    if (without === rest) continue
    says.add(kind)
    rest = without
  }
  const words = rest.split(' ').filter((word) => word !== '' && word !== 'nhs')
  if (words[0] === 'the') words.shift()
  return { words, key: words.join(''), looseKey: looseKeyOf(words), says }
}

function looseKeyOf(words: readonly string[]): string {
  const writtenOut = words.flatMap((word) => WRITTEN_OUT[word]?.split(' ') ?? [word])
  return weighty(writtenOut).toSorted().join(' ')
}
