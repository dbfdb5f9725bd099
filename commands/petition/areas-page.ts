/** Where a petition's signatures come from: the most, the largest gains, the regions; or the constituencies of one place. */
import { type Block, bold, list, type Message, type Picture, paragraph, sentence } from '../../src/chat/message.ts'
import type { AreaGrowth, AreasView } from '../../src/petitions/petitions.ts'
import { barsChart } from '../../src/pictures/bars-chart.ts'
import { renderPicture } from '../../src/pictures/render.ts'
import { writeDate } from '../../src/time.ts'
import { count, shown } from '../wording.ts'
import { type Electors, tellShare } from './electors.ts'
import { number } from './growth-words.ts'
import { localBlocks, within } from './local-areas.ts'
import type { Local } from './local-constituencies.ts'

const MOST_SHOWN = 10
const MOST_GAINS = 5

/** The page of all areas, or of those of one place. */
export async function areasPage(view: AreasView, local: Local | null, electors: Electors): Promise<Message> {
  const { petition, constituencies, regions, since } = view
  const areas = local === null ? constituencies : within(local, constituencies)
  if (local !== null && areas.length === 0) return nothingThere(local)
  const place = local === null ? '' : ` in ${shown(local.name)}`
  const gains = areas
    .filter((area) => (area.gained ?? 0) > 0)
    .sort((one, other) => (other.gained ?? 0) - (one.gained ?? 0))
  const line = (area: AreaGrowth) => areaLine(area, electors.ofConstituency(area))
  const isKnown = areas.some((area) => electors.ofConstituency(area) !== null)
  return {
    overline: `PETITION ${petition.id} · WHERE FROM`,
    title: petition.title,
    link: petition.url,
    tone: 'plain',
    blocks: [
      ...(local === null ? section('Most signatures', areas.slice(0, MOST_SHOWN).map(line)) : []),
      ...(local === null ? section('Largest share of electors', byShare(areas, electors).slice(0, MOST_GAINS)) : []),
      ...(local === null ? [] : localBlocks(local, areas, electors, line)),
      ...(since === null
        ? []
        : section(`Largest gains since ${writeDate(since)}${place}`, gains.slice(0, MOST_GAINS).map(line))),
      ...(local === null
        ? section(
            'Regions and countries',
            regions.map((area) => areaLine(area, isKnown ? electors.ofRegion(area) : null)),
          )
        : []),
      ...(isKnown || areas.length === 0
        ? []
        : [
            paragraph(
              'What share of the electors signed is not known: these are constituencies of before July 2024, and the register has those since.',
            ),
          ]),
    ],
    ...(areas.length === 0 ? {} : { picture: await picture(view, areas, local) }),
    footer: `As at ${writeDate(view.day)}, from petition.parliament.uk. The site adds these up less often than the total.${isKnown ? ' Electors are those of 4 July 2024.' : ''}`,
  }
}

function nothingThere({ name }: Local): Message {
  return sentence(
    'plain',
    `I know of no constituency in ${shown(name)} with signatures`,
    'I find constituencies by council, county, Integrated Care Board, region or their own name. Ask for one of those, or for none to see all.',
  )
}

function section(heading: string, lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : [paragraph(bold(heading)), list(lines)]
}

/** "Wirral West: 812 (+34), 1.1% of electors, Ada Jones MP". */
function areaLine({ name, signatures, gained, mp }: AreaGrowth, electors: number | null): string {
  const growth = gained === null || gained === 0 ? '' : ` (${signed(gained)})`
  const share = electors === null ? '' : `, ${tellShare(signatures, electors)}`
  return `${name}: ${number(signatures)}${growth}${share}${mp === '' ? '' : `, ${mp}`}`
}

/** "Wirral West: 1.1% of electors, 812 signatures", the largest share first. */
function byShare(areas: readonly AreaGrowth[], electors: Electors): string[] {
  return areas
    .flatMap((area) => {
      const all = electors.ofConstituency(area)
      return all === null || area.signatures === 0 ? [] : [{ area, all, share: area.signatures / all }]
    })
    .sort((one, other) => other.share - one.share)
    .map(({ area, all }) => `${area.name}: ${tellShare(area.signatures, all)}, ${count(area.signatures, 'signature')}`)
}

async function picture(view: AreasView, areas: readonly AreaGrowth[], local: Local | null): Promise<Picture> {
  const top = areas.slice(0, MOST_SHOWN)
  const where = local === null ? 'the constituencies with the most signatures' : `signatures in ${shown(local.name)}`
  const svg = barsChart({
    title: `${shown(view.petition.title)}: ${where}`,
    bars: top.map(({ name, signatures, gained }) => ({
      label: name,
      value: signatures,
      ...(gained === null || gained === 0 ? {} : { more: signed(gained) }),
    })),
    note: `As at ${writeDate(view.day)}${view.since === null ? '' : ` · + since ${writeDate(view.since, 'short')}`}`,
  })
  const alt = `Bars of ${where}: ${top.map((area) => `${area.name} ${number(area.signatures)}`).join(', ')}.`
  return { png: await renderPicture(svg), name: `petition-${view.petition.id}-areas.png`, alt }
}

function signed(gained: number): string {
  return gained > 0 ? `+${number(gained)}` : `−${number(-gained)}`
}
