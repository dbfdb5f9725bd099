/** Hands what Bolt receives to what answers it. Each listener acknowledges first: Slack waits three seconds. */
import type { AllMiddlewareArgs, App, BlockAction, SlackActionMiddlewareArgs, webApi } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { Router } from '../router.ts'
import type { Answering, Asked } from './answering.ts'
import { callOf } from './controls.ts'
import { saying } from './faults.ts'
import { homeView } from './home.ts'
import { lineOf } from './typed-text.ts'

export interface ListenerNeeds {
  readonly answering: Answering
  readonly router: Router
  readonly clientFor: (tenant: string) => Promise<webApi.WebClient | null>
  /** The bot was removed from a workspace, or its tokens there were revoked. */
  readonly onRemoved: (tenant: string) => Promise<void>
  readonly log: Log
}

export function listen(app: App, needs: ListenerNeeds): void {
  const { answering, log } = needs
  app.command(/^\//, async ({ command, ack, respond }) => {
    await ack()
    const asked: Asked = {
      delivery: command.trigger_id,
      tenant: command.team_id,
      channel: command.channel_id,
      userId: command.user_id,
      userName: command.user_name,
      respond,
    }
    await answering.command(asked, lineOf(command.command, command.text ?? ''))
  })
  app.action<BlockAction>({ type: 'block_actions' }, async (args) => {
    await args.ack()
    await pressed(args, answering)
  })
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return
    try {
      const client = await needs.clientFor(body.team_id)
      await client?.views.publish({ user_id: event.user, view: homeView(needs.router.commands.values()) })
    } catch (fault) {
      log.warn(`Slack did not take the app’s Home: ${saying(fault)}.`)
    }
  })
  app.event('app_uninstalled', ({ body }) => needs.onRemoved(body.team_id))
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await needs.onRemoved(body.team_id)
  })
  app.error(async (fault) => {
    log.error(`Something from Slack could not be dealt with: ${fault.message}`)
  })
}

async function pressed(
  { body, action, respond }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
  answering: Answering,
): Promise<void> {
  const value = action.type === 'static_select' ? action.selected_option?.value : 'value' in action ? action.value : ''
  const asked: Asked = {
    delivery: body.trigger_id,
    tenant: body.team?.id ?? body.user.team_id ?? '',
    channel: body.channel?.id ?? '',
    userId: body.user.id,
    userName: body.user.name ?? body.user.username,
    respond: body.response_url ? respond : null,
  }
  await answering.press(asked, callOf({ action_id: action.action_id, value: value ?? undefined }))
}
