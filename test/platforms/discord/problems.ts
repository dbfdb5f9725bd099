/** How Discord says no: an `ApiFault` is an HTTP status and a body with a code (docs, "Opcodes and Status Codes"). */

export class ApiFault extends Error {
  override readonly name = 'ApiFault'
  readonly status: number
  readonly body: object

  constructor(status: number, code: number, message: string, errors?: object) {
    super(message)
    this.status = status
    this.body = { message, code, ...(errors === undefined ? {} : { errors }) }
  }
}

export const unauthorized = () => new ApiFault(401, 0, '401: Unauthorized')
export const unknownChannel = () => new ApiFault(404, 10003, 'Unknown Channel')
export const unknownGuild = () => new ApiFault(404, 10004, 'Unknown Guild')
export const unknownMessage = () => new ApiFault(404, 10008, 'Unknown Message')
export const unknownUser = () => new ApiFault(404, 10013, 'Unknown User')
export const unknownWebhook = () => new ApiFault(404, 10015, 'Unknown Webhook')
export const unknownInteraction = () => new ApiFault(404, 10062, 'Unknown interaction')
export const alreadyAcknowledged = () => new ApiFault(400, 40060, 'Interaction has already been acknowledged.')
export const missingAccess = () => new ApiFault(403, 50001, 'Missing Access')
export const editsAnother = () => new ApiFault(403, 50005, 'Cannot edit a message authored by another user')
export const emptyMessage = () => new ApiFault(400, 50006, 'Cannot send an empty message')
export const cannotSendToUser = () => new ApiFault(403, 50007, 'Cannot send messages to this user')
export const missingPermissions = () => new ApiFault(403, 50013, 'Missing Permissions')
export const invalidToken = () => new ApiFault(401, 50027, 'Invalid Webhook Token')

type Path = readonly (string | number)[]

/** A place in the form: what is wrong there, and the places below it. */
interface Place {
  readonly errors: { code: string; message: string }[]
  readonly below: Map<string, Place>
}

/** Collects what is wrong with a form, and where, in Discord's nested shape (docs, "Error Messages"). */
export class Problems {
  readonly #root: Place = { errors: [], below: new Map() }
  #count = 0

  get count(): number {
    return this.#count
  }

  add(path: Path, code: string, message: string): void {
    let place = this.#root
    for (const step of path) {
      const below = place.below.get(String(step)) ?? { errors: [], below: new Map() }
      place.below.set(String(step), below)
      place = below
    }
    place.errors.push({ code, message })
    this.#count++
  }

  /** A text that must have from `least` to `most` characters. */
  length(path: Path, value: unknown, least: number, most: number): void {
    if (typeof value !== 'string') {
      this.add(path, 'STRING_TYPE_CONVERT', 'Must be a string.')
      return
    }
    if (value.length < 1 && least > 0) {
      this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required')
      return
    }
    if (value.length < least || value.length > most) {
      const bounds = least > 0 ? `between ${least} and ${most} in length.` : `${most} or fewer in length.`
      this.add(path, least > 0 ? 'BASE_TYPE_BAD_LENGTH' : 'BASE_TYPE_MAX_LENGTH', `Must be ${bounds}`)
    }
    if (!value.isWellFormed()) this.add(path, 'STRING_TYPE_INVALID_UTF', 'Not well formed.')
  }

  /** An address with one of the schemes. */
  address(path: Path, value: unknown, schemes: readonly string[], most: number): void {
    this.length(path, value, 1, most)
    if (typeof value !== 'string') return
    if (!URL.canParse(value) || /\s/.test(value)) {
      this.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')
      return
    }
    if (!schemes.includes(new URL(value).protocol)) {
      this.add(
        path,
        'URL_TYPE_INVALID_SCHEME',
        `Scheme "${new URL(value).protocol}" is not supported. Scheme must be one of ('http', 'https').`,
      )
    }
  }

  /** Throws "Invalid Form Body" when anything was added. */
  settle(): void {
    if (this.#count > 0) throw new ApiFault(400, 50035, 'Invalid Form Body', write(this.#root))
  }
}

function write(place: Place): object {
  const below = Object.fromEntries([...place.below].map(([step, inside]) => [step, write(inside)]))
  return place.errors.length === 0 ? below : { ...below, _errors: place.errors }
}

/** The value as a record, or an empty one, so that a check can go on. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

export function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text or number as text; '' for anything else. */
export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
