/** Gets a page that somebody reported, and reads it. */
import { answered } from '../feeds/polling/health.ts'
import { isChallenge } from '../feeds/reading/not-a-feed.ts'
import { cutText, plainText } from '../feeds/reading/plain-text.ts'
import type { Answered, Fetcher } from '../net/fetcher.ts'
import type { Clock, Instant } from '../time.ts'
import { readPageHead } from './page-head.ts'

/** A page as far as it is kept. */
export interface Page {
  /** Where it is, after redirects. */
  readonly url: string
  /** Never ''. */
  readonly title: string
  readonly description: string
  readonly outlet: string
  readonly published: Instant | null
}

export type ReadPage =
  /** `text` is the article, or '' where none was found: to be understood, and not to be kept, for it is its outlet's. */
  | { readonly kind: 'page'; readonly page: Page; readonly text: string }
  /** `why` is a sentence. */
  | { readonly kind: 'unreadable'; readonly why: string }

export interface ReadPageNeeds {
  readonly fetcher: Pick<Fetcher, 'get'>
  readonly clock: Clock
  readonly readArticle: (html: string) => Promise<string>
}

const MAX_BYTES = 5_000_000
const TIMEOUT_MS = 15_000
const LONGEST_TEXT = 20_000
const LONGEST_DESCRIPTION = 600
/** Where a page names its own encoding (WHATWG HTML, 13.2.3.2). */
const PRESCANNED_BYTES = 1_024

/** Gets the page with one request (redirects apart), of at most 5 MB in 15 seconds. Never throws. */
export async function readPage({ fetcher, clock, readArticle }: ReadPageNeeds, url: string): Promise<ReadPage> {
  const accept = 'text/html, application/xhtml+xml, text/plain;q=0.8'
  const fetched = await fetcher.get({ url, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, accept })
  if (fetched.kind === 'failed') return unreadable(`The page could not be read. ${fetched.why}`)
  const wrong = whyNoPage(fetched)
  if (wrong !== null) return unreadable(wrong)
  const html = decode(fetched)
  const isText = mediaType(fetched) === 'text/plain'
  const article = cutText(plainText(isText ? html : await readArticle(html)), LONGEST_TEXT)
  const head = readPageHead(isText ? '' : html, clock())
  const host = new URL(fetched.url).hostname.replace(/^www\./, '')
  const description = head.description || cutText(article, LONGEST_DESCRIPTION)
  if (head.title === '' && description === '') return unreadable('The page has no title and no text that I can read.')
  return {
    kind: 'page',
    page: {
      url: fetched.url,
      title: head.title || cutText(description, 120),
      description,
      outlet: head.site || host,
      published: head.published,
    },
    text: article,
  }
}

function whyNoPage(answer: Answered): string | null {
  const type = mediaType(answer)
  if (isChallenge(new TextDecoder().decode(answer.body.subarray(0, 60_000)), answer.headers))
    return 'The site asks visitors to show that they are people, which I cannot do.'
  if (answer.status < 200 || answer.status > 299)
    return `${answered(answer.status)} instead of the page. Is the address whole?`
  if (type === 'application/pdf') return 'That is a PDF, and I read web pages only. Report the page that links to it.'
  if (type !== '' && !['text/html', 'application/xhtml+xml', 'text/plain'].includes(type))
    return `That is no web page but ${type.slice(0, 60)}, which I cannot read.`
  return null
}

function mediaType({ headers }: Answered): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

function decode({ headers, body }: Answered): string {
  const beginning = new TextDecoder('latin1').decode(body.subarray(0, PRESCANNED_BYTES))
  const named = [headers.get('content-type') ?? '', beginning].map(
    (text) => /charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})/i.exec(text)?.[1],
  )
  for (const label of named) {
    try {
      if (label !== undefined) return new TextDecoder(label).decode(body)
    } catch {
      // A label that no browser knows: the next is tried.
    }
  }
  return new TextDecoder().decode(body)
}

function unreadable(why: string): ReadPage {
  return { kind: 'unreadable', why }
}
