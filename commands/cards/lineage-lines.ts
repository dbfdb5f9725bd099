/** A body's lineage on its card: one line, or a list of every way where it was divided. */
import { type Block, bold, type Fact, list, paragraph } from '../../src/chat/message.ts'
import type { IsoDate } from '../../src/time.ts'
import { type Chain, writeChain } from './chains.ts'

/** As many ways are written out. */
const CHAINS_SHOWN = 6

/** The line, where there is one way and it leads anywhere. */
export function lineageFact(chains: readonly Chain[], today: IsoDate): Fact | null {
  const [chain] = chains
  if (!chain || chains.length > 1 || chain.length < 2) return null
  return { label: 'Lineage', value: writeChain(chain, today) }
}

/** The list, where there are several ways. */
export function lineageBlocks(chains: readonly Chain[], today: IsoDate): Block[] {
  if (chains.length < 2) return []
  const lines = chains.slice(0, CHAINS_SHOWN).map((chain) => writeChain(chain, today))
  const more = chains.length - CHAINS_SHOWN
  return [paragraph(bold('Lineage')), list(more > 0 ? [...lines, `and ${more} more: see the family tree`] : lines)]
}
