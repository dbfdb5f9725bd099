/** Searching on through a text without ever searching a part of it twice. */

export interface Finder {
  /** Where the needle next is, at or after `from`, or the text's length when it is not. `from` must not go back. */
  next(from: number): number
}

/** Remembers the last find, so that many searches over one text together cost one pass. `isMatch` may refuse a find. */
export function finder(text: string, needle: string, isMatch: (at: number) => boolean = () => true): Finder {
  let found = -1
  return {
    next(from) {
      if (found >= from) return found
      let at = text.indexOf(needle, from)
      while (at >= 0 && !isMatch(at)) at = text.indexOf(needle, at + needle.length)
      found = at < 0 ? text.length : at
      return found
    },
  }
}

/** A finder for the tag `<name` or `</name`, not for names that only begin so. */
export function tagFinder(text: string, tag: string): Finder {
  return finder(text, tag, (at) => /[\s/>]/.test(text.charAt(at + tag.length)))
}

/** Jumps over CDATA sections and comments, whose tags are none. */
export interface Jumper {
  /** The position after the first section that begins in from…limit, or null when none does. `from` must not go back. */
  over(from: number, limit: number): number | null
}

export function jumper(text: string): Jumper {
  const data = { begin: finder(text, '<![CDATA['), end: finder(text, ']]>') }
  const comment = { begin: finder(text, '<!--'), end: finder(text, '-->') }
  return {
    over(from, limit) {
      const dataAt = data.begin.next(from)
      const commentAt = comment.begin.next(from)
      const at = Math.min(dataAt, commentAt)
      if (at >= limit) return null
      const end = (dataAt < commentAt ? data : comment).end.next(at)
      return end >= text.length ? null : end + ']]>'.length
    },
  }
}

/** Searches on from a position, over CDATA sections and comments. */
export function nextOutside(skip: Jumper, from: number, search: (from: number) => number): number {
  let at = from
  for (;;) {
    const found = search(at)
    const jumped = skip.over(at, found)
    if (jumped === null) return found
    at = jumped
  }
}
