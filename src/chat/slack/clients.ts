/** Clients of Slack's Web API: no retries of their own, and never a wait without an end. */
import { type Logger, webApi } from '@slack/bolt'

const REQUEST_MS = 10_000

export interface ClientSettings {
  /** As "https://slack.com/api/". */
  readonly apiUrl: string | undefined
  readonly logger: Logger
}

/**
 * Options for every client. The SDK's defaults would try a post ten times over half an hour, time-outs included, which
 * may post it twice (node-slack-sdk: packages/web-api/src/retry-policies.ts); here the outbox decides.
 */
export function clientOptions(settings: ClientSettings): webApi.WebClientOptions {
  return {
    ...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
    logger: settings.logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: REQUEST_MS,
    fetch: boundedFetch,
  }
}

/** Bolt answers response_urls with the same fetch but without a time limit of its own. */
const boundedFetch: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(REQUEST_MS) })

export function createClient(token: string | undefined, settings: ClientSettings): webApi.WebClient {
  return new webApi.WebClient(token, clientOptions(settings))
}
