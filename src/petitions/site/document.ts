/** What the site's documents say, from whatever JSON they are (alphagov/e-petitions, `app/views/petitions/_petition.json.jbuilder` and the like). */
import { z } from 'zod'
import { type IsoDate, isIsoDate, londonDate } from '../../time.ts'
import type { AreaCount, AreaCounts, Petition, PetitionCount, PetitionState, Thresholds } from '../petition.ts'

const LONGEST_TITLE = 300
const LONGEST_TEXT = 2_000
const MOST_AREAS = 1_000

const text = z
  .string()
  .nullish()
  .transform((words) => (words ?? '').slice(0, LONGEST_TEXT))
const count = z.int().min(0).max(1_000_000_000)
/** A moment in any form of ISO 8601, written as we write moments; null when it is none. */
const moment = z
  .string()
  .nullish()
  .transform((written) => asMoment(written))
/** A day, also from a moment. */
const day = z
  .string()
  .nullish()
  .transform((written) => asDay(written))
const area = z.object({ name: z.string().max(200), ons_code: z.string().max(20), mp: text, signature_count: count })
const areas = z
  .array(z.unknown())
  .max(MOST_AREAS)
  .nullish()
  .transform((list) => (list ?? []).flatMap((one) => area.safeParse(one).data ?? []).map(asArea))

const countDocument = z.object({
  signature_count: count,
  response_threshold_reached_at: moment,
  debate_threshold_reached_at: moment,
  government_response_at: moment,
  scheduled_debate_date: day,
  debate_outcome_at: moment,
})

const thresholds = z.object({ response_threshold: count, debate_threshold: count })

const attributes = countDocument.extend({
  action: text,
  title: text,
  background: text,
  description: text,
  state: z.string(),
  opened_at: moment,
  closed_at: moment,
  closing_date: day,
  rejection: z.object({ code: text, details: text }).nullish(),
  government_response: z.object({ responded_on: day, created_at: moment, summary: text, details: text }).nullish(),
  debate: z.object({ debated_on: day, overview: text, transcript_url: text, video_url: text }).nullish(),
  parliament: thresholds
    .partial()
    .extend({ period: z.string().max(40), dissolution_at: moment })
    .nullish(),
  signatures_by_constituency: areas,
  signatures_by_region: areas,
})

const document = z.object({
  data: z.object({ type: z.enum(['petition', 'archived-petition']), id: z.coerce.number().int(), attributes }),
})

const parliament = thresholds.extend({ period: z.string(), dissolution_at: moment })
/** A list, or the same by the ids of Parliaments: the site has answered both (`app/views/parliaments/index.json.jbuilder`). */
const parliaments = z.union([
  z.array(parliament).max(100),
  z.record(z.string(), parliament).transform(Object.values<z.output<typeof parliament>>),
])

const STATES: Readonly<Record<string, PetitionState>> = {
  pending: 'collecting-sponsors',
  validated: 'collecting-sponsors',
  sponsored: 'in-moderation',
  flagged: 'in-moderation',
  dormant: 'in-moderation',
  open: 'open',
  closed: 'closed',
  rejected: 'rejected',
}

/** `config/locales/rejections.en-GB.yml`, in our words. */
const REJECTIONS: Readonly<Record<string, string>> = {
  duplicate: 'there is already a petition about this',
  irrelevant: 'it is not about something that Parliament or the government is responsible for',
  'no-action': 'it does not ask for a clear action',
  honours: 'it is about honours or appointments',
  'fake-name': 'it was made under a false name',
  foi: 'it is a request for information',
  libellous: 'it might break the law',
  offensive: 'it is offensive',
  advert: 'it is an advertisement',
  removed: 'it was removed at its creator’s wish',
  'already-happening': 'what it asks for is happening already',
  'no-reply': 'its creator did not reply',
  individual: 'it is about one person',
  personal: 'it is about a personal matter',
  fraudulent: 'it had fraudulent signatures',
  operational: 'it is about the day-to-day work of a body',
  local: 'it is about something that a local body is responsible for',
  joke: 'it is a joke',
}

/** A petition's document. `base` is the site's address. Null when it is none. */
export function readDocument(
  json: unknown,
  base: string,
  known: Thresholds,
): { readonly petition: Petition; readonly areas: AreaCounts | null } | null {
  const read = document.safeParse(json)
  if (!read.success) return null
  const { type, id, attributes: said } = read.data.data
  const state = STATES[said.state]
  if (state === undefined || id < 1) return null
  const isArchived = type === 'archived-petition'
  const petition: Petition = {
    ...countOf(said),
    id,
    url: `${base}/${isArchived ? 'archived/' : ''}petitions/${id}`,
    title: (said.action || said.title || `Petition ${id}`).slice(0, LONGEST_TITLE),
    background: said.background || said.description,
    state,
    parliament: isArchived
      ? { period: said.parliament?.period ?? '', dissolvedAt: said.parliament?.dissolution_at ?? null }
      : null,
    openedAt: said.opened_at,
    closesOn: said.closing_date ?? asDay(said.closed_at),
    thresholds: {
      response: said.parliament?.response_threshold ?? known.response,
      debate: said.parliament?.debate_threshold ?? known.debate,
    },
    response: said.government_response
      ? {
          on: said.government_response.responded_on ?? asDay(said.government_response.created_at),
          summary: said.government_response.summary || said.government_response.details,
        }
      : null,
    debate: said.debate
      ? {
          on: said.debate.debated_on,
          overview: said.debate.overview,
          link: said.debate.transcript_url || said.debate.video_url,
        }
      : null,
    rejection: said.rejection
      ? (REJECTIONS[said.rejection.code] ?? (said.rejection.details.slice(0, 300) || null))
      : null,
  }
  const { signatures_by_constituency: constituencies, signatures_by_region: regions } = said
  const isBroken = constituencies.length === 0 && regions.length === 0
  return { petition, areas: isBroken ? null : { constituencies, regions } }
}

/** `count.json`; null when it is none. */
export function readCount(json: unknown): PetitionCount | null {
  const read = countDocument.safeParse(json)
  return read.success ? countOf(read.data) : null
}

/** `/parliaments.json`: the thresholds of the newest Parliament in it; null when it has none. */
export function readThresholds(json: unknown): Thresholds | null {
  const read = parliaments.safeParse(json)
  // One that is not dissolved is that of today.
  const endOf = ({ dissolution_at }: z.output<typeof parliament>) => dissolution_at ?? '9999'
  const newest = read.data?.toSorted((a, b) => endOf(b).localeCompare(endOf(a)))[0]
  return newest && newest.response_threshold > 0 && newest.debate_threshold > 0
    ? { response: newest.response_threshold, debate: newest.debate_threshold }
    : null
}

function countOf(said: z.output<typeof countDocument>): PetitionCount {
  return {
    signatures: said.signature_count,
    responseThresholdReachedAt: said.response_threshold_reached_at,
    debateThresholdReachedAt: said.debate_threshold_reached_at,
    respondedAt: said.government_response_at,
    debateOn: said.scheduled_debate_date,
    debateOutcomeAt: said.debate_outcome_at,
  }
}

function asArea({ name, ons_code, mp, signature_count }: z.output<typeof area>): AreaCount {
  return { code: ons_code, name, mp, signatures: signature_count }
}

function asMoment(written: string | null | undefined): string | null {
  const time = Date.parse(written ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function asDay(written: string | null | undefined): IsoDate | null {
  if (written && isIsoDate(written)) return written
  const at = asMoment(written)
  return at === null ? null : londonDate(new Date(at))
}
