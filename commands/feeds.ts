/** /feeds: where the news comes from. */
import { tenantOf } from '../src/alerts/story.ts'
import {
  type Caller,
  type Command,
  type NumberOption,
  Refusal,
  subcommand,
  type TextOption,
} from '../src/chat/command.ts'
import { list, type Message, paragraph, sentence } from '../src/chat/message.ts'
import type { Feeds } from '../src/feeds/feeds.ts'
import { checkCard } from './feeds/check-card.ts'
import { exportPage } from './feeds/export-page.ts'
import { feedsPage } from './feeds/list-page.ts'
import { readNumber } from './reading.ts'
import { count, shown } from './wording.ts'
import { writeCall } from './written-call.ts'

export interface FeedsCommandNeeds {
  readonly feeds: Pick<Feeds, 'list' | 'add' | 'remove' | 'check' | 'importOpml'>
}

const LONGEST_ADDRESS = 1_000
/** The longest text that Discord takes in an option (docs, "Application Command Option"). */
const LONGEST_OPML = 6_000
const REFUSED_SHOWN = 5

const ADDRESS = {
  kind: 'text',
  name: 'url',
  description: 'The address of a feed, or of a page that has one',
  required: true,
  maxLength: LONGEST_ADDRESS,
} as const satisfies TextOption

const PAGE = {
  kind: 'number',
  name: 'page',
  description: 'Which page',
  required: false,
  min: 1,
  max: 100,
} as const satisfies NumberOption

export function createFeedsCommand({ feeds }: FeedsCommandNeeds): Command {
  const listPage = async (page: number, caller: Caller) => feedsPage(await feeds.list(tenantOf(caller)), page)

  const add = async (url: string, caller: Caller): Promise<Message> => {
    const outcome = await feeds.add(url, { tenant: tenantOf(caller), by: caller.userId })
    if (outcome.kind === 'refused') throw new Refusal(outcome.why)
    const { id, title } = outcome.feed
    return sentence(
      'good',
      `${shown(title)} is read from now on`,
      outcome.says,
      `Only you get what it brings. To undo this: ${writeCall('/feeds remove', { feed: String(id) }, caller.platform)}.`,
    )
  }

  const remove = async (typed: string, caller: Caller): Promise<Message> => {
    const tenant = tenantOf(caller)
    const byAddress = (await feeds.list(tenant)).find((feed) => !feed.isShared && feed.url === typed)
    const outcome = await feeds.remove(byAddress?.id ?? readNumber(typed, 'a feed', '/feeds list'), tenant)
    if (outcome.kind === 'refused') throw new Refusal(outcome.why)
    return sentence('plain', `${shown(outcome.title)} is not read here any more.`, 'The stories that it brought stay.')
  }

  return {
    name: 'feeds',
    description: 'Where the news comes from: the feeds that are read, and how they are',
    examples: ['list', 'add https://example.org/news/feed', 'check example.org', 'remove 12'],
    subcommands: [
      subcommand({
        name: 'list',
        description: 'The feeds that are read for you, those in trouble first',
        who: 'organisers',
        for: 'asker',
        options: [PAGE],
        answer: async ({ page }, caller) => listPage(page ?? 1, caller),
      }),
      subcommand({
        name: 'add',
        description: 'Read another feed, for your channels alone',
        who: 'organisers',
        for: 'asker',
        options: [ADDRESS],
        answer: async ({ url }, caller) => add(url, caller),
      }),
      subcommand({
        name: 'remove',
        description: 'Stop reading a feed that was added here',
        who: 'organisers',
        for: 'asker',
        options: [
          {
            kind: 'text',
            name: 'feed',
            description: 'Its number in /feeds list, as 12 or #12, or its address',
            required: true,
            maxLength: LONGEST_ADDRESS,
            complete: async (partial, caller) => {
              const typed = partial.trim().toLowerCase()
              const own = (await feeds.list(tenantOf(caller))).filter((feed) => !feed.isShared)
              return own
                .map((feed) => ({ name: `#${feed.id} ${shown(feed.title)}`, value: String(feed.id) }))
                .filter((choice) => choice.name.toLowerCase().includes(typed))
            },
          },
        ],
        answer: async ({ feed }, caller) => remove(feed, caller),
      }),
      subcommand({
        name: 'check',
        description: 'Look at an address as a feed reader does, and keep nothing',
        who: 'organisers',
        for: 'asker',
        options: [ADDRESS],
        answer: async ({ url }) => checkCard(await feeds.check(url), url),
      }),
      subcommand({
        name: 'import',
        description: 'Read the feeds of an OPML list that you paste',
        who: 'organisers',
        for: 'asker',
        options: [
          {
            kind: 'text',
            name: 'opml',
            description: 'The text of the OPML file',
            required: true,
            maxLength: LONGEST_OPML,
          },
        ],
        answer: async ({ opml }, caller) =>
          tellImport(await feeds.importOpml(opml, { tenant: tenantOf(caller), by: caller.userId })),
      }),
      subcommand({
        name: 'export',
        description: 'The feeds as OPML, to take to another reader',
        who: 'organisers',
        for: 'asker',
        options: [PAGE],
        answer: async ({ page }, caller) => exportPage(await feeds.list(tenantOf(caller)), page ?? 1),
      }),
    ],
    actions: [
      {
        id: 'feeds.page',
        who: 'organisers',
        for: 'asker',
        answer: async (payload, caller) => listPage(readNumber(payload, 'a page', '/feeds list'), caller),
      },
    ],
  }
}

function tellImport(outcome: Awaited<ReturnType<Feeds['importOpml']>>): Message {
  if (outcome.kind === 'refused') throw new Refusal(outcome.why)
  const { added, already, refused } = outcome
  const known = already === 0 ? '' : ` ${count(already, 'feed was', 'feeds were')} read already.`
  return {
    title: `${count(added.length, 'feed')} added`,
    tone: added.length > 0 ? 'good' : 'plain',
    blocks: [
      paragraph(`They are read in the next few minutes: /feeds list then shows how they are.${known}`),
      ...(refused.length === 0
        ? []
        : [
            paragraph(`${count(refused.length, 'feed')} could not be added:`),
            list(refused.slice(0, REFUSED_SHOWN).map(({ url, why }) => `${shown(url)}: ${why}`)),
          ]),
    ],
  }
}
