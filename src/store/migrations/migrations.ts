import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'
import { beginning } from './0001-beginning.ts'
import { petitions } from './0002-petitions.ts'
import { diary } from './0003-diary.ts'
import { mergers } from './0004-mergers.ts'
import { feedback } from './0005-feedback.ts'
import { reports } from './0006-reports.ts'
import { search } from './0007-search.ts'
import { pushes } from './0008-pushes.ts'
import { pushPeople } from './0009-push-people.ts'
import { mergerArrangement } from './0011-merger-arrangement.ts'
import { openStories } from './0012-open-stories.ts'
import { digests } from './0013-digests.ts'

/** Every migration by name, in the order in which they run. A migration that has been released is never changed. */
export function migrations(engine: Engine): Record<string, Migration> {
  return {
    '0001-beginning': beginning(engine),
    '0002-petitions': petitions(engine),
    '0003-diary': diary(engine),
    '0004-mergers': mergers(engine),
    '0005-feedback': feedback(engine),
    '0006-reports': reports(engine),
    '0007-search': search(engine),
    '0008-pushes': pushes(engine),
    '0009-push-people': pushPeople(),
    '0011-merger-arrangement': mergerArrangement(),
    '0012-open-stories': openStories(engine),
    '0013-digests': digests(),
  }
}
