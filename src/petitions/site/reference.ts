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

/** Reads a number ("276169", "#276169"), or an address with or without https://, whatever page of the petition it opens. */
export function readReference(typed: string): Reference {
  const text = typed.trim()
  const number = /^#?\s?(\d{1,20})$/.exec(text)
  if (number) return numbered(number[1] ?? '')
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (!url?.hostname.includes('.')) return none('That is no number and no address of a petition.')
  if (!HOSTS.has(url.hostname.toLowerCase()))
    return none('I know only petitions to the UK Parliament; that address is of another site.')
  const path = /^\/(?:archived\/)?petitions\/(\d{1,20})(?:[/.]|$)/.exec(url.pathname)
  return path ? numbered(path[1] ?? '') : none('That page of the petitions site is of no single petition.')
}

function numbered(digits: string): Reference {
  const id = Number(digits)
  if (digits.length > MOST_DIGITS || id === 0) return none('No petition has that number.')
  return { kind: 'petition', id }
}

function none(why: string): Reference {
  return { kind: 'none', why: `${why} ${GIVE}` }
}
