import { createTrie, plant, type TrieNode } from '../trie.ts'

/**
 * The vocabulary of the rules: for each idea the words that journalists use for it.
 * Phrases are parted by commas; `word(s|ed)` is "word", "words" or "worded"; `w(ord|ar)!` has to have one of the endings.
 */
export const LEXICON = {
  CCG: 'ccg(s), clinical commissioning group(s), commissioning group(s), clinical commissioner(s)',
  ICB: 'icb(s), integrated care board(s), care board(s)',
  COMMISSIONER:
    'commissioning bod(y|ies)!, commissioning organisation(s), strategic commissioner(s), health commissioner(s), nhs commissioner(s), single commissioner(s), single commissioning bod(y|ies)!, health service commissioning bod(y|ies)!, clinical commissioning bod(y|ies)!, health commissioning, clinical commissioning',
  SYSTEM:
    'ics, icss, integrated care system(s), integrated health and care system(s), integrated health system(s), stp(s), sustainability and transformation plan(s), sustainability and transformation partnership(s), accountable care system(s), acss, integrated care partnership(s), health and care partnership(s)',
  CONTRACT_MODEL:
    'accountable care organisation(s), aco(s), accountable care, integrated care provider(s), icp contract(s), integrated care provider contract(s)',
  NHS_ENGLAND: 'nhs england, nhse, nhs commissioning board',
  NHS_IMPROVEMENT: 'nhs improvement, nhsi, department of health, dhsc, department of health and social care',
  OTHER:
    'trust(s), foundation trust(s), hospital(s), practice(s), surger(y|ies)!, gp practice(s), council(s), district(s), borough(s), pharmac(y|ies)!, chemist(s), school(s), academ(y|ies)!, universit(y|ies)!, college(s), police, fire, csu(s), commissioning support unit(s), commissioning support, pcn(s), primary care network(s), compan(y|ies)!, firm(s), charit(y|ies)!, healthwatch, lmc(s), pct(s), primary care trust(s), strategic health authorit(y|ies)!, housing association(s), ambulance service(s), hospice(s), health board(s), royal college(s), laborator(y|ies)!, regulator(s), public health england, health education england, nhs digital, nhsx, bank(s), branch(es), ward(s), unit(s), department(s), care home(s), service(s), gp federation(s), local authorit(y|ies)!, unitary authorit(y|ies)!, local government, general practice, health centre(s), provider(s), competition and markets authority, cma, acquisition(s), takeover, chain(s)',
  MERGE:
    'merg(e|es|ed|er|ers|ing)!, amalgamat(e|es|ed|ing|ion)!, unif(y|ied|ying)!, fus(e|ed|ing)!, combin(e|es|ed|ing)!, unit(e|ed|ing)!, join forces, join(s|ed|ing) together, join up, joining up, joining of, com(e|es|ing)! together, becom(e|es|ing)! one, becom(e|es|ing)! a single, become part of one, into one, into a single, under one roof, as one organisation, one organisation, one single organisation, single organisation, single statutory organisation, one statutory body, single statutory body, single body, one body, consolidat(e|es|ed|ing|ion)!, superccg(s), super ccg(s), mega ccg(s), re organisation, reorganisation, tie up, tie ups',
  FEWER:
    'number of ccgs, number of clinical commissioning groups, number of icbs, number of integrated care boards, fewer ccgs, fewer icbs, fewer clinical commissioning groups, fewer integrated care boards, ccg numbers, icb numbers, one ccg per, one icb per',
  ABOLISH:
    'abolish(es|ed|ing|ment), abolition, disband(s|ed|ing|ment), dissol(ve|ves|ved|ving|ution)!, scrap(s|ped|ping), axe(s|d), axing, wind(ing) up, wound up, cease(s|d) to exist, broken up, break(ing) up, break up, split(s|ting), demise, phased out, be replaced, were replaced, are replaced, is replaced, being replaced, replaced by',
  CLUSTER: 'cluster(s|ed|ing)',
  SHARED_MANAGEMENT:
    'shared management, joint management, single management, one management team, single leadership, joint leadership, shared leadership, single executive, joint executive, shared executive, joint accountable officer, single accountable officer, shared accountable officer, one accountable officer, joint chief officer, single chief officer, shared chief officer, one chief officer, joint chief executive, single chief executive, shared chief executive, one chief executive, sole accountable officer, same accountable officer, management merger, joint chair, shared chair, single senior team, joint committee(s), committees in common, shar(e|es|ed|ing)! an accountable officer, shar(e|es|ed|ing)! a chief, shar(e|es|ed|ing)! chief, shar(e|es|ed|ing)! a single, shar(e|es|ed|ing)! management, shar(e|es|ed|ing)! leadership, shar(e|es|ed|ing)! leaders, federat(e|es|ed|ing|ion)!, single management team',
  SINGLE: 'single, one, new single, sole',
  REPLACE: 'replac(e|es|ed|ing)!, tak(e|es|ing)! over from, took over from, succeed(s|ed|ing), in place of',
  MOVE: 'mov(e|es|ed|ing)!, transfer(s|red|ring), switch(es|ed|ing)',
  FORM: 'form(s|ed|ing), creat(e|es|ed|ing|ion)!, establish(es|ed|ing|ment), launch(es|ed|ing), set up, becom(e|es|ing)!, mak(e|es|ing)!, turn(s|ed|ing) into, evolv(e|es|ed|ing)!',
  CREATE: 'creat(e|es|ed|ing|ion of)!, form(s|ed|ing), making the, establish(es|ed|ing), formation of, birth of',
  DESIGNATE:
    'designat(e|es|ed|ing|ion)!, accredit(ed|ation), ics status, shadow ics, shadow system(s), first wave, second wave, third wave, wave two, granted status, confirmed as, named as, status',
  BOUNDARY: 'boundar(y|ies)!, footprint(s), redraw(s|n|ing), realign(ed|ment|s), coterminous, coterminosity, border(s)',
  LEAVE_SYSTEM:
    'leave the stp, left the stp, leaving the stp, leave the ics, leaving the ics, out of the stp, moves out of the ics',
  STRUCTURE:
    'constitution(s), governance, accountability, accountable to, statutory, structure(s), structural, restructur(e|es|ed|ing)!, reorganis(e|es|ed|ing|ation)!, re organisation, powers, in law, privatis(e|ed|ing|ation)!, explained, explainer, explain(s), guide, what is, what are, briefing, how they work, design framework, operating model, model blueprint, blueprint, overhaul, shake up, reform(s), legal footing, in secret, secret, secrecy, transparency, public meetings, board meetings, partnership boards, membership, private companies, private sector, role of, roadmap, next steps, future of',
  LAW: 'bill, legislation, legislative, legislat(e|es|ed|ing)!, white paper, health and care act, royal assent, act of parliament,  primary legislation, health and care bill, health bill, new law(s), the law, into law, legal status',
  PARLIAMENT:
    'house of commons, commons, house of lords, lords, parliament, parliamentary, second reading, third reading, committee stage, early day motion, hansard, adjournment debate, westminster hall',
  COURT:
    'court, courts, high court, court of appeal, judicial review(s), legal challenge(s), legal action, judge(s), lawsuit, unlawful, tribunal',
  CONSULTATION:
    'consultation(s), consult(s|ed|ing), have your say, have their say, questionnaire(s), survey(s), engagement, feedback, listening exercise, listening event(s), tell us what you think, views, your views, public meeting(s), drop in, comment(s), commented, how to comment, engag(e|ed|ing)!, discussing a case, asked what they think, respond(s) to the proposal(s), stakeholder(s) asked',
  NO_CONSULTATION:
    'without consultation, without any consultation, without public consultation, survey of, no consultation, no public consultation, lack of consultation, without proper consultation, without consulting, not consulted',
  BALLOT:
    'ballot(s|ed|ing), to vote, will vote, asked to vote, being asked to vote, vote on, voting on, votes on, go to the vote, member vote, membership vote, referendum, due to vote, set to vote',
  PETITION:
    'petition(s|ed|ing), campaign(s), campaigner(s), campaigning, protest(s|ed|er|ers|ing), demonstrat(e|ors|ion|ions)!, rally, rallies, day of action, marched, marches, marchers, march against, protest march, lobby, lobbied, lobbying, open letter, keep our nhs public, konp, save our nhs, we own it, 38 degrees, sign the, signatures, picket, stall(s)',
  MEMBERS:
    'member(s), member practices, governing bod(y|ies)!, gps, doctors, practices, board(s), councillors, council, the ccgs, ccgs, board members, ballot, vote(s|d), voted, scrutiny committee, leaders, trust',
  APPROVER:
    'nhs england, nhse, nhs england and nhs improvement, nhs improvement, nhs england improvement, nhsei, ministers, minister, health secretary, secretary of state, government, dhsc, department of health, treasury, wes streeting, streeting, matt hancock, hancock, sajid javid, regulator, regulators, national leaders, nhs bosses, nhs chiefs, cabinet',
  APPROVE:
    'approv(e|es|ed|al|ing)!, green light, given the go ahead, gives go ahead, go ahead, got the go ahead, rubber stamp(ed|s), rubber stamped, authoris(e|ed|es|ation)!, sign(s|ed) off, given permission, grant(s|ed), agreed, agree, agreement, clear(s|ed), back(s|ed|ing), endors(e|es|ed)!, gave its blessing, sanction(ed), rubberstamp(s|ed), ok, accepted, confirm(s|ed|ation), accept(s)',
  STRONG_APPROVE:
    'approved, approves, green light, greenlight, given the go ahead, gets go ahead, get go ahead, gets the go ahead, get the go ahead, gives go ahead, give go ahead, gives the go ahead, got the go ahead, given go ahead, rubber stamp(ed|s), authoris(ed|es)!, signed off, sign off, given permission, conditional approval, approval in principle, approved in principle, authorised in principle, approval has been given, received approval, been granted, given approval, won approval, wins approval, win approval, gain approval, gained approval, formally agreed, has been agreed, have been agreed, been confirmed, grants, granted approval, given the all clear, given the nod, will go ahead, been told, ministerial approval',
  NOT_YET:
    'subject to, if approved, if it is approved, if the plan is approved, pending, awaiting, await(s), seek(s|ing) approval, for approval, approval from, needs approval, need approval, need the approval, still need, final decision, to be approved, if agreed, would need, requires approval, require approval, before approval, approval is expected, approve the application, asked to approve, to approve, to seek, seek permission',
  APPLY:
    'appl(y|ies|ied|ying|ication|ications)!, submit(s|ted|ting), submission, formal request, bid for, seek(s|ing) permission, ask(s|ed) permission, asked nhs england, apply to nhs england, formally asked, request to merge, under review, being considered by nhs england',
  APPLIED:
    'has applied, have applied, had applied, applied, apply to nhs england, applying to, to apply, will apply, application submitted, submitted an application, submit an application, submitted its application, submitted their application, formal application, application to merge, application to nhs england, merger application, merger applications, application goes in, application has gone, submit(s|ted|ting) a, submit(s|ted|ting) their, submit(s|ted|ting) its, submitted to nhs england, submitted for, seek(s|ing) permission, ask(s|ed) permission, seek(s|ing) approval from nhs england, formally asked, formal request, formally request(s|ed), request to merge, under review, application panel, assessment panel, put in an application, lodged, application(s) to, applied to',
  REJECT:
    'reject(s|ed|ion), refus(e|es|ed|al)!, turn(s|ed) down, vot(e|es|ed)! against, thrown out, throw(s) out, block(s|ed), veto(ed|es), vetoes, knocked back, voted down, vote down, vetoed, dropped, abandon(s|ed), shelved, called off, calls off, call off, scrapped plans, collapse(s|d), declined, denied permission, oppose merger, no to merger, say no, said no, ditch(es|ed)',
  PAST: 'after last year s, last year s, previous, previously, despite, earlier, after an earlier, year after, followed, following, formerly, first bid, in 2019, a year ago, initially',
  DELAY:
    'delay(s|ed|ing), postpon(e|es|ed|ing|ement)!, put back, pushed back, push back, put on hold, on hold, paus(e|es|ed|ing)!, defer(s|red|ral), deferred, a year later than, later than planned, set back, held up, stalled, slowed, slip(s|ped)',
  HAPPENED:
    'from today, as of today, today, this week, this month, officially merged, have merged, has merged, merged on, merged in, now merged, have become, has become, have now, came into being, came into effect, comes into effect today, came into force, took effect, took over, has replaced, have replaced, were replaced, was replaced, was formed, were formed, was created, was established, were established, were abolished, was abolished, been abolished, ceased to exist, have been dissolved, were dissolved, went live, goes live, goes live today, gone live, newly merged, newly formed, replaced, officially launched, launched, launches, merge to form, takes over, born, is now, are now, are now one, officially become, officially becomes, formally merged, established on',
  PLANNED:
    'plan(s|ned|ning), propos(e|es|ed|al|als)!, could, may, might, would, consider(s|ed|ing), explor(e|es|ed|ing)!, talks, option(s), look(s|ed|ing) at, look into, set to, case for change, recommend(s|ed|ation), suggest(s|ed|ion), poised, hope(s), aim(s), intend(s|ed), intention, ambition, towards, moving towards, wants, want(s), push for, drive, ordered, orders, told to, will, to be, due to, expected, agree to merge, agreed to merge',
  HEDGED:
    'could, might, would, propos(e|es|ed|al|als)!, plan(s|ned|ning), consider(s|ed|ing), explor(e|es|ed|ing)!, talks, option(s), subject to, hope(s), aim(s), recommend(s|ed|ation), case for change, poised, vote(s), intend(s|ed)',
  FINANCE:
    'deficit(s), overspen(d|ds|t|ding)!, special measures, legal directions, in the red, financial directions, financial recovery, turnaround, black hole, funding gap, bailout, bail out, running cost(s), running cost allowance, cut costs, cutting costs, cost cutting, cut their costs, cut its costs, halve costs, halve their costs, budget cut(s), cost cuts, management costs, costs by half, costs by 50, financial crisis, financially troubled, insolvent, squeezes cash, overspent, cash strapped, financial problems, financial position',
  PROCUREMENT:
    'tender(s|ed|ing), retender(ed), procur(e|es|ed|ing|ement)!, preferred bidder, prime contractor, outsourc(e|ed|es|ing)!, award(s|ed) a contract, contract(s) awarded, award contract(s), awarded contract(s), contract award, contract worth, win(s) contract, wins a contract, won the contract, won a contract, lead provider framework, framework agreement, invitation to tender, bidders, bidder, contract notice, contract win, 10 year contract, year contract, provider selection regime, contract to run, contract for',
  APPOINTMENT:
    'appoint(s|ed|ing|ment|ments), named chief, chief executive(s) announced, chief executives named, new chief executive, new chair, new accountable officer, steps down, stepping down, step down, resign(s|ed|ation), retire(s|d), retiring, interim chief, recruit(s|ed|ing|ment), chair designate, designate chair(s), chief executive designate, shortlist(ed), leadership, leads, joins as, obituary',
  CLINICAL:
    'ivf, fertility, prescrib(e|ing|ed)!, prescription(s), vaccin(e|es|ation|ations)!, jab(s), walk in centre(s), walk in, diabet(es|ic)!, cancer, maternity, mental health, waiting list(s), waiting times, stroke, dementia, hearing aids, hearing, gluten, obesity, surgery, operations, hip, knee, cataract, a e, urgent care, urgent treatment, minor injuries, ambulance, dental, dentist(s), pharmacy first, flu, covid, virus, virtual wards, respiratory, asthma, children s, physiotherapy, musculoskeletal, end of life, palliative, bed(s), nurses, winter, strike(s), menopause, autism, adhd, camhs, screening, medicines, gender, digital, app, data, it system, software',
  RATING:
    'cqc, rated, rating(s), inadequate, requires improvement, outstanding, assessment framework, league table, award(s), awarded, finalist(s), shortlisted, winner(s)',
  ABROAD:
    'ireland, irish, scotland, scottish, wales, welsh, northern ireland, medicare, medicaid, usa, america, american, canada, australia, new zealand, singapore, hse, health board',
  CALENDAR_FILE: 'ics file(s), ical, icalendar, calendar, outlook, google calendar, ics format, invite(s)',
} as const

export type Concept = keyof typeof LEXICON

export type Vocabulary = TrieNode<readonly Concept[]>

/** The vocabulary as a tree of words, each phrase with the ideas that it stands for. */
export function vocabularyTree(): Vocabulary {
  const tree: Vocabulary = createTrie()
  for (const [concept, phrases] of Object.entries(LEXICON) as [Concept, string][])
    for (const phrase of phrases.split(',').flatMap((written) => spellOut(written.trim())))
      plant(tree, phrase.split(' '), (old = []) => (old.includes(concept) ? old : [...old, concept]))
  return tree
}

/** "bod(y|ies)! of" as "body of" and "bodies of"; without the "!", also without any ending. */
function spellOut(written: string): string[] {
  const opened = written.indexOf('(')
  if (opened < 0) return [written]
  const closed = written.indexOf(')', opened)
  const required = written.charAt(closed + 1) === '!'
  const endings = written.slice(opened + 1, closed).split('|')
  const rest = spellOut(written.slice(closed + (required ? 2 : 1)))
  const starts = [...(required ? [] : ['']), ...endings].map((ending) => written.slice(0, opened) + ending)
  return starts.flatMap((start) => rest.map((end) => start + end))
}
