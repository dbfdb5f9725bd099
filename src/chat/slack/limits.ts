/**
 * Slack's limits, in characters unless the name says otherwise.
 * Source, where no other is named: docs.slack.dev/reference/block-kit, one page for each block and element.
 */

/** Header block. */
export const HEADER_TEXT = 150
/** Section block and text object. Slack names no limit for a rich_text block; the same is kept to. */
export const BLOCK_TEXT = 3_000
export const BUTTON_TEXT = 75
export const BUTTON_URL = 3_000
/** Actions block. */
export const ACTIONS_ELEMENTS = 25
export const PLACEHOLDER_TEXT = 150
export const OPTION_TEXT = 75
export const OPTIONS = 100
export const ALT_TEXT = 2_000
/** docs.slack.dev/reference/block-kit/blocks. */
export const BLOCKS_PER_MESSAGE = 50
/**
 * All blocks of a message together, as JSON. Slack documents no total, but answers `msg_blocks_too_long` from about
 * 13,200 characters on (slackapi/bolt-js issues 2509 and 2867); what it counts is not known, so the strictest is kept
 * to: everything.
 */
export const BLOCKS_JSON = 12_000
/** `text` beside the blocks: chat.update answers `msg_too_long` above 4,000, chat.postMessage takes 40,000. */
export const MESSAGE_TEXT = 3_500

/** Our own measures, well within the above: what is still read with pleasure. */
export const TITLE_TEXT = 600
export const OVERLINE_TEXT = 300
export const FOOTER_TEXT = 1_000
/** Of BLOCKS_JSON, the most that buttons may take: 25 of them with long addresses would leave no room for words. */
export const BUTTONS_JSON = 5_000
