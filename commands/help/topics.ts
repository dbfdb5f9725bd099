/** The topics of the help that are no commands. */
import { type Block, bold, list, type Message, paragraph } from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import { REGISTER_FOOTER } from '../cards/register-footer.ts'

export interface Topic {
  readonly name: string
  readonly description: string
  readonly tell: (platform: PlatformName) => Message
}

export const TOPICS: readonly Topic[] = [
  { name: 'areas', description: 'What can be given as an area', tell: tellAreas },
  { name: 'privacy', description: 'What is kept, and what is not', tell: tellPrivacy },
  { name: 'sources', description: 'Where the facts and the news come from', tell: tellSources },
]

function tellAreas(): Message {
  return page('Areas', [
    paragraph('Wherever a command takes an area, you can give:'),
    list([
      [bold('england'), ': everything, also news that names no body'],
      [bold('a region'), ': London, North West, South East…'],
      [bold('a CCG or an ICB'), ': by name (Wirral), by short name (NCL) or by code (12F)'],
      [bold('a system'), ': West Yorkshire ICS'],
      [bold('a council'), ': Kirklees'],
      [bold('a postcode'), ', whole or its first half: CH41'],
    ]),
    paragraph(
      'An area takes in what became of it: a watch on a CCG that closed in 2022 also tells you of the ICB that took over its work.',
    ),
  ])
}

function tellPrivacy(platform: PlatformName): Message {
  const server = platform === 'discord' ? 'server' : 'workspace'
  return page('Privacy', [
    paragraph('I see the commands that are given to me and the buttons that are pressed. I do not read your channels.'),
    list([
      [
        bold('Kept: '),
        `the watches and feeds of this ${server} and who made them, the dates in its diary, what organisers corrected of mergers, who is an organiser, what organisers said of alerts, which pages were reported and by whom, which petitions are tracked, what you joined, took on and did in pushes (/push forget removes that), and the news that I posted.`,
      ],
      [bold('Not kept: '), 'what you look up, and who looked it up.'],
      [
        bold('Postcodes: '),
        'a full postcode goes to the postcode service (postcodes.io unless the host chose another) only when its first half does not settle the answer. It is never logged, and the answer is kept for a week at most under a mark that cannot be turned back into it.',
      ],
    ]),
  ])
}

function tellSources(): Message {
  return {
    ...page('Sources', [
      list([
        [
          bold('CCGs, ICBs and their areas: '),
          'the NHS Organisation Data Service (ODS) and the Office for National Statistics (ONS), under the Open Government Licence v3.0. Contains OS data and Royal Mail data © Crown and Royal Mail copyright.',
        ],
        [
          bold('Clusters of ICBs: '),
          'announcements by the NHS and news reports; each card links to the one that it rests on.',
        ],
        [
          bold('News: '),
          'the feeds that /feeds list shows. A headline is its outlet’s; I link to it and do not copy the article.',
        ],
      ]),
      paragraph(
        'Whatever the register does not know is said to be unknown. It is as good as its sources: check before you publish.',
      ),
    ]),
    footer: REGISTER_FOOTER,
  }
}

function page(title: string, blocks: readonly Block[]): Message {
  return { title, tone: 'plain', blocks }
}
