/** The words that tell a consultation's last day, or the day of a public meeting, from every other day in a text. */
import { wordSet } from '../word-set.ts'

/** What the public is asked for, and what it is asked in. */
export const ASKING = wordSet(`
  consultation consultations engagement survey surveys questionnaire questionnaires say views view comment comments
  feedback opinion opinions thoughts response responses respond submissions representations consulting consulted consult
`)

/** That something is at its last day, whether or not "until" follows. */
export const CLOSING = wordSet(`
  closes close closing ends end ending concludes conclude finishes finish deadline cutoff extended extends extend
`)

/** That something goes on: its last day is what follows "until". */
export const RUNNING = wordSet(
  'runs run running open continues continue lasts last lasting available live stays remains',
)

/** What comes before a last day. */
export const LIMITS = wordSet('until till by before')

/** What may stand between "until" and its day. */
export const TIME_WORDS = wordSet('on the at of noon midday midnight this end am pm a p m')

/** What comes before the first of two days. */
export const STARTS_OF_RANGES = wordSet('from between since after')
/** What comes before the last of two days. */
export const RANGE_JOINTS = wordSet('right up to until till and through')

/** What else closes, or has its day: nearer to the day than the consultation, it is what the day is of. */
export const OTHER_SUBJECTS = wordSet(`
  petition petitions nominations nomination applications application applicants vacancy vacancies recruitment job
  tender tenders bids bid bidders procurement surgery surgeries hospital hospitals clinic clinics ward wards centre centres
  pharmacy office offices ballot voting registration tickets booking bookings exhibition contract contracts lease
  events event sessions session drop roadshow roadshows workshops webinar webinars hearing trial
`)

/** Who does something on a day; what they do is not the consultation, unless the consultation is named before them. */
export const BODIES = wordSet(`
  ccg ccgs icb icbs trust trusts board boards body bodies council councils practice practices group groups england
  organisations organisation chief executive officer chair
`)

/** Between the consultation and the last day: the day is of something that the consultation is told to say or to follow. */
export const CLAUSES = wordSet(
  'says say said that if whether would could propose proposes proposed when while but after',
)

/** Before a day these make it the day of something else. */
export const OTHER_DEEDS = wordSet(`
  begin begins began begun beginning start starts started starting launch launches launched launching opened opening
  kicks publish publishes published publishing merge merged merging merger decide decides decision decided approve
  approved agreed made make replace replaced effect completed complete transfer created form formed established abolished
  dissolved announced reported reports heard told since considered consider analysed analyse reviewed collated submit
  submitted met held closed ended ran finished concluded
`)

/** Deeds that consultations are on: "have your say on the merger by 14 October". */
export const MERGING = wordSet('merge merger merging replace created form formed')

/** Words before "by" a day that a consultation is named after, and that make it the day of something else. */
export const BEFORE_A_LIMIT = wordSet(`
  publish publishes published publishing consider considered analyse analysed review reviewed collate collated report
  reported decision decide decided summary findings results outcome launch launched launches start started begin
`)
/** The same before "until": "launches a consultation until 14 October" is a last day. */
export const BEGINNINGS = wordSet('launch launched launches start started begin')

/** Between the cue and the day, or just before the cue: it was so once. */
export const NO_LONGER = wordSet('was were had originally instead rather initially previously not never')

/** What people are asked to do by a day, where the words come after it. */
export const TO_TAKE_PART = wordSet(
  'say views view comment comments respond feedback opinion opinions thoughts survey questionnaire',
)

/** What consultations are on that are none of ours, when nothing of ours is named beside them. */
export const OTHER_MATTERS = wordSet(`
  hospital hospitals maternity beds ward wards parking stroke surgery surgeries pharmacy pharmacies prescriptions
  prescribing ivf planning housing budget school schools library libraries transport ambulance dental emergency urgent
  menopause vaccination carers bus
`)
export const OUR_MATTERS = wordSet(`
  merge merger mergers merging merged ccg ccgs icb icbs integrated commissioner commissioners commissioning governing
  boundary boundaries cluster clusters system
`)

/** What those who meet in public are not. */
export const OTHER_MEETINGS = wordSet('hearing trial petition debate events event drop workshop workshops webinar')
export const MEETING = wordSet('meets meet meeting meetings')
/** Who meets in public by law, or usually. */
export const PUBLIC_BODIES = wordSet('governing scrutiny')
/** What makes a meeting one that nobody may come to. */
export const NOT_TO_COME = wordSet('private staff cancelled postponed')
/** What a meeting that has been did there. */
export const HAS_MET = wordSet('agreed voted approved backed heard told decided rejected met')
/** What tells of a meeting that is to come. */
export const WILL_MEET = wordSet('will meets meet next due set')
