/**
 * What Discord takes, each with the page of its developer documentation that says so (docs.discord.com/developers).
 * Lengths are counted here in UTF-16 units, which is never less than what Discord counts.
 */

/** "Embed Limits", in the page on messages. */
export const EMBED = {
  author: 256,
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  /** Of all these texts together, over all embeds of one message. */
  total: 6_000,
  url: 2_048,
} as const

/** "Component Reference". */
export const COMPONENTS = {
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  customId: 100,
  menuOptions: 25,
  menuOptionText: 100,
  menuPlaceholder: 150,
} as const

/** "Attachment Object": description, which screen readers read. */
export const PICTURE_ALT = 1_024

/** People, and roles, that one message notifies: enough for anybody, and "Create Message" allows 2,000 characters of content. */
export const NOTIFIED = 20

/** "Create Message": nonce. */
export const NONCE_LENGTH = 25

/** "Application Command Structure" and "Application Command Option Choice Structure". */
export const COMMAND = { choices: 25, choiceName: 100, choiceValue: 100, textLength: 6_000 } as const

/**
 * "Create Message": with `enforce_nonce` a nonce is remembered "in the past few minutes". Two is the least that "a few"
 * can mean.
 */
export const NONCE_REMEMBERED_MS = 2 * 60_000

/** "Get Channel Messages": limit. */
export const MESSAGES_PER_PAGE = 100
