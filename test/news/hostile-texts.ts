/** Texts that somebody might write to keep a reader busy or to break it, as long as a test wants them. */
import { bodyName } from '../../src/register/names.ts'
import type { Register } from '../../src/register/register.ts'

export interface HostileText {
  readonly name: string
  /** About so many characters. */
  readonly write: (length: number) => string
}

/** Repeats a pattern, and ends otherwise: what ends as it began would match at once. */
function repeated(name: string, part: string, end = ' !'): HostileText {
  return { name, write: (length) => part.repeat(Math.ceil(length / part.length)).slice(0, length) + end }
}

export function hostileTexts(register: Register): readonly HostileText[] {
  const names = [...register.bodies.values()].map(bodyName)
  const shortNames = [...register.bodies.values()].map(({ shortName }) => shortName)
  const lists = (words: readonly string[], separator: string) => (length: number) => {
    const once = words.join(separator)
    return `${`${once}${separator}`.repeat(Math.ceil(length / once.length)).slice(0, length)} CCGs`
  }
  return [
    { name: 'thousands of names', write: lists(names, ', ') },
    { name: 'thousands of names that share one last word', write: lists(shortNames, ', ') },
    { name: 'thousands of names joined by and', write: lists(shortNames, ' and ') },
    repeated('a list without an end', 'North, South and '),
    repeated('one name again and again', 'NHS Wirral CCG '),
    repeated('the beginnings of names alone', 'NHS North '),
    repeated('brackets that are never closed', 'merger (CCG '),
    repeated('brackets inside brackets', '(('),
    repeated('one letter', 'a'),
    repeated('spaces', ' '),
    repeated('tabs and lines', '\t\n\r\n'),
    repeated('digits', '1'),
    repeated('dates without an end', '1 April 2020, '),
    repeated('half dates', '1 April '),
    repeated('merging, over and over', 'merge merger merging merged into '),
    repeated('not, over and over', 'not no never without '),
    repeated('stages, over and over', 'approved rejected delayed consulting applied '),
    repeated('full stops', '. '),
    repeated('commas', ','),
    repeated('apostrophes of every sort', "'’‘`´"),
    repeated('hyphens of every sort', '-–—‑'),
    repeated('letters with many accents', 'e\u0301\u0302\u0303\u0304'),
    repeated('invisible letters', '\u200b\u200d\u2060'),
    repeated('letters that run the other way', '\u202eabc\u202c '),
    repeated('halves of letters', '\ud83d'),
    repeated('letters of no alphabet', '🏥💥 '),
    repeated('markup', '<b>&amp;</b>'),
    repeated('nothing but nulls', '\u0000'),
  ]
}
