/** Feeds written properly, in the four forms. */

export type FeedForm = 'rss' | 'atom' | 'rdf' | 'json'

export interface PublishedItem {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string
  /** As RSS writes it; other forms convert it. '' for none. */
  readonly date: string
}

export interface WrittenFeed {
  readonly title: string
  /** The site's own address. */
  readonly url: string
  readonly head: string
  readonly items: readonly PublishedItem[]
}

export function writeFeed(form: FeedForm, feed: WrittenFeed): string {
  const writers = { rss: writeRss, atom: writeAtom, rdf: writeRdf, json: writeJson }
  return writers[form](feed)
}

function writeRss({ title, url, head, items }: WrittenFeed): string {
  const written = items.map(
    (item) =>
      `<item><title>${xml(item.title)}</title><link>${xml(item.url)}</link><guid isPermaLink="false">${xml(item.id)}</guid>` +
      `<description>${xml(item.summary)}</description>${item.date ? `<pubDate>${item.date}</pubDate>` : ''}</item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>${xml(title)}</title><link>${url}/</link>
<description>Invented for a test</description>${head}${written.join('\n')}</channel></rss>`
}

function writeAtom({ title, url, head, items }: WrittenFeed): string {
  const written = items.map(
    (item) =>
      `<entry><title>${xml(item.title)}</title><link rel="alternate" type="text/html" href="${xml(item.url)}"/><id>${xml(item.id)}</id>` +
      `<summary>${xml(item.summary)}</summary>${item.date ? `<updated>${iso(item.date)}</updated>` : ''}</entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${xml(title)}</title><link rel="self" href="${url}/self"/>
<link rel="alternate" type="text/html" href="${url}/"/><id>${url}/</id>${head}${written.join('\n')}</feed>`
}

function writeRdf({ title, url, head, items }: WrittenFeed): string {
  const written = items.map(
    (item) =>
      `<item rdf:about="${xml(item.id)}"><title>${xml(item.title)}</title><link>${xml(item.url)}</link>` +
      `<description>${xml(item.summary)}</description>${item.date ? `<dc:date>${iso(item.date)}</dc:date>` : ''}</item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${url}/"><title>${xml(title)}</title><link>${url}/</link><description>Invented</description>${head}
<items><rdf:Seq>${items.map((item) => `<rdf:li rdf:resource="${xml(item.id)}"/>`).join('')}</rdf:Seq></items></channel>
${written.join('\n')}</rdf:RDF>`
}

function writeJson({ title, url, items }: WrittenFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${url}/`,
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_text: item.summary,
      ...(item.date ? { date_published: iso(item.date) } : {}),
    })),
  })
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function iso(date: string): string {
  return new Date(date).toISOString()
}
