/** Texts to share, filled with what is known of where the reader lives. Only the asker sees them. */
import { tenantOf } from '../../src/alerts/story.ts'
import type { Caller } from '../../src/chat/command.ts'
import { type Message, paragraph } from '../../src/chat/message.ts'
import { writeWhen } from '../../src/diary/deadline.ts'
import type { Diary } from '../../src/diary/diary.ts'
import type { Petitions } from '../../src/petitions/petitions.ts'
import type { Push } from '../../src/pushes/pushes.ts'
import { SHARE_KINDS, type ShareFacts, type ShareKind, shareText } from '../../src/pushes/share-texts.ts'
import type { Area } from '../../src/register/areas.ts'
import type { Lineage } from '../../src/register/lineage.ts'
import { bodyName, councilNames, councilPlace } from '../../src/register/names.ts'
import { fold } from '../../src/register/normalise.ts'
import type { Council, Register } from '../../src/register/register.ts'
import { type IsoDate, londonDate } from '../../src/time.ts'
import { createLocal, type LocalNeeds } from '../petition/local-constituencies.ts'
import { type AreaNeeds, chooseFirst, readTypedArea } from '../typed-area.ts'
import { shown } from '../wording.ts'

export interface SharingNeeds extends AreaNeeds, LocalNeeds {
  readonly petitions: Pick<Petitions, 'areas'>
  readonly diary: Pick<Diary, 'upcoming'>
}

/** Where the asker lives, as far as they say. */
export interface Whereabouts {
  readonly area: string | undefined
  readonly constituency: string | undefined
}

/** The text of that kind. Throws `Refusal` when the area is none. */
export async function sharePage(
  needs: SharingNeeds,
  kind: ShareKind,
  push: Push,
  whereabouts: Whereabouts,
  caller: Caller,
): Promise<Message> {
  const known = await factsOf(needs, kind, push, whereabouts, tenantOf(caller))
  const name = SHARE_KINDS.find((one) => one.kind === kind)?.name ?? 'A text'
  return {
    overline: 'ONLY YOU SEE THIS',
    title: name,
    tone: 'plain',
    blocks: shareText(kind, push, known).map(paragraph),
    footer: `Copy it, and say it in your own words where you can. I post nothing for you, and the link says nothing of you.${hint(kind, known, whereabouts)}`,
  }
}

/** The question which text is wanted. */
export function shareMenu({ id, title }: Push): Message {
  const options = SHARE_KINDS.map(({ kind, name }) => ({ label: name, value: `${id} ${kind}` }))
  return {
    title: `Texts to share “${title}”`,
    tone: 'plain',
    blocks: [],
    menu: { action: 'push.text', prompt: 'Which text?', options },
  }
}

/** What the menu's choice carries; null when it is from no menu of ours. */
export function readShareChoice(payload: string): { readonly id: string; readonly kind: ShareKind } | null {
  const [id = '', typed = ''] = payload.split(' ', 2)
  const kind = SHARE_KINDS.find((one) => one.kind === typed)?.kind
  return kind === undefined ? null : { id, kind }
}

async function factsOf(
  needs: SharingNeeds,
  kind: ShareKind,
  push: Push,
  { area, constituency }: Whereabouts,
  tenant: string,
): Promise<ShareFacts> {
  const today = londonDate(needs.now())
  const place =
    area === undefined ? { body: null, council: null, meeting: null } : await placeOf(needs, area, tenant, today)
  const asked = constituency ?? area
  const counted = kind === 'mp' && asked !== undefined ? await constituencyOf(needs, push, asked, today) : null
  return { ...place, constituency: counted }
}

async function placeOf(needs: SharingNeeds, typed: string, tenant: string, today: IsoDate) {
  const found = await readTypedArea(typed, needs)
  if (found.kind === 'which') throw chooseFirst(found)
  const { area, value } = found.area
  const council = councilOf(needs.register, area, typed)
  return {
    // Of a CCG that was divided the council knows where it belongs.
    body: bodyOf(needs, area, today) ?? (council && bodyOf(needs, { kind: 'council', id: council.id }, today)),
    council: council && councilPlace(council),
    meeting: area.kind === 'england' || area.kind === 'region' ? null : await meetingOf(needs, value, tenant),
  }
}

const OF_THE_BOARD = /\b(?:board|governing body|icb|ccg)\b/i
const MEETS = /\b(?:meets?|meetings?)\b/i

/** When and where the area's body meets in public next, as far as the diary knows. */
async function meetingOf({ diary }: SharingNeeds, area: string, tenant: string): Promise<string | null> {
  const next = (await diary.upcoming(tenant, area)).find(({ what }) => OF_THE_BOARD.test(what) && MEETS.test(what))
  return next ? `on ${[writeWhen(next), next.place].filter((part) => part !== '').join(', ')}` : null
}

/** The body that governs the area today; null where several do. */
function bodyOf(
  { register, lineage }: { readonly register: Register; readonly lineage: Lineage },
  area: Area,
  today: IsoDate,
): string | null {
  if (area.kind === 'england' || area.kind === 'region') return null
  const id =
    area.kind === 'council'
      ? register.councils.get(area.id)?.icbId
      : area.kind === 'system'
        ? register.systems.get(area.id)?.icbId
        : area.id
  const [body, ...others] = id ? lineage.bodiesOn(id, today) : []
  return body && others.length === 0 ? bodyName(body) : null
}

/** Whoever types "Barnet" means the CCG when it comes to the body, and still lives in Barnet. */
function councilOf({ councils }: Register, area: Area, typed: string): Council | null {
  const isTyped = (name: string) => fold(name) === fold(typed)
  const council =
    area.kind === 'council'
      ? councils.get(area.id)
      : [...councils.values()].find((one) => councilNames(one).some(isTyped))
  return council ?? null
}

/** The one constituency that fits, with its count; null when none or several do. */
async function constituencyOf(needs: SharingNeeds, push: Push, typed: string, today: IsoDate) {
  const areas = await needs.petitions.areas(String(push.petitionId))
  if (areas.kind === 'nothing') return null
  const exact = areas.constituencies.find(({ name }) => fold(name) === fold(typed))
  if (exact) return exact
  const { lyingOf } = createLocal(needs)(typed, today)
  const [first, ...others] = areas.constituencies.filter((one) => lyingOf(one) !== null)
  return first && others.length === 0 ? first : null
}

function hint(
  kind: ShareKind,
  { body, constituency, meeting }: ShareFacts,
  { constituency: typed }: Whereabouts,
): string {
  if (kind === 'mp' && constituency === null && typed !== undefined)
    return ` I know of no constituency “${shown(typed)}” with signatures: /petition areas names those that have some.`
  if (kind === 'mp' && constituency === null)
    return ' To have your constituency’s own count in it: /push share mp, with constituency.'
  if (kind === 'board' && body !== null && meeting === null)
    return ' To have the day of its next meeting in public in it, an organiser writes that down: /diary add.'
  const wantsBody = kind === 'councillor' || kind === 'board' || kind === 'mp'
  return wantsBody && body === null ? ' To have your NHS body’s name in it: /push share, with area.' : ''
}
