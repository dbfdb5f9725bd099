/** Whom a message notifies: docs, "Allowed Mentions Object". Embeds never notify anybody. */
import { array, record, text } from './problems.ts'

/**
 * `everyone`, `here`, `role:<id>` and `user:<id>` for those whom the content names and `allowed_mentions` lets be
 * notified. Without `allowed_mentions` everything in the content counts. Backslashes protect nobody: Discord reads the
 * words for pings before it reads the formatting, and it looks through marks that are not seen.
 */
export function pingsOf(form: Readonly<Record<string, unknown>>): string[] {
  const content = text(form['content']).replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
  const allowed = form['allowed_mentions']
  const mentions = record(allowed)
  const parse = allowed === undefined || allowed === null ? ['everyone', 'roles', 'users'] : array(mentions['parse'])
  const pinged: string[] = []
  if (parse.includes('everyone')) {
    if (content.includes('@everyone')) pinged.push('everyone')
    if (content.includes('@here')) pinged.push('here')
  }
  const named = (pattern: RegExp, kind: 'roles' | 'users', prefix: string) => {
    for (const [, id = ''] of content.matchAll(pattern)) {
      if (parse.includes(kind) || array(mentions[kind]).includes(id)) pinged.push(`${prefix}:${id}`)
    }
  }
  named(/<@&(\d+)>/g, 'roles', 'role')
  named(/<@!?(\d+)>/g, 'users', 'user')
  return [...new Set(pinged)]
}
