import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ConfigError, readConfig } from '../src/config.ts'

/** What is said of an environment, line by line; fails when nothing is wrong with it. */
function complaints(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
  } catch (fault) {
    assert.ok(fault instanceof ConfigError)
    return fault.message.split('\n')
  }
  return assert.fail(`nothing was wrong with ${JSON.stringify(environment)}`)
}

describe('the configuration', () => {
  it('works with nothing set: the console, on SQLite, nothing listening', () => {
    const config = readConfig({ PATH: '/usr/bin' })
    assert.equal(config.databaseUrl, 'file:mergerwatch.db')
    assert.equal(config.feedMinIntervalMs, 15 * 60_000)
    assert.deepEqual([config.discord, config.slack, config.http], [null, null, null])
  })

  it('takes an empty value for one that is not set', () => {
    assert.equal(readConfig({ DISCORD_TOKEN: '', LOG_LEVEL: ' ' }).discord, null)
  })

  it('reads intervals in seconds, minutes and hours', () => {
    const read = (text: string) => readConfig({ FEED_MIN_INTERVAL: text }).feedMinIntervalMs
    assert.deepEqual(['2s', '15m', '24h'].map(read), [2_000, 900_000, 86_400_000])
  })

  it('reads the public address without the slash at its end, with its path', () => {
    const read = (text: string) => readConfig({ HTTP_PUBLIC_URL: text }).publicUrl
    assert.equal(read('https://Watch.Example.org/'), 'https://watch.example.org')
    assert.equal(read('https://example.org/bot/'), 'https://example.org/bot')
    assert.equal(read('http://[2001:db8::1]:8080'), 'http://[2001:db8::1]:8080')
    assert.equal(readConfig({}).publicUrl, undefined)
  })

  it('says of each wrong variable in one line what it must look like', () => {
    const wrong: [string, string[]][] = [
      ['FEED_MIN_INTERVAL', ['0s', '25h', '15', 'often', '-2s', '1.5m']],
      ['POLL_CRON', ['* * *', 'often']],
      ['HTTP_PORT', ['65536', 'eighty', '-1']],
      [
        'HTTP_PUBLIC_URL',
        [
          'example.org',
          'ftp://example.org',
          'https://me:secret@example.org',
          'https://example.org/?a=b',
          'https://example.org/#a',
          'https://example.org/?',
        ],
      ],
      ['LOG_LEVEL', ['loud']],
      ['DATABASE_URL', ['mysql://x', 'file:', 'mergerwatch.db']],
      ['TZ', ['Mars/Olympus']],
      ['POSTCODES_API_URL', ['ftp://example.org', 'nonsense']],
      ['ALLOW_PRIVATE_ADDRESSES', ['127.0.0.1:0', '127.0.0.1:99999', 'http://127.0.0.1', '[::1']],
      ['SLACK_BOT_TOKEN', ['xapp-1']],
      ['SECRET_KEY', ['short']],
    ]
    for (const [name, values] of wrong) {
      for (const value of values) {
        const [line, ...more] = complaints({ [name]: value })
        assert.match(line ?? '', new RegExp(`^${name} must be .+\\.$`), `${name}=${value}`)
        assert.deepEqual(more, [])
      }
    }
  })

  it('never repeats a value, which may be a secret', () => {
    const secrets = { DISCORD_TOKEN: 'hunter2 with space', SLACK_BOT_TOKEN: 'hunter2-xoxb', SECRET_KEY: 'hunter2' }
    assert.doesNotMatch(complaints(secrets).join(' '), /hunter2/)
  })

  it('says all that is wrong at once', () => {
    assert.equal(complaints({ LOG_LEVEL: 'loud', HTTP_PORT: 'x', TZ: 'Mars' }).length, 3)
  })

  it('allows addresses with and without ports, names, and IPv6 in brackets', () => {
    const { allowPrivateAddresses } = readConfig({
      ALLOW_PRIVATE_ADDRESSES: '127.0.0.1:8080, ::1,[fd00::1]:80,localhost',
    })
    assert.deepEqual(allowPrivateAddresses, ['127.0.0.1:8080', '::1', '[fd00::1]:80', 'localhost'])
  })
})

describe('the configuration of Slack', () => {
  const bot = { SLACK_BOT_TOKEN: 'xoxb-1' }

  it('is Socket Mode with an app token', () => {
    assert.equal(readConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-1' }).slack?.mode, 'socket')
  })

  it('is HTTP mode with a signing secret and a port', () => {
    assert.equal(
      readConfig({ ...bot, SLACK_SIGNING_SECRET: 'signature-secret', HTTP_PORT: '8080' }).slack?.mode,
      'http',
    )
    assert.match(complaints({ ...bot, SLACK_SIGNING_SECRET: 'signature-secret' })[0] ?? '', /^HTTP_PORT must be set/)
  })

  it('is refused when half of it is missing, naming the other half', () => {
    assert.match(complaints(bot)[0] ?? '', /^SLACK_APP_TOKEN must be set/)
    assert.match(complaints({ SLACK_APP_TOKEN: 'xapp-1' })[0] ?? '', /^SLACK_BOT_TOKEN must be set/)
    assert.match(complaints({ SLACK_CLIENT_ID: '1.2' })[0] ?? '', /SLACK_CLIENT_SECRET.*SECRET_KEY.*must be set/)
  })

  it('serves several workspaces with a client id and what goes with it', () => {
    const config = readConfig({
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_STATE_SECRET: 'state-secret',
      SLACK_SIGNING_SECRET: 'signature-secret',
      SECRET_KEY: 'k'.repeat(32),
      HTTP_PORT: '8080',
    })
    assert.equal(config.slack?.mode, 'oauth')
  })
})
