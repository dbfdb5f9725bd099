/** The bodies by themselves: ids, names, codes, dates. */
import { isIsoDate } from '../../time.ts'
import { REGIONS } from '../areas.ts'
import type { Body } from '../register.ts'
import type { Check } from './rules.ts'

const ODS_CODE = /^(?:[0-9A-Z]{3}|[A-Z][0-9][A-Z][0-9][A-Z])$/
const ONS_CODE = { ccg: /^E38\d{6}$/, icb: /^E54\d{6}$/ }
const NAME_ENDS = { ccg: 'CCG', icb: 'Integrated Care Board' }
const END = '9999-12-31'

export const checkBodies: Check = ({ bodies }) => {
  const all = [...bodies.values()]
  return [...all.flatMap(checkBody), ...sharedCodes(all, 'odsCode'), ...sharedCodes(all, 'onsCode')]
}

function checkBody(body: Body): string[] {
  const { id, kind, opened, closed } = body
  const problems: string[] = []
  if (kind !== 'ccg' && kind !== 'icb') return [`${id} is of no known kind: “${String(kind)}”.`]
  if (!/^(?:ccg|icb)-[a-z0-9-]+$/.test(id) || !id.startsWith(`${kind}-`)) problems.push(`${id} is no id for its kind.`)
  if (!isIsoDate(opened) || (closed !== null && !isIsoDate(closed))) problems.push(`${id} has a date that is no day.`)
  else if ((closed ?? END) <= opened) problems.push(`${id} closed before it opened.`)
  if (!ODS_CODE.test(body.odsCode)) problems.push(`${id} has an odd ODS code: “${body.odsCode}”.`)
  if (!ONS_CODE[kind].test(body.onsCode)) problems.push(`${id} has an odd ONS code: “${body.onsCode}”.`)
  if (!REGIONS.includes(body.region)) problems.push(`${id} is in no known region: “${body.region}”.`)
  if (body.name !== `NHS ${body.shortName} ${NAME_ENDS[kind]}`) problems.push(`${id} has an odd name: “${body.name}”.`)
  if (body.shortName !== body.shortName.trim() || body.shortName === '') problems.push(`${id} has an odd short name.`)
  return problems
}

function sharedCodes(bodies: readonly Body[], code: 'odsCode' | 'onsCode'): string[] {
  return [...Map.groupBy(bodies, (body) => body[code])].flatMap(([value, holders]) =>
    holders.flatMap((one, at) =>
      holders
        .slice(at + 1)
        .filter((other) => one.opened < (other.closed ?? END) && other.opened < (one.closed ?? END))
        .map((other) => `${one.id} and ${other.id} had the code ${value} at the same time.`),
    ),
  )
}
