/** Invented pages for tests: what a paper's site serves, and what somebody hostile might. */

const WORDS =
  '<p>The governing bodies of NHS Wirral CCG and NHS Warrington CCG have agreed, after a year of talks, to apply to NHS England to merge, with effect from 1 April 2020, the two said.</p>'

/** An article amid the menus and notices of a site. */
export function articlePage(
  head = '<title>Two Mersey groups want to be one</title>',
  article = WORDS.repeat(3),
): string {
  const menu = '<nav><a href="/">Home</a><a href="/sport">Sport</a></nav>'
  const body = `${menu}<article><h1>Two Mersey groups want to be one</h1>${article}</article><footer>Cookies, terms, adverts</footer>`
  return `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`
}

export const FULL_HEAD = `
  <title>Two Mersey groups want to be one | Mersey Gazette</title>
  <meta property="og:title" content="Two Mersey groups want to be one">
  <meta property="og:description" content="A merger &amp; its price">
  <meta property="og:site_name" content="Mersey Gazette">
  <meta property="article:published_time" content="2019-11-12T09:00:00Z">`
