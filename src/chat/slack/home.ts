/** The app's Home: what the bot can do, made from the commands' declarations. */
import type { types } from '@slack/bolt'
import type { Command } from '../command.ts'
import { list, paragraph } from '../message.ts'
import { fitBlocks } from './fit.ts'
import { slashNameOf } from './manifest.ts'

/** A Home tab takes 100 blocks (docs.slack.dev/surfaces/app-home). */
const HOME_ROOM = { blocks: 90, json: 20_000 }

export function homeView(commands: Iterable<Command>): types.HomeView {
  const rows = [...commands].map((command) => [{ bold: slashNameOf(command.name) }, ` ${command.description}`])
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Mergerwatch', emoji: false } },
      ...fitBlocks(
        [
          paragraph(
            'Watches for announcements that NHS commissioning bodies in England merge, and tells your channels.',
          ),
          paragraph('Type these in any channel; the answer is for you alone until you share it.'),
          list(rows),
        ],
        HOME_ROOM,
      ),
    ],
  }
}
