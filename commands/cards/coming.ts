/** What is to come of a live ICB: an approved merger with its countdown, a cluster, or nothing that is known. */
import { link, type Span, type Text } from '../../src/chat/message.ts'
import type { Lineage } from '../../src/register/lineage.ts'
import { bodyName } from '../../src/register/names.ts'
import { type Body, type ClusterMembership, REGISTER_COMPILED, type Register } from '../../src/register/register.ts'
import { type IsoDate, writeCountdown, writeDate } from '../../src/time.ts'
import { capitalised, listOf, writeLooseDate } from '../wording.ts'

const AS_AT = `(as at ${writeDate(REGISTER_COMPILED)})`
const NOT_APPROVED = `No merger of this ICB is approved ${AS_AT}`

interface ComingNeeds {
  readonly register: Register
  readonly lineage: Pick<Lineage, 'successors' | 'partners'>
}

/** One or a few sentences on an ICB that is live today. */
export function tellComing(icb: Body, { register, lineage }: ComingNeeds, today: IsoDate): Text {
  const approved = lineage.successors(icb.id)
  if (approved.length > 0) return approved.map((step) => tellApproved(icb, step.to, step.on, lineage, today)).join(' ')
  const membership = register.clusters.find(
    (one) => one.icbId === icb.id && (one.status === 'clustered' || one.status === 'exploring'),
  )
  if (membership) return tellCluster(membership, register)
  const isKnown = register.clusters.some((one) => one.icbId === icb.id)
  return `${NOT_APPROVED}; ${isKnown ? 'it is in no cluster' : 'the register knows of no cluster that it is in'}.`
}

function tellApproved(icb: Body, into: Body, on: IsoDate, lineage: ComingNeeds['lineage'], today: IsoDate): string {
  const others = lineage.partners(icb.id).find((partners) => partners.into.id === into.id)?.bodies ?? []
  const together = others.length === 0 ? '' : ` together with ${listOf(others.map(bodyName), 6)}`
  return `Becomes ${bodyName(into)}${together} on ${writeDate(on)} (${writeCountdown(today, on)}).`
}

function tellCluster(membership: ClusterMembership, register: Register): Span[] {
  const { cluster, icbId, since, status, note, sourceUrl } = membership
  const others = register.clusters.filter((one) => one.cluster === cluster && one.icbId !== icbId)
  const names = others.flatMap((one) => register.bodies.get(one.icbId) ?? []).map(bodyName)
  const told =
    status === 'clustered'
      ? `In a cluster with ${listOf(names)} since ${writeLooseDate(since)} (“${cluster}”): led together, but still separate bodies in law. `
      : `Exploring a cluster with ${listOf(names)} (“${cluster}”). `
  return [told, `${NOT_APPROVED}. ${capitalised(withDatesInWords(note))} (`, link('source', sourceUrl), ').']
}

function withDatesInWords(note: string): string {
  return note.replace(/\d{4}-\d{2}-\d{2}/g, (day) => writeDate(day))
}
