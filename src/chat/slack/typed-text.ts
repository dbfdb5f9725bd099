/** The text of a slash command as Slack delivers it, made the line that the router reads. */

import { CATCH_ALL } from './manifest.ts'

/** `<...>` marks what Slack has recognised; `&amp;`, `&lt;` and `&gt;` are what people typed as such. */
const ESCAPED = /<([^<>]*)>|&(amp|lt|gt);/g
const LETTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' }

/** Under this name every command can be reached, for where another app has taken a command's own. */
const CATCH_ALL_COMMAND = `/${CATCH_ALL}`

/**
 * The line: `/ccg` with "wirral" is "ccg wirral"; `/mergerwatch` with "ccg wirral" as well, and alone it is "help".
 * People, groups and "here" become `user:U1`, `group:S1` and `here` (docs.slack.dev/interactivity/implementing-slash-commands,
 * "Escaping": with `should_escape`, they come as `<@U1|name>`, and addresses as `<https://…|words>`).
 */
export function lineOf(command: string, text: string): string {
  const typed = text.replace(ESCAPED, (_, marked: string | undefined, letter: string | undefined) =>
    marked === undefined ? (LETTERS[letter ?? ''] ?? '') : unmarked(marked),
  )
  if (command !== CATCH_ALL_COMMAND) return `${command.replace(/^\//, '')} ${typed}`.trim()
  return typed.trim() === '' ? 'help' : typed.trim()
}

function unmarked(marked: string): string {
  const bar = marked.indexOf('|')
  const [what, label] = bar < 0 ? [marked, ''] : [marked.slice(0, bar), marked.slice(bar + 1)]
  if (what.startsWith('@')) return `user:${what.slice(1)}`
  if (what.startsWith('!subteam^')) return `group:${what.slice('!subteam^'.length)}`
  if (what.startsWith('!')) return what.slice(1)
  if (what.startsWith('#')) return `#${label || what.slice(1)}`
  if (what.startsWith('mailto:')) return label || what.slice('mailto:'.length)
  return what.replaceAll('&amp;', '&')
}
