/** /report: a tip-off, read and put before an organiser. */
import { type Caller, type Command, subcommand } from '../src/chat/command.ts'
import { type Message, sentence } from '../src/chat/message.ts'
import type { PlatformName } from '../src/chat/platform.ts'
import type { Reported, Reports } from '../src/reports/reports.ts'
import { readNumber } from './reading.ts'
import { count, shown } from './wording.ts'
import { writeCall } from './written-call.ts'

export interface ReportCommandNeeds {
  readonly reports: Reports
}

export function createReport({ reports }: ReportCommandNeeds): Command {
  const reportNumber = (payload: string) => readNumber(payload, 'a report', 'The message with its buttons')

  const post = async (payload: string, caller: Caller): Promise<Message> => {
    const { report, storyId, told } = await reports.post(caller, reportNumber(payload))
    const where =
      told === 0
        ? 'It was told here already, and its card now names this page too'
        : `${count(told, 'channel')} will be told`
    return sentence('good', `Posted: ${shown(report.page.title)}`, `${where}. It is alert #${storyId}.`)
  }

  const drop = async (payload: string, caller: Caller): Promise<Message> => {
    const report = await reports.drop(caller, reportNumber(payload))
    return sentence(
      'plain',
      `Dropped: ${shown(report.page.title)}`,
      'Nobody is told of it, and it is not asked about again.',
    )
  }

  return {
    name: 'report',
    description: 'Tell the organisers of a page that others should know',
    examples: ['https://www.example.org/news', 'https://www.example.org/news note:"see the last paragraph"'],
    subcommands: [
      subcommand({
        name: '',
        description: 'Tell the organisers of a page: I read it, and they post it or drop it',
        who: 'anyone',
        for: 'asker',
        options: [
          { kind: 'text', name: 'url', description: 'The address of the page', required: true, maxLength: 1_000 },
          {
            kind: 'text',
            name: 'note',
            description: 'Why it matters, for the organisers',
            required: false,
            maxLength: 300,
          },
        ],
        answer: async ({ url, note }, caller) => tell(await reports.report(caller, url, note ?? ''), caller.platform),
      }),
    ],
    actions: [
      { id: 'report.post', who: 'organisers', for: 'asker', answer: post },
      { id: 'report.drop', who: 'organisers', for: 'asker', answer: drop },
    ],
  }
}

function tell(reported: Reported, platform: PlatformName): Message {
  const why = (storyId: number) => writeCall('/alerts why', { alert: String(storyId) }, platform)
  switch (reported.kind) {
    case 'waits':
      return sentence(
        'good',
        reported.isNew ? 'Thank you. The organisers will decide.' : 'Thank you. Somebody reported it before you.',
        `“${shown(reported.report.page.title)}” waits for an organiser to post or drop it.`,
      )
    case 'known':
      return sentence('plain', 'Thank you. I know that page already.', `See ${why(reported.storyId)}.`)
    case 'decided':
      return sentence(
        'plain',
        'Thank you. It was reported before.',
        reported.report.state === 'dropped'
          ? 'An organiser decided not to post it.'
          : reported.report.storyId === null
            ? 'An organiser posted it.'
            : `An organiser posted it: see ${why(reported.report.storyId)}.`,
      )
  }
}
