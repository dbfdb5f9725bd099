/** What Slack's refusals and the network's faults mean for a message. */
import { RespondError, webApi } from '@slack/bolt'
import type { Outcome } from '../platform.ts'

export type Failure = Exclude<Outcome, { kind: 'posted' }>

/** Errors of chat.postMessage and chat.update (docs.slack.dev/reference/methods): the place will not do. */
const PLACE_ERRORS: Readonly<Record<string, string>> = {
  channel_not_found: 'the channel is gone, or the bot is not a member of this private channel',
  not_in_channel: 'the bot is not a member of the channel: invite it with /invite',
  is_archived: 'the channel is archived',
  restricted_action: 'the workspace does not let the bot post there',
  restricted_action_read_only_channel: 'the channel is read-only',
  restricted_action_thread_only_channel: 'the channel takes replies only',
  restricted_action_non_threadable_channel: 'the channel does not let the bot post',
  restricted_action_thread_locked: 'the thread is locked',
  ekm_access_denied: 'the workspace’s administrators have suspended posting there',
  team_access_not_granted: 'the bot has no access to that workspace',
  access_denied: 'the bot has no access there',
  account_inactive: 'the bot was removed from the workspace',
  token_revoked: 'the bot was removed from the workspace',
  team_not_found: 'the workspace is gone',
  org_login_required: 'the workspace is being moved to another organisation',
  user_not_found: 'there is no such person in the workspace',
  users_not_found: 'there is no such person in the workspace',
  user_disabled: 'that person has left the workspace',
  cannot_dm_bot: 'that is a bot, which takes no direct messages',
  messages_tab_disabled: 'the bot’s message tab is switched off in its Slack settings',
  missing_scope: 'the bot lacks a permission (scope): install it again with the newest manifest',
  no_permission: 'the bot lacks the permission to post there',
}

const MESSAGE_ERRORS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'too_many_attachments',
  'invalid_arguments',
  'invalid_arg_name',
  'invalid_array_arg',
  'invalid_form_data',
  'metadata_too_large',
  'metadata_must_be_sent_from_app',
  'invalid_metadata_format',
  'invalid_metadata_schema',
])

const TARGET_ERRORS: Readonly<Record<string, string>> = {
  message_not_found: 'the message is gone',
  cant_update_message: 'the message cannot be changed any more',
  edit_window_closed: 'the workspace lets messages be changed only for a while, and that is over',
  update_failed: 'Slack could not change the message',
}

/** Slack's own words for "some part of it may have been done". */
const UNKNOWN_ERRORS: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
])

/** The request never left: no address, no connection, no trust in the certificate. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_NODATA|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|ERR_TLS_.*)$/

const SOON_MS = 5_000
const LATER_MS = 60_000

/** What a failed post, edit or answer comes to. */
export function failureOf(fault: unknown): Failure {
  if (fault instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'later', afterMs: fault.retryAfter * 1_000, why: 'Slack asks for a slower pace' }
  }
  if (fault instanceof webApi.WebAPIPlatformError) return platformFailure(fault)
  if (fault instanceof webApi.WebAPIHTTPError) {
    return fault.statusCode >= 500
      ? { kind: 'unknown', why: `Slack answered with status ${fault.statusCode}` }
      : { kind: 'later', afterMs: LATER_MS, why: `Slack answered with status ${fault.statusCode}` }
  }
  if (fault instanceof RespondError) return respondFailure(fault.statusCode)
  const code = networkCode(fault)
  return NEVER_SENT.test(code)
    ? { kind: 'later', afterMs: SOON_MS, why: `Slack cannot be reached (${code})` }
    : { kind: 'unknown', why: `the connection to Slack broke (${code || 'no answer in time'})` }
}

/** A response_url says no more than a status: 404 and the like that it is used up, other 4xx that it dislikes the message. */
function respondFailure(status: number): Failure {
  if (status === 404 || status === 410) return { kind: 'refused', what: 'place', why: 'the response_url is used up' }
  if (status < 500 && status !== 429)
    return { kind: 'refused', what: 'message', why: `Slack answered with status ${status}` }
  return { kind: 'unknown', why: `Slack answered with status ${status}` }
}

function platformFailure(fault: webApi.WebAPIPlatformError): Failure {
  const error = errorName(fault)
  if (PLACE_ERRORS[error]) return { kind: 'refused', what: 'place', why: PLACE_ERRORS[error] }
  if (TARGET_ERRORS[error]) return { kind: 'refused', what: 'target', why: TARGET_ERRORS[error] }
  if (MESSAGE_ERRORS.has(error)) {
    return { kind: 'refused', what: 'message', why: [`Slack answered ${error}`, ...details(fault)].join(': ') }
  }
  if (UNKNOWN_ERRORS.has(error)) return { kind: 'unknown', why: `Slack answered ${error}` }
  // An error that this list does not know was an answer all the same: nothing was posted.
  if (/^[a-z][a-z_]*$/.test(error)) return { kind: 'later', afterMs: LATER_MS, why: `Slack answered ${error}` }
  return { kind: 'unknown', why: 'Slack gave an answer that cannot be read' }
}

/** Slack's name for an error, as "channel_not_found"; '' for anything that is no answer of Slack's. */
function errorName(fault: unknown): string {
  return fault instanceof webApi.WebAPIPlatformError ? String(fault.data.error) : ''
}

function details(fault: webApi.WebAPIPlatformError): string[] {
  return (fault.data.response_metadata?.messages ?? []).slice(0, 3)
}

/** Tokens that trying again will not mend (docs.slack.dev/reference/methods/auth.test, errors). */
const REFUSED_TOKEN: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'team_disabled',
  'user_removed_from_team',
])

/** Whether Slack refused the token itself. */
export function isTokenRefused(fault: unknown): boolean {
  return REFUSED_TOKEN.has(errorName(fault))
}

/** One sentence on a fault, for the log and the health page; never holds a secret. */
export function saying(fault: unknown): string {
  const isFromSlack = fault instanceof webApi.SlackError || fault instanceof RespondError
  if (isFromSlack || !(fault instanceof Error) || networkCode(fault) !== '') return failureOf(fault).why
  return fault.message
}

function networkCode(fault: unknown): string {
  for (let error: unknown = fault; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string' && !error.code.startsWith('slack_')) return error.code
  }
  return ''
}
