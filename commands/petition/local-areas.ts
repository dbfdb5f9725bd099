/** What a page of areas says of the constituencies of one place, and how sure it is that they lie there. */
import { type Block, bold, list, paragraph } from '../../src/chat/message.ts'
import type { AreaGrowth } from '../../src/petitions/petitions.ts'
import { count, shown } from '../wording.ts'
import { type Electors, tellShare } from './electors.ts'
import type { Local, Lying } from './local-constituencies.ts'

const MOST_LISTED = 25

/** Those that lie in the place, or may. */
export function within(local: Local, areas: readonly AreaGrowth[]): AreaGrowth[] {
  return areas.filter((area) => local.lyingOf(area) !== null)
}

/** The sums and the lists, by how each constituency lies; `line` writes one. */
export function localBlocks(
  local: Local,
  areas: readonly AreaGrowth[],
  electors: Electors,
  line: (area: AreaGrowth) => string,
): Block[] {
  const name = shown(local.name)
  const groups = Map.groupBy(areas, (area) => local.lyingOf(area))
  const block = (lying: Lying, intro: (some: readonly AreaGrowth[]) => string): Block[] => {
    const some = groups.get(lying) ?? []
    if (some.length === 0) return []
    const rest = some.length - MOST_LISTED
    return [
      paragraph(bold(intro(some))),
      list(some.slice(0, MOST_LISTED).map(line)),
      ...(rest > 0 ? [paragraph(`and ${rest} more.`)] : []),
    ]
  }
  return [
    ...block('whole', (some) => `${signaturesOf(some, electors)} from ${seats(some)} in ${name}`),
    ...block('part', (some) => `${seats(some)} partly in ${name}, partly elsewhere`),
    ...block(
      'perhaps',
      (some) =>
        `${seats(some)} of which I cannot tell: ${name} covers a part of ${some.length === 1 ? 'its' : 'their'} council`,
    ),
    ...block(
      'named',
      (some) => `${signaturesOf(some, electors)} from ${seats(some)} called after ${name} or its councils`,
    ),
    ...(groups.has('named')
      ? [paragraph('Which others lie there is not known: I found these by their names alone.')]
      : []),
  ]
}

function seats(areas: readonly AreaGrowth[]): string {
  return count(areas.length, 'constituency', 'constituencies')
}

/** "1,240 signatures, 0.55% of electors,"; without the share where electors are not known. */
function signaturesOf(areas: readonly AreaGrowth[], electors: Electors): string {
  const signatures = areas.reduce((sum, area) => sum + area.signatures, 0)
  const known = areas.map(electors.ofConstituency)
  const all = known.every((one) => one !== null) ? known.reduce((sum, one) => sum + one, 0) : null
  return `${count(signatures, 'signature')}${all === null ? '' : ` (${tellShare(signatures, all)})`}`
}
