/** Where a petition's signatures come from: the most, the largest gains, the regions; or the constituencies of one place. */
import { type Block, bold, list, type Message, type Picture, paragraph, sentence } from '../../src/chat/message.ts'
import type { AreaGrowth, AreasView } from '../../src/petitions/petitions.ts'
import { barsChart } from '../../src/pictures/bars-chart.ts'
import { renderPicture } from '../../src/pictures/render.ts'
import { writeDate } from '../../src/time.ts'
import { count, shown } from '../wording.ts'
import { number } from './growth-words.ts'
import type { Local } from './local-constituencies.ts'

const MOST_SHOWN = 10
const MOST_LOCAL = 25
const MOST_GAINS = 5

export async function areasPage(view: AreasView, local: Local | null): Promise<Message> {
  const { petition, constituencies, regions, since } = view
  const within = local === null ? constituencies : constituencies.filter((area) => local.isIn(area.name))
  if (local !== null && within.length === 0)
    return sentence(
      'plain',
      `No constituency is called after ${shown(local.name)}`,
      'I find constituencies by their names and by those of councils: the register has no boundaries of constituencies. Ask for a town, a council or an Integrated Care Board, or for none to see all.',
    )
  const all = within.reduce((sum, area) => sum + area.signatures, 0)
  const place = local === null ? '' : ` in ${shown(local.name)}`
  const gains = within
    .filter((area) => (area.gained ?? 0) > 0)
    .sort((one, other) => (other.gained ?? 0) - (one.gained ?? 0))
  return {
    overline: `PETITION ${petition.id} · WHERE FROM`,
    title: petition.title,
    link: petition.url,
    tone: 'plain',
    blocks: [
      ...(local === null
        ? []
        : [
            paragraph(
              `${count(all, 'signature')} from ${count(within.length, 'constituency', 'constituencies')} called after ${shown(local.name)} or its councils. Others there may have other names.`,
            ),
          ]),
      ...section(`Most signatures${place}`, within.slice(0, local === null ? MOST_SHOWN : MOST_LOCAL)),
      ...(since === null ? [] : section(`Largest gains since ${writeDate(since)}${place}`, gains.slice(0, MOST_GAINS))),
      ...(local === null ? section('Regions and countries', regions) : []),
    ],
    ...(within.length === 0 ? {} : { picture: await picture(view, within, local) }),
    footer: `As at ${writeDate(view.day)}, from petition.parliament.uk. The site adds these up less often than the total.`,
  }
}

function section(heading: string, areas: readonly AreaGrowth[]): Block[] {
  return areas.length === 0 ? [] : [paragraph(bold(heading)), list(areas.map(areaLine))]
}

/** "Wirral West: 812 (+34), Ada Jones MP". */
function areaLine({ name, signatures, gained, mp }: AreaGrowth): string {
  return `${name}: ${number(signatures)}${gained === null || gained === 0 ? '' : ` (${signed(gained)})`}${mp === '' ? '' : `, ${mp}`}`
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
