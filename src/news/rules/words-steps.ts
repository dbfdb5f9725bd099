/** How far a matter has come, and how sure the text is of it. */
export const STEPS = {
  /** Approval in so many words. */
  APPROVED: `it is confirmed that, it was confirmed that, it has been confirmed that, it is now confirmed that, since the decision to merge, following the decision to merge, after the decision to merge, application succeeded, application has succeeded, application had succeeded, application was successful, applications were successful, bid succeeds, bid succeeded, bid was successful, bid has succeeded, successful application, successful bid, approved, approves, approve, green light, greenlight, greenlit, go ahead, rubber stamp(ed|s), rubberstamp(s|ed),
    authoris(e|ed|es)!, signed off, sign off, signs off, given permission, conditional approval, approval in principle, approval,
    been granted, has granted, grants, granted, the nod, all clear, authorisation, blessing, confirmed approval, permission granted,
    cleared, clears, sanctioned, ratif(y|ied|ies)!, endors(e|es|ed)!, waved through, nodded through, nods through, wave through, accepted, been confirmed,
    win(s|ning) consent, won consent, given consent, gives consent, gave consent, consented, permitted, allowed to merge, been allowed, allows,
    thumbs up, seal of approval, okayed, greenlights, final approval, win(s|ning) approval, won approval, has won approval, merger confirmed, mergers confirmed,
    confirmed for, formally confirmed, official approval, ministerial approval, approving, told it can merge, told they can merge, given clearance,
    clearance, grant(s|ed) permission, granted approval, final decisions on, sets out decisions, decisions announced`,
  /** Approval only if one with the power to approve says it. */
  AGREED: `sided with, sides with, came down for, came down in favour, comes down for, in favour of, agreed, agrees, agree, agreement, back(s|ed), support(s|ed), confirm(s|ed), decided to, has decided, have decided, decided that, announced, announces, accepts, says yes,
    agreed to, backing, gave its backing, given its backing, has accepted, said yes, signs, signed, confirmation, say yes, have said yes,
    chosen, chose, chooses, ruled that, has ruled, have ruled, accept, made the change, opted, settled on, given the go ahead`,
  /** Not yet, though the word stands there. */
  NOT_YET: `confident, optimistic, chance(s) of, no guarantee, subject to, if, pending, awaiting, await(s), seek(s|ing), sought, hope(s), hoping, asked to, be asked, needs, need, needed,
    require(s|d), before, expected, final, due, ask(s) for, asking, apply for, applied for, applying for, application for, recommend(s|ed),
    will be asked, wait(ing) for, until, not yet, yet to, want(s), when, once, whether, will consider, bid for, poised to, to win, likely to,
    likely, refused, refuses, withheld, without, expect(s), deciding, to decide, will decide, ahead of,
    in return for, in exchange for, hinges on, depends on, dependent on, conditional on, chasing, in line for, provided, assuming, unless, sit(s|ting) on, no`,
  /** The same, behind the word. */
  NOT_GIVEN:
    'has not, have not, not come, not been, is awaited, still awaited, expected, needed, required, pending, is due, is still, permitting, is to follow, will follow, yet to',
  /** The same, right before the word. */
  MODAL:
    'to, could, may, might, should, would, must, must be, to be, will be, would be, could be, set to, can, cannot, not',
  APPLIED: `approval process is, approval process under way, approval process underway, approval process now, approval process has begun, approvals process, ask(s|ed) to be merged, written to nhs england for, leave to merge, leave to join, have asked to merge, has asked to merge, have asked to become, have asked to be, have asked to join, have asked to unite, ask to merge, ask to become, merger to nhs england, plan(s) to nhs england, proposal(s) to nhs england, case to nhs england, await(s|ing) the reply, await(s|ing) a reply, await(s|ing) an answer, await(s|ing) the answer, await(s|ing) the outcome, await(s|ing) ruling, has applied, have applied, had applied, applied, applies, apply to, applying to, to apply, application submitted,
    submitted an application, submit an application, submitted its application, submitted their application, formal application,
    application to merge, application to nhs england, merger application, merger applications, application goes in, application has gone,
    application is, submit(s|ted|ting) a, submit(s|ted|ting) their, submit(s|ted|ting) its, submitted to nhs england, submitted for,
    seek permission, seeks permission, seeking permission, ask(s|ed) permission, asks nhs england, asked nhs england, formally asked, formal request,
    formally request(s|ed), request to merge, under review, application panel, assessment panel, regional panel, national panel,
    put in an application, lodged, application(s) to, applied to, apply to nhs england, application sent, sent an application,
    seek approval from, seeking approval from, being considered by nhs england, submission to nhs england, bid to merge,
    submit the application, submitted the application, submitting an application, submits an application, submits application,
    apply formally, press(es) ahead with application, application for the merger, application for merger, merger bid, application form, gone to nhs england, application went in, went in last, bid went in, now with nhs england, before nhs england, application has been made, application made, bid sent, bid has gone,
    request has gone, case has gone, case sent to, forwarded to nhs england, business case submitted, verdict is due, verdict due, panel met, wait(s|ing) for word, awaiting approval, awaits approval, await(s|ing) the verdict,
    await(s|ing) verdict, await(s|ing) a decision, await(s|ing) decision`,
  /** An application that is only thought of. */
  APPLY_LATER: `being prepared, in preparation, being drafted, being drawn up, is prepared, way for, before they can apply, plan to apply, plans to apply, planning to apply, intend to apply, intends to apply, could apply, would apply, may apply,
    aim to apply, hope to apply, hopes to apply, considering applying, plan to submit, plans to submit, expected to apply, deadline,
    before applying, intended to apply, planned to apply, hoped to apply, wanted to apply, is to apply, are to apply, before submitting, whether to apply, whether to submit, would submit, hope to submit, intend to submit, aim to submit,
    will apply, due to apply, preparing to apply, prepare to apply, ready to apply, preparing an application, prepare an application, will submit, to be submitted,
    will send, could submit, due to submit, apply later, apply in the, drafting an application, draft application, will make an application, set to apply, set to submit,
    before an application, ahead of an application, want to apply, wants to apply, would be submitted, would go, before it can apply, if they apply`,
  DEMAND:
    'call for, calls for, called for, calling for, want, wants, wanted, urge, urges, urged, demand, demands, hope for, hopes for, push for, plea for, could, may, might, not',
  BE_ASKED: `weighs, weighing, mull(s|ing), ponder(s|ing), deciding whether, expects to decide, is to decide whether, weighs up, weighing up, asked to approve, asked to endorse, asked for approval, asked to agree, asked for permission, now considering, is considering the,
    considering the bid, considering the application, considering the request, considers the bid, considers the application`,
  RESULT: `result, results, voted in favour, votes are in, said yes, have said yes, poll that closed, ballot closed, percent of practices, per cent of practices,
    overwhelmingly`,
  /** What a "no" to it turns into a yes. */
  OPPOSITION: `oppos(e|es|ed|ing|ition)!, objection(s), resistance, fight against, decision to reject, decision to refuse, decision against,
    refusal, rejection`,
  /** What may be late without the merger being late. */
  DECISION: `decision(s), verdict, answer, ruling, vote(s), ballot(s), consultation(s), meeting(s), announcement, outcome, response,
    report, appointment(s)`,
  /** It does not come on the day on which it was to come. */
  NOT_THEN: `not start, not begin, not take place, not happen, not be set up, not be created, not be established, not go live, not come into,
    not take effect, not be ready, not be in place, not be merged, not be abolished, not be replaced, no longer take place, no longer start, no longer begin,
    no longer happen, no longer go live, no longer merge, no longer be, not now take place, not now start, not now happen, not now be`,
  /** An application on its way. */
  SENT: `take(s) his, take(s) her, take(s) its, take(s) their, was made, were made, has been made, is made, reached, has reached, has arrived, go to, goes to, gone to, went to, going to, sent, send(s|ing), submit(s|ted|ting), lodge(s|d), hand(s|ed) in, handed to, goes in,
    gone in, went in, going in, go in, put in, put(s) to, made to, has the, have the, is with, are with, is considering, are considering, now considering, considers, is looking at, is reviewing,
    is assessing, is examining, is studying, is weighing, received`,
  APPLICATION: `submission(s), application(s), formal request, merger bid(s), merger request, merger submission, merger case, merger proposal(s) to, proposal for all,
    merger application(s), bid to merge, request to merge, business case`,
  /** Who is asked what they think. */
  PEOPLE: `public, people, resident(s), patient(s), stakeholder(s), partners, practices, member(s), member practices, gps, gp members, local people,
    communities, community groups, staff and stakeholders, organisations, everyone, views of`,
  ASKS: `ask(s|ing), is asking, are asking, were asked, was asked, be asked, be consulted, be invited, have asked, has asked, being asked, consult(s|ing), is consulting, are consulting,
    invit(e|es|ing)!, survey(s|ing), polling, canvass(es|ing), sounding out, sounds out, balloting`,
  /** Not yet: what will be done then is still to come. */
  LATER: `next month, next year, later, in the autumn, in the spring, in the summer, in the winter, in the new year, this autumn, this summer, this spring, this winter,
    in january, in february, in march, in april, in may, in june, in july, in august, in september, in october, in november, in december,
    from january, from february, from march, from april, from may, from june, from july, from august, from september, from october, from november, from december,
    in due course, next spring, next autumn, next summer, after christmas, after easter, before any, before a final, would follow, will follow, is to follow`,
  /** What is only announced of a consultation. */
  TAKES_PLACE:
    'takes place, take place, is planned, are planned, planned, is due, due, will, would, to go to, go to, go out to, goes to, going to, begins, starts, opens, set for, scheduled',
  /** A headline that names the consultation. */
  CONSULTATION_PAPER: 'consultation(s), public consultation(s), engagement, listening exercise, survey',
  /** Those who answer a consultation. */
  ANSWERS:
    'respon(d|ds|ded|ding|se|ses)!, repl(y|ies|ied|ying)!, answer(s|ed|ing), submission, submits evidence, view(s), comment(s|ed), tells, told',
  FINDINGS:
    'report(s|ed), finding(s), result(s), outcome(s), response(s), reply, replies, answer(s), feedback, analysis, summary',
  /** A no for the time being is a delay. */
  FOR_NOW: `for this year, this year, until, for now, for the time being, for a year, for another year, for at least a year, for six months, for the moment, temporarily,
    till, for twelve months, for 12 months`,
  APPOINTED: `appointment of, get(s), got, been made, been appointed, appointed, been named, appoint(s), picked as, chosen as, becomes, became, takes over as, took over as, has taken charge, takes charge,
    took charge, will take charge`,
  /** Those who vote in a ballot. */
  VOTERS:
    'members, member practices, gps, gp members, practices, doctors, memberships, surgeries, local gps, family doctors',
  BACKING: 'support, backing, endorsement, yes, ok, nod',
  SHAM: 'sham, no, without, lack of, proper, formal, row over, criticised, flawed, rushed',
  WHETHER: 'whether',
  DENIES: 'denies, denied, deny, denying, rule(s|d) out, dismiss(es|ed), play(s|ed) down, rumours of',
  POSSIBLY: 'could, may, might, would',
  DROPS:
    'drop(s|ped), scrap(s|ped), axe(s|d), ditch(es|ed), bin(s|ned), kill(s|ed), sink(s), sank, cancel(s|led), nix(es|ed), pull(s|ed)',

  INVITED:
    'invited to, are invited, is invited, being invited, were invited, encouraged to, can comment, can respond, may comment, can reply, can take part',
  /** Those who want of others that something be done, and those who only mean to do it. */
  URGES: `urge(s|d), urging, ask(s|ed), call(s|ed) on, tell(s), told, want(s|ed), press(es|ed), lobb(y|ies|ied)!, plea, beg(s|ged), implore(s|d), demand(s|ed),
    hope(s|d), tr(y|ies|ied)!, bid, fight(s), seek(s), campaign, vow(s|ed), threaten(s|ed), plan(s|ned), consider(s|ed), likely, expected, right, power(s), ready, want`,
  /** Whose vote is no ballot of the members. */
  BOARD:
    'board(s), governing bod(y|ies)!, directors, councillors, council, committee, cabinet, panel, mps, peers, trustees',
  RUNS: 'runs until, runs to, open until, ends on, closes on, is open, is under way, is underway, is running, closes, ends',
  /** How mergers are made, told of none. */
  EXPLAINS: `checklist, handbook, primer, how to merge, guide to, a guide, explainer, explained, faqs, who decides, toolkit, procedures, rules published, new rules, guidance on,
    guidance for, publishes guidance, new guidance, rules for, rules on`,
  STATUS: 'status',
  NONE: 'no, none, neither',
  PARTNER:
    'partner(s), option(s), plan(s), proposal(s), bid, talks, preference, candidate, provisionally, preferred, preference',
  PUBLISHED: 'published, is out, are out, unveil(s|ed), reveal(s|ed), released, announced, named, set out, confirmed',
  DRAWN: 'footprint(s), map, boundaries, 44 areas',
  DRAFT:
    'draft, proposed, could, might, may, review, option(s), provisional, consider(s|ed|ing), bill, consult(s|ed|ing)',
  DRAFT_OF_IT: 'draft, proposed, proposal(s)',
  /** What has been decided, spoken of as known. */
  DECISION_TO: 'decision to, decision that',
  PLACED:
    'come under, comes under, to join, will join, belong to, become part of, be part of, placed with, put with, fall under, falls under',
  DECISION_OF: 'the decision by, the decision of',
  /** A system begins. */
  FROM_TODAY: `from today, as of today, launched today, launches today, live today, went live, has gone live, officially launched, officially begun, came into being today, comes into being today,
    began work, started work, is now an, is now covered, has officially, is up and running, has begun work, has started work, became an, has become an`,
  /** A law that is only proposed, and one that is made. */
  BILL: 'bill, white paper, into law, legislative proposal(s), proposals for legislation, legislation proposals, proposed legislation, statutory footing',
  MADE_LAW: 'royal assent, became law, become law, is now law, now law, passed into law',
  ENACTED:
    'act 2022, act 2012, health and care act, health and social care act, became law, is now law, now law, passed into law',
  RULES: 'rules, guidance, criteri(a|on)!, procedure(s), toolkit, framework, guidelines',
  ALL_MERGERS: 'ccg merger(s), icb merger(s), mergers of ccgs, mergers of icbs, group mergers, board mergers',
  OPINION: 'editorial, leader article, leading article, columnist, op ed',
  SIGNED: 'people signed, people have signed, signatures, signatories, signed to ask, signed a',
  FIRST_STEP:
    'step to, first step, first move, step towards, move(s|d) towards, moving towards, path to, towards, road to, ahead of',
  CEASES:
    'closure, cease(s|d), abolish(ed|es)!, close(s|d), end(s|ed), dissolve(s|d), wound up, disband(s|ed), until, abolition, runs',
  MONTH: `january, february, march, april, may 20, june, july, august, september, october, november, december, this year, next year, 2014, 2015, 2016, 2017,
    2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028`,
  AS_PLANNED: 'as planned, as expected, as intended, as hoped, on time, until',
  NEW_DAY: `moved the date, moves the date, moved the start, date moved, date has moved, date has been moved, new target date, revised target date, new target of, new timetable, revised timetable, new start date, revised start date, later date, later start date, new deadline for,
    timetable slips, date put back`,
  /** Picks systems for a status. */
  NAMES: 'name(s|d), pick(s|ed), choose(s), chose, select(s|ed), unveil(s|ed), reveal(s|ed), announce(s|d)',
  /** No merger is meant. */
  NO_PLAN: `no plan(s) for a formal merger, no plan(s) for a full merger, no plan(s) for formal merger, no plan(s) to merge, no plan(s) for a merger, no plan(s) for merger, no merger plan(s), not planning to merge, not planning a merger, no intention of merging,
    no intention to merge, not intend to merge, not considering a merger, not considering merger, not considering merging, no merger planned, no merger is planned,
    not looking to merge, not seeking to merge, no desire to merge, not going to merge, no current plan(s) to merge, no immediate plan(s) to merge`,
  ALL_BODIES: `all groups, all ccgs, all icbs, all clinical commissioning groups, all boards, all integrated care boards, every ccg, every icb, every group, every board, nhs bodies, 200 clinical commissioning groups,
    200 ccgs, 200 groups, nationally, across england, across the country, the country s, ccgs in england, england s ccgs, england s icbs, icbs in england, up and down the country`,
  TOLD: `told, urge(s|d), letter, guidance, guide, instruct(s|ed), encourag(e|es|ed|ing)!, order(s|ed), ask(s|ed), must, should, tells, rules, toolkit, advised, advice,
    allowed, required, expected`,
  SEEK: 'seek, seeks, seeking, ask, asks, asked, request, requests, requested, requesting, sought, asking',
  CONSENT: 'approval, permission, consent, leave, agreement, go ahead, sign off, blessing, authorisation, green light',
  SCHEME: 'plan(s), proposal(s), merger(s), bid(s), idea, scheme, move, talks',
  DROPPED:
    'scrapped, dropped, abandoned, axed, shelved, ditched, called off, not now join, not now merge, is off, are off, dead, fall(s) through, fell through, binned',
  STAFF: 'staff, employees, redundancies, redundancy, unison, posts, jobs',
  JOBS: 'jobs, job cuts, job losses, posts, redundancies, redundancy, draft structure, staffing structure',
  NOW: 'next week, tomorrow, on thursday, on tuesday, on wednesday, by the end of this, by the end of the, before the end of the, shortly, within days, in the coming days, now, now that, this week, today, yesterday, on monday, on friday',
  REJECTED: `turn(s|ed) the proposal(s) down, turn(s|ed) the plan(s) down, turn(s|ed) the idea down, turn(s|ed) the merger down, turn(s|ed) the offer down, without a deal, without deal, without agreement, to stay independent, to remain independent, go it alone, going it alone, to keep its independence, no single ccg for, no single group for, sent back, send(s) back, handed back, hold(s) out against, held out against, end(s|ed) merger talks, end(s|ed) talks, break(s) off, broke off, broken off, breaks down, broke down, broken down, pull(s|ed) the plug, plug pulled, call(s|ed) time on, no longer support(s), no longer back(s), no longer wish(es), want(s|ed) out, will have no part, have no part in, give(s) up on, gave up on, turn(s|ed) it down, turn(s|ed) them down, vot(e|es|ed)! it down, threw it out, throws it out, quit merger, quits merger, quit talks, quits talks, leave(s) merger talks, opt(s|ed) to remain, opt(s|ed) to stay, prefer(s|red) to stay, prefer(s|red) to remain, step(s|ped) back from, step(s|ped) away from, turn(s|ed) their back on, turn(s|ed) its back on, stay(s) as they are, go(es) their own way, went their own way, reject(s|ed|ion), refus(e|es|ed|al)!, turn(s|ed) down, vot(e|es|ed)! against, thrown out, throw(s) out, block(s|ed),
    veto(ed|es), knocked back, voted down, vote down, abandon(s|ed), shelved, shelve(s), called off, calls off, call off, scrapped plans,
    scrap plans, merger collapse(s|d), plan(s) collapse(s|d), talks collapse(d), has collapsed, have collapsed, declined, denied permission, no to merger, say no to, vote no, voted no, ditch(es|ed), drop plans, drops plans,
    dropped plans, plans dropped, will not go ahead, not go ahead, not to merge, will not merge, pulled out, pull(s) out, defeated,
    fails to win, failed to win, lost the vote, withdrawn, withdraw(s), withdrew, unsuccessful,
    snub(s|bed|bing), not be part of, not be joining, no to super, no to joining, no to a merger, no to single, no to a single, no to one, turning down, vote(d|s) not to, thumbs down, scupper(s|ed), kill(s|ed) off, killed, dead in the water, say(s) no to, said no to, members say no, members said no, gps say no, gps said no, off the table, overwhelmingly against, decided against, decide(s) against, deciding against, abandoning, backed out, back(s) out, walk(s|ed) away, u turn, scrapped after,
    merger scrapped, merger off, rule(s|d) out, ruled out by, not support(ed), not approve(d), not be approved, threw out, failed to back, fail(s) to back,
    would not be taken forward, not proceed, will not proceed, bid fails, bid failed, bid rejected, not to proceed, reprieve(d), not after all, vote to keep, voted to keep, vote to stay, voted to stay, turn down an, rebuff(s|ed), spurn(s|ed), will not join, would not join, not join, refus(e|es|ed)! to join, defy, defies, defied, opt(s|ed) out, stay(s) out, stay(s) outside, remain(s) outside`,
  /** A no that is only advised. */
  ADVISED: 'should, should all, could, might, urged to, told to, advised to, want to, would',
  GIVES: 'gives, give, gave, given, grants, granted, has given, have given',
  /** What may be turned down without harm to the merger. */
  OBJECTION:
    'solo, standalone, independence, separate, exemption, opt out, alternative, rival, appeal(s), challenge(s), plea(s), petition(s), calls, objection(s), complaint(s), claims, criticism, fears, accusation(s), delay, delays',
  /** A no that is history in this text. */
  FORMER: `after last year s, last year s, previous, previously, despite, earlier, after an earlier, year after, formerly, first bid, a year ago,
    initially, initial, after, original, although, though, even though, having been, had been, had, once`,
  /** A no that does not stop it. */
  GOES_ON: `press(es|ed|ing) ahead, push(es|ed|ing) ahead, still go ahead, go ahead anyway, go ahead regardless, carry on, resubmit(ted),
    again, revised, fresh, new bid, new application, reapply, second attempt, try again, will still, regardless, undeterred, vote again,
    goes ahead, continue(s) with, back on, revive(d|s), still plan(s), still goes, despite`,
  DELAYED: `months late, weeks late, a year late, months later than, year later than, pushed into, pushed beyond, slipped into, hit(s) the buffers, hits buffers, hit a snag, hits a snag, falters, faltered, stumbles, run(s) into the sand, runs aground, can wait, could wait, brake(s) on, back burner, frozen, freez(e|es|ing)!, suspend(s|ed), held back, held over, in abeyance, mothballed, parked, put to one side, bumped, take its time, delay(s|ed|ing), postpon(e|es|ed|ing|ement)!, put back, pushed back, push back, put on hold, on hold, paus(e|es|ed|ing)!,
    defer(s|red|ral), a year later than, later than planned, set back, held up, stalled, slip(s|ped), put off, kicked into the long grass,
    slowed, year late,
    slipping, a year later, one year later, but not yet, pushed to, moved back, moves back, on ice, in limbo, stalling, not until, miss(es|ed) deadline,
    pause button, take longer, taking longer, longer than expected, longer than planned, later start, further year, another year, extra year, hold off, holding off,
    defers, deferring, out of reach, halt(ed|s), wait another, have to wait, has to wait, must wait, hold fire, holding fire, wait until, until after, cannot be settled, kept waiting`,
  NOT_DELAY: 'delayed discharge(s), delayed transfers, delay discharge, without delay, delays in, no delay, waiting',
  /** It has happened: words that say so by themselves. */
  HAPPENED: `as of this morning, since this morning, since last monday, since last tuesday, since last wednesday, since last thursday, since last friday, since monday, since tuesday, since wednesday, since thursday, since friday, are history, is history, since last week, since last month, has taken charge, have taken charge, formed after, formed when, formed by the merger, created by the merger, merged with, merged to form, merged to become, merged to create, joined to form, came together to form, now in a cluster, now a cluster, now clustered, now share, now shares, now answer to, now answers to, came together, which came together, one year of, first year of, met for the first time, meets for the first time, completed, completed their merger, completed the merger, at midnight, from today, as of today, officially merged, have merged, has merged, merged on, merged in, now merged, have become, has become,
    came into being, came into effect, come into effect today, came into force, took effect, took over, has replaced, have replaced,
    were replaced, was replaced, was formed, were formed, was created, were created, was established, were established, were abolished,
    was abolished, been abolished, ceased to exist, have been dissolved, were dissolved, was dissolved, went live, goes live, gone live,
    newly merged, newly formed, officially launched, officially become, officially becomes, formally merged, are now one, now one,
    formally became, became part of, became one, became a single, replaced, launched today, starts work, took on, has taken over,
    have taken over, has joined, have joined, now linked, which began, became a statutory, are abolished, is abolished, are set up, is set up, are established, begins work, first day, first meeting, now in place, has launched, have joined,
    is born, are born, first birthday, have come together, has come together, have united, have joined forces, has been launched, was launched, launched on,
    officially came, began life, began operating, started life, up and running, now operating, now exists, since merging, since the merger,
    since it merged, since they merged, year on, months on, has been established, have been established, has been formed, have been formed, has come into being,
    came to an end, have gone, has gone, handed over to, have handed over, has handed over, have passed to, passed to, now part of, inherited, started work,
    are no more, is no more, will today, now responsible, swallowed up by, has now been, have now been, merger has, merger took place, took place, now live, now serves,
    now covers, officially began, born today, came to life, opened for business, is up and running, took the place of`,
  /** It happens, if it is told as news of a day that has come. */
  HAPPENS:
    'give way, gives way, gave way, close(s|d), close(s) down, end(s), dissolve(s|d), disbanded, takes on, took over, takes control, come(s) into being, came into being, opens, merg(e|es|ed|ing)!, form(s|ed), becom(e|es)!, became, launch(es|ed), replac(e|es|ed|ing)!, takes over, take over, join(s|ed), abolished, established, created, set up, starts, live, exist',
  TODAY: 'today, this week, this month, yesterday',
  ANNOUNCED:
    'announced, announces, published, publishes, revealed, voted, vote, agreed, approved, confirmed, said, meet, meets, met, decide, decided, told, debate, debated',
  WILL: `will, to be, would, could, may, might, set to, due to, planned, plan(s), propos(ed|al|als)!, due, should, going to, expected, if,
    ahead of`,
  /** The public or the members can have their say now, or have had it. */
  ASKING: `public event(s), residents meetings, online form, quizzed on, quizzed about, events on, events about, series of events, thoughts are invited, thoughts are welcome, comments are invited, comments are welcome, views are invited, views are welcome, feedback is invited, feedback is welcome, opinions are invited, comments close, comments closing, merger to public, plan(s) to public, proposal(s) to public, proposal(s) to the public, plan(s) to the public, merger to the public, merger to patients, merger to residents, who answered, for comment, give their opinion(s), give your opinion(s), give an opinion, have an opinion, replied to, respondents, responses to the, who responded, of those who responded, of responses, what you told us, what people said, what people told us, you said, feedback from, weeks to say, months to say, weeks to,asking for opinions, asked for opinions, for their opinion, your opinion, your opinions, seek(s|ing) opinions, ask(s|ed) for feedback, to comment, to respond, have your say, have their say, views are, views wanted, views sought, want(s) views, wants your views, seek(s|ing) views,
    seeking your views, your views, share your views, share their views, give your views, give their views, invite(s|d) comments,
    invites comments, invite(s|d) views, asks for views, asked for views, for their views, public opinion, tell us what you think,
    consultation closing, consultation closes, consultation ends, consultation runs, consultation until, consultation open(s|ed),
    consultation launch(es|ed), consultation begins, consultation started, consultation starts, consultation is under way,
    consultation under way, consultation underway, launch(es|ed) consultation, launch(es|ed) a consultation, launching a consultation,
    public consultation on, consult(s|ing) on, consulting the public, begin(s) consultation, began consultation, survey open, survey closes,
    online survey, survey on, survey asks, how to comment, engagement exercise, engagement event(s), engagement period, engagement on,
    public engagement, engagement process, listening exercise, listening event(s), feedback on, consultation on, consultation response(s),
    consultation results, consultation findings, consultation report, engagement report, outcome of consultation, outcome of the consultation,
    discussing a case, pop up, drop in, public meeting(s), asked what they think, a consultation closing, a survey open,
    respond to the consultation, have a say, consultation document, questionnaire(s), views on, comments on, roadshow(s), engagement sessions,
    given until, weeks to consider, weeks to comment, weeks to respond, comment by, comments by, invited to comment, invited to have, invited to give,
    asked for views, asking for views, want to hear, wants to hear, want your, have their say, asked to comment, being asked for, gather views, gathering views,
    collect views, get your views, what do you think, let us know, focus groups, focus group,  engagement closes, engagement opens, engagement begins,
    engagement runs, engagement has begun, engagement is under way, engagement under way, engagement underway, open(s|ed) a consultation, opened consultation, open consultation,
    survey to, survey for, period of engagement, period of public, weeks of engagement, week engagement, week consultation, week public consultation,
    listening to, consultation is open, consultation now open, being consulted, are consulted, is consulting, are consulting, consulting with, consultation by, engage with,
    engaging with, engaging on, were consulted, invit(e|es|ing)! the public, invit(e|es|ing)! people, invit(e|es|ing)! residents, invit(e|es|ing)! patients`,
  BALLOT: `vote this, vote next, vote today, vote tonight, vote in the, asked to decide, told to decide, hold(s) a vote, hold(s) vote, hold merger vote, holding a vote, hold(s) a ballot, to decide the fate, fortnight to decide, weeks to decide, asked to back, asked to approve, urged to back, asked to support, asked to endorse, ballot(s|ed|ing), to vote, asked to vote, being asked to vote, vote on, voting on, votes on, member vote,
    membership vote, referendum, due to vote, set to vote, voting opens, voting closes, doctors will decide, gps will decide,
    practices will decide, members will decide, balloting,
    are voting, is voting, ballot papers, go to the polls, going to the polls, polls open, being balloted, gps to decide, members to decide, practices to decide,
    asking gp members, asking member practices, asking members, vote opens, vote under way, vote underway, voting begins, voting is under way, voting runs,
    votes are being, hold their vote(s), holds its vote, hold their ballot(s), holds its ballot, cast their votes, casting votes, cast votes, have a vote, get a vote, get to vote, to say whether, say whether, to decide whether, decide whether`,
  /** Verbs of those who talk about a merger without being in it. */
  SPEAKING: `vote(s|d), voting, back(s|ed), fear(s|ed), oppos(e|es|ed)!, support(s|ed), warn(s|ed), say(s), said, call(s|ed), slam(s|med),
    attack(s|ed), critici(se|ses|sed)!, demand(s|ed), question(s|ed), urge(s|d), reject(s|ed), have voted, chief(s), boss(es), leader(s),
    member(s), endorse(s|d), consent(s|ed), approve(s|d), ask(s|ed), decide(s|d), will be asked, were asked, have been asked, want(s|ed)`,
  PLANNED: `plan(s|ned|ning), propos(e|es|ed|al|als)!, could, may, might, would, consider(s|ed|ing), explor(e|es|ed|ing)!, talks, option(s),
    look(s|ed|ing) at, look into, set to, case for change, recommend(s|ed|ation), suggest(s|ed|ion), poised, hope(s), aim(s),
    intend(s|ed), intention, ambition, towards, wants, want(s), push for, drive, ordered, orders, told to, will, to be, due to, expected,
    agree to merge, agreed to merge`,
  /** Nothing has been decided. */
  DOUBT:
    'talks, could, might, consider(s|ed|ing), explor(e|es|ed|ing)!, option(s), propos(e|es|ed|al|als)!, mooted, floated, thinking of, no decision, asked about',
  /** The teller is not sure. */
  HEDGED: `could, might, would, propos(e|es|ed|al|als)!, plan(s|ned|ning), consider(s|ed|ing), explor(e|es|ed|ing)!, talks, option(s),
    subject to, hope(s), aim(s), recommend(s|ed|ation), case for change, poised, vote(s), intend(s|ed), seek(s|ing), potential,
    possible, possibly, suggest(s|ed|ion), may be, want(s), mooted, floated, thinking of, preferred, favour(s|ed), asked, bid, told to, favourite, frontrunner, no decision, not decided, undecided, yet to decide,
    likely, expected to, expects, inevitable, predicts, believes, should, talking to, weigh(s|ing), discuss(es|ing)`,
} as const
