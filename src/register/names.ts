/** How bodies, systems and councils are named to people. */
import type { Body, Council, System } from './register.ts'

/** "NHS Wirral CCG", "NHS Sussex ICB". */
export function bodyName(body: Body): string {
  return `NHS ${body.shortName} ${body.kind.toUpperCase()}`
}

/** "Cheshire and Merseyside ICS". */
export function systemName(system: System): string {
  return `${system.place} ICS`
}

/** "Bristol council", with ONS's inverted names put right. */
export function councilName(council: Council): string {
  return `${councilPlace(council)} council`
}

/** The place that a council is called after: "Bristol" for "Bristol, City of", "Kingston upon Hull", "Herefordshire". */
export function councilPlace(council: Council): string {
  return inverted(council.name)?.place ?? council.name
}

/**
 * Every name that a council goes by: "Bristol, City of" gives "Bristol" and "City of Bristol"; "Kingston upon Hull,
 * City of" also "Hull"; "County Durham" also "Durham". ("City of London" is not London, and "Isle of Wight" no Wight.)
 */
export function councilNames(council: Council): string[] {
  const names = [councilPlace(council)]
  const { place, style } = inverted(council.name) ?? {}
  if (style) names.push(`${style} ${place}`)
  if (council.name.startsWith('County ')) names.push(council.name.slice('County '.length))
  return [...names, ...(ALSO_CALLED[council.name] ?? [])]
}

/** What everybody calls them. General knowledge, like the aliases of the bodies. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  'Bournemouth, Christchurch and Poole': ['BCP'],
  'Cheshire West and Chester': ['Cheshire West', 'CWAC'],
  'Isles of Scilly': ['Scilly', 'Scilly Isles'],
  'Kensington and Chelsea': ['RBKC'],
  'Kingston upon Hull, City of': ['Hull'],
  'Windsor and Maidenhead': ['RBWM'],
}

/** ONS puts "City of" and "County of" after a comma: the only commas that are not part of a list of places. */
function inverted(name: string): { place: string; style: string } | null {
  const match = /^(.+), (City of|County of)$/.exec(name)
  return match?.[1] && match[2] ? { place: match[1], style: match[2] } : null
}

/** The years in which a body existed: "2013–2022", "2022–today". */
export function writeYears(body: Body): string {
  return `${body.opened.slice(0, 4)}–${body.closed?.slice(0, 4) ?? 'today'}`
}
