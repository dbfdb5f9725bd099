/** What a message does to its readers: whom it pings, what they can click, what Slack would unfurl, which words they read. */

export interface Reading {
  /** "channel", "here", "everyone", or ids of people and groups. */
  readonly pinged: string[]
  readonly links: { readonly url: string; readonly words: string }[]
  /** Addresses for which Slack would add a preview. */
  readonly unfurled: string[]
  /** The words of the blocks, or of the text where there are no blocks. */
  readonly words: string
}

export interface Readable {
  readonly text: string
  readonly blocks: readonly unknown[]
  /** `parse: 'full'` or `link_names`: Slack then looks for names and addresses in bare text. */
  readonly isParsed: boolean
  readonly unfurlsLinks: boolean
}

const MARKED = /<([^<>\n]+)>/g
const BARE_BROADCAST = /(?<![\w&])@(channel|here|everyone|group)\b/g
const BARE_ADDRESS = /\bhttps?:\/\/[^\s<>|]+/g

/** Reads a message as Slack's clients do (docs.slack.dev/messaging/formatting-message-text), on the strict side. */
export function readMessage(message: Readable): Reading {
  const found: Found = { pinged: new Set(), links: [], words: [] }
  for (const block of message.blocks) readNode(block, found)
  // The text beside blocks is not shown, but a mention in it must be one that was meant as well.
  const beside: Found = message.blocks.length === 0 ? found : { pinged: found.pinged, links: [], words: [] }
  readMrkdwn(message.text, message.isParsed, beside)
  return {
    pinged: [...found.pinged],
    links: found.links,
    unfurled: message.unfurlsLinks ? found.links.map((link) => link.url) : [],
    words: found.words.join('\n'),
  }
}

interface Found {
  readonly pinged: Set<string>
  readonly links: { url: string; words: string }[]
  readonly words: string[]
}

function readNode(node: unknown, found: Found): void {
  if (Array.isArray(node)) {
    for (const one of node) readNode(one, found)
    return
  }
  if (typeof node !== 'object' || node === null) return
  const of = node as Record<string, unknown>
  if (of['type'] === 'mrkdwn') {
    readMrkdwn(String(of['text']), of['verbatim'] !== true, found)
    return
  }
  if (of['type'] === 'plain_text') {
    found.words.push(decode(String(of['text'])))
    return
  }
  if (of['type'] === 'rich_text_section') {
    readSection(of['elements'] as Record<string, unknown>[], found)
    return
  }
  if (of['type'] === 'image') found.words.push(String(of['alt_text']))
  if (of['type'] === 'button' && typeof of['url'] === 'string') {
    found.links.push({ url: of['url'], words: String((of['text'] as { text: string }).text) })
  }
  for (const value of Object.values(of)) readNode(value, found)
}

function readSection(elements: readonly Record<string, unknown>[], found: Found): void {
  const words: string[] = []
  for (const element of elements) {
    switch (element['type']) {
      case 'text':
        words.push(String(element['text']))
        break
      case 'link':
        words.push(String(element['text'] ?? element['url']))
        found.links.push({ url: String(element['url']), words: String(element['text'] ?? element['url']) })
        break
      case 'user':
        found.pinged.add(String(element['user_id']))
        break
      case 'usergroup':
        found.pinged.add(String(element['usergroup_id']))
        break
      case 'broadcast':
        found.pinged.add(String(element['range']))
        break
      default:
        words.push(`[${String(element['type'])}]`)
    }
  }
  found.words.push(words.join(''))
}

/** `isBareRead`: names and addresses without brackets count as well. */
function readMrkdwn(text: string, isBareRead: boolean, found: Found): void {
  const words = text.replace(MARKED, (_, inner: string) => {
    const bar = inner.indexOf('|')
    const [what, label] = bar < 0 ? [inner, inner] : [inner.slice(0, bar), inner.slice(bar + 1)]
    if (what.startsWith('@')) found.pinged.add(what.slice(1))
    else if (what.startsWith('!subteam^')) found.pinged.add(what.slice('!subteam^'.length))
    else if (/^!(channel|here|everyone|group)$/.test(what)) found.pinged.add(what.slice(1))
    else if (/^(https?|mailto|slack):/.test(what)) found.links.push({ url: decode(what), words: decode(label) })
    else return `<${inner}>`
    return label
  })
  if (isBareRead) {
    for (const [, name] of words.matchAll(BARE_BROADCAST)) found.pinged.add(String(name))
    for (const [url] of words.matchAll(BARE_ADDRESS)) found.links.push({ url, words: url })
  }
  found.words.push(decode(words))
}

function decode(words: string): string {
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
