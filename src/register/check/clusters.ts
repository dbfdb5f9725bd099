/** The clusters of ICBs. */
import type { ClusterMembership, Register } from '../register.ts'
import { type Check, ROUGH_DATE, repeated } from './rules.ts'

const STATUSES = ['merged', 'boundary_change', 'clustered', 'exploring', 'none']
const ICBS_SET_UP = '2022-07-01'
const FIRST_ICB_MERGERS = '2026-04-01'

export const checkClusters: Check = (register) => {
  const listed = new Set(register.clusters.map((row) => row.icbId))
  const missing = [...register.bodies.values()].filter(
    (body) => body.kind === 'icb' && body.opened === ICBS_SET_UP && !listed.has(body.id),
  )
  return [
    ...register.clusters.flatMap((row) => checkRow(row, register)),
    ...repeated(register.clusters.map((row) => `${row.icbId} in “${row.cluster}”`)).map(
      (row) => `${row} is given twice.`,
    ),
    ...missing.map((icb) => `${icb.id} is in no row of the clusters, not even as outside them.`),
  ]
}

function checkRow(row: ClusterMembership, { bodies }: Register): string[] {
  const icb = bodies.get(row.icbId)
  if (icb?.kind !== 'icb') return [`The cluster “${row.cluster}” has ${row.icbId}, which is no ICB of the register.`]
  const where = `${row.icbId} in the cluster “${row.cluster}”`
  const problems: string[] = []
  if (!STATUSES.includes(row.status)) problems.push(`${where} has no known status: “${row.status}”.`)
  if ((row.status === 'none') !== (row.cluster === '')) problems.push(`${where} has a status that does not fit.`)
  if (row.status === 'merged' && icb.closed !== FIRST_ICB_MERGERS) problems.push(`${where} did not merge.`)
  if (row.status === 'clustered' && icb.closed) problems.push(`${where} has closed, so it is in no cluster.`)
  if (row.since !== '' && !ROUGH_DATE.test(row.since)) problems.push(`${where} has a bad date: “${row.since}”.`)
  if (!/^https:\/\/\S+$/.test(row.sourceUrl)) problems.push(`${where} names no source.`)
  return problems
}
