/** Every command, in the order in which help, manifests and the README show them. */
import type { Command } from '../src/chat/command.ts'
import { type AlertsCommandNeeds, createAlertsCommand } from './alerts.ts'
import { type CcgNeeds, createCcg } from './ccg.ts'
import { createDiaryCommand, type DiaryCommandNeeds } from './diary.ts'
import { createFeedsCommand, type FeedsCommandNeeds } from './feeds.ts'
import { createHelp } from './help.ts'
import { createIcs, type IcsNeeds } from './ics.ts'
import { createMergersCommand, type MergersCommandNeeds } from './mergers.ts'
import { createOrganisersCommand, type OrganisersCommandNeeds } from './organisers.ts'
import { createPetition, type PetitionNeeds } from './petition.ts'
import { createPush, type PushNeeds } from './push.ts'
import { createReport, type ReportCommandNeeds } from './report.ts'
import { createWatch, type WatchNeeds } from './watch.ts'

export type CommandNeeds = CcgNeeds &
  IcsNeeds &
  MergersCommandNeeds &
  AlertsCommandNeeds &
  WatchNeeds &
  PetitionNeeds &
  PushNeeds &
  DiaryCommandNeeds &
  ReportCommandNeeds &
  FeedsCommandNeeds &
  OrganisersCommandNeeds

export function createCommands(needs: CommandNeeds): readonly Command[] {
  const commands: readonly Command[] = [
    createCcg(needs),
    createIcs(needs),
    createMergersCommand(needs),
    createAlertsCommand(needs),
    createWatch(needs),
    createPetition(needs),
    createPush(needs),
    createDiaryCommand(needs),
    createReport(needs),
    createFeedsCommand(needs),
    createOrganisersCommand(needs),
    createHelp({ commands: () => commands }),
  ]
  return commands
}
