/** Which councils a body's area lies in. */
import type { Fact } from '../../src/chat/message.ts'
import { councilPlace } from '../../src/register/names.ts'
import type { Body } from '../../src/register/register.ts'
import { rowOf } from '../wording.ts'
import type { CardNeeds } from './card-needs.ts'

const PLACES_SHOWN = 10

/** "Councils: Adur, Arun, … (county: West Sussex)"; null where the register knows none. */
export function councilsFact(body: Body, { status }: Pick<CardNeeds, 'status'>): Fact | null {
  const { councils, basis } = status.councilsOf(body.id)
  const [counties = [], places = []] = [true, false].map((wanted) =>
    councils.filter((council) => (council.kind === 'upper') === wanted).map(councilPlace),
  )
  if (places.length === 0) return counties.length === 0 ? null : { label: 'County', value: rowOf(counties, 4) }
  const within =
    counties.length === 0 ? '' : ` (${counties.length === 1 ? 'county' : 'counties'}: ${rowOf(counties, 4)})`
  const inferred =
    basis === 'inferred' ? '. Inferred: the councils of what it became, or was made of, as the register has them' : ''
  return {
    label: places.length === 1 ? 'Council' : 'Councils',
    value: `${rowOf(places, PLACES_SHOWN)}${within}${inferred}`,
  }
}
