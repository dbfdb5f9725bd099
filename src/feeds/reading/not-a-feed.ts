/** What something that is no feed is, in words for a person. */

const TITLE = /<title[^>]{0,100}>([^<]{1,200})/i

/** One sentence on what the text is instead of a feed. `headers` are the answer's, by lower-case name. */
export function describeNotAFeed(text: string, headers: ReadonlyMap<string, string>): string {
  const beginning = text.slice(0, 60_000)
  if (isChallenge(beginning, headers))
    return 'It answered with a Cloudflare challenge (a check that asks for a browser), not with a feed.'
  if (beginning.trim() === '') return 'It answered with nothing at all.'
  if (isPage(beginning)) {
    const title = TITLE.exec(beginning)?.[1]?.replace(/\s+/g, ' ').trim()
    return title ? `This is a web page (“${title}”), not a feed.` : 'This is a web page, not a feed.'
  }
  if (/^\s*[{[]/.test(beginning)) return 'This is JSON, but not a JSON Feed.'
  if (/^\s*%PDF/.test(beginning)) return 'This is a PDF, not a feed.'
  if (/<(?:urlset|sitemapindex)\b/i.test(beginning)) return 'This is a sitemap, not a feed.'
  if (/<opml\b/i.test(beginning)) return 'This is an OPML list of feeds, not a feed; it can be imported.'
  if (/^\s*</.test(beginning)) return 'This is XML, but not RSS, RDF or Atom.'
  return 'This is not a feed in any form that can be read (RSS, RDF, Atom or JSON Feed).'
}

/** Whether the text is a web page. */
export function isPage(text: string): boolean {
  const root = /<(!doctype\s{1,9}html|html|body|rss|rdf:RDF|feed)\b/i.exec(text.slice(0, 60_000))
  return root !== null && /html|body/i.test(root[1] ?? '')
}

/** Cloudflare names its challenges in a header, or shows a page with its own script. */
export function isChallenge(text: string, headers: ReadonlyMap<string, string>): boolean {
  if (headers.get('cf-mitigated') === 'challenge') return true
  return /challenge-platform|cf-browser-verification|cf_chl_opt/.test(text.slice(0, 60_000)) && isPage(text)
}
