/** What the readers of an alert can do about it now. Whoever knows of such things gives it; alerts only pass it on. */
import type { Text } from '../chat/message.ts'
import type { Place } from '../chat/platform.ts'
import type { Database } from '../store/store.ts'

/** For readers in a place, of news about these bodies and systems (none for news of all England); null for nothing. */
export type NextStep = (place: Place, named: ReadonlySet<string>) => Text | null

export interface NextSteps {
  /** Reads all that is on at this moment, in the caller's transaction. */
  read(db: Database): Promise<NextStep>
}
