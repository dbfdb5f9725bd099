/** Which petition somebody means: a number, or any address of the petitions site. */

export type Reference =
  | { readonly kind: 'petition'; readonly id: number }
  /** A sentence that says why it is none, and what to give. */
  | { readonly kind: 'none'; readonly why: string }

/** No number on the site has more digits; asking for absurd ones has got addresses blocked (alphagov/e-petitions#774). */
const MOST_DIGITS = 7
const HOSTS: ReadonlySet<string> = new Set([
  'petition.parliament.uk',
  'www.petition.parliament.uk',
  'epetitions.direct.gov.uk',
])
const GIVE = 'Give its number, as 276169, or its address on petition.parliament.uk.'

/** What comes along when a number or an address is copied out of a sentence; none of it begins or ends one. */
const MARKS = ' \t\n<>()[]"\'“”‘’«».,;:!?'
/** Of what is pasted no more is read. */
const LONGEST = 500

/**
 * Reads a number ("276169", "#276169", "petition 276,169"), or an address with or without https://, whatever page of the
 * petition it opens.
 */
export function readReference(typed: string): Reference {
  const text = bare(typed)
  const number = /^(?:petition |no\. ?|petition no\. ?)?(?:# ?)?(\d{1,20}|\d{1,3}[ ,]\d{3})$/i.exec(text)
  if (number) return numbered((number[1] ?? '').replace(/\D/, ''))
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (!url?.hostname.includes('.')) return none('That is no number and no address of a petition.')
  if (!HOSTS.has(url.hostname.replace(/\.$/, '')))
    return none('I know only petitions to the UK Parliament; that address is of another site.')
  const path = /^\/{1,2}(?:archived\/)?petitions\/(\d{1,20})(?![\w-])/i.exec(url.pathname)
  return path ? numbered(path[1] ?? '') : none('That page of the petitions site is of no single petition.')
}

function bare(typed: string): string {
  const letters = Array.from(
    typed
      .slice(0, LONGEST)
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, ''),
  )
  const isMark = (letter: string) => MARKS.includes(letter)
  const start = letters.findIndex((letter) => !isMark(letter))
  return start < 0 ? '' : letters.slice(start, letters.findLastIndex((letter) => !isMark(letter)) + 1).join('')
}

function numbered(digits: string): Reference {
  const significant = digits.replace(/^0+/, '')
  if (significant.length > MOST_DIGITS || significant === '') return none('No petition has that number.')
  return { kind: 'petition', id: Number(significant) }
}

function none(why: string): Reference {
  return { kind: 'none', why: `${why} ${GIVE}` }
}
