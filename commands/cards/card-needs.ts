/** What every card is made from: the register's facts, which body became which, and where they were. */
import type { Areas } from '../../src/register/areas.ts'
import type { Lineage } from '../../src/register/lineage.ts'
import type { Register } from '../../src/register/register.ts'
import type { Status } from '../../src/register/status.ts'

export interface CardNeeds {
  readonly register: Register
  readonly lineage: Lineage
  readonly areas: Pick<Areas, 'bodiesOf'>
  readonly status: Pick<Status, 'councilsOf'>
}
