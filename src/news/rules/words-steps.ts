/** How far a matter has come, and how sure the text is of it. */
export const STEPS = {
  /** Approval in so many words. */
  APPROVED: `approved, approves, approve, green light, greenlight, greenlit, go ahead, rubber stamp(ed|s), rubberstamp(s|ed),
    authoris(e|ed|es)!, signed off, sign off, signs off, given permission, conditional approval, approval in principle, approval,
    been granted, has granted, grants, granted, the nod, all clear, authorisation, blessing, confirmed approval, permission granted,
    cleared, clears, sanctioned, ratif(y|ied|ies)!, endors(e|es|ed)!, waved through, wave through, accepted, been confirmed`,
  /** Approval only if one with the power to approve says it. */
  AGREED:
    'agreed, agrees, agree, agreement, back(s|ed), support(s|ed), confirm(s|ed), decided, decides, announced, announces, accepts, says yes',
  /** Not yet, though the word stands there. */
  NOT_YET: `subject to, if, pending, awaiting, await(s), seek(s|ing), sought, hope(s), hoping, asked to, be asked, needs, need, needed,
    require(s|d), before, expected, final, due, ask(s) for, asking, apply for, applied for, applying for, application for, recommend(s|ed),
    will be asked, wait(ing) for, until, not yet, yet to, want(s), when, once, whether, will consider, bid for, poised to, to win, likely to,
    likely, refused, refuses, withheld, without, expect(s), deciding, to decide, will decide, ahead of`,
  /** The same, right before the word. */
  MODAL:
    'to, could, may, might, should, would, must, must be, to be, will be, would be, could be, set to, can, cannot, not',
  APPLIED: `has applied, have applied, had applied, applied, applies, apply to, applying to, to apply, will apply, application submitted,
    submitted an application, submit an application, submitted its application, submitted their application, formal application,
    application to merge, application to nhs england, merger application, merger applications, application goes in, application has gone,
    application is, submit(s|ted|ting) a, submit(s|ted|ting) their, submit(s|ted|ting) its, submitted to nhs england, submitted for,
    seek permission, seeks permission, seeking permission, ask(s|ed) permission, asks nhs england, asked nhs england, formally asked, formal request,
    formally request(s|ed), request to merge, under review, application panel, assessment panel, regional panel, national panel,
    put in an application, lodged, application(s) to, applied to, apply to nhs england, application sent, sent an application,
    seek approval from, seeking approval from, application will be, being considered by nhs england, submission to nhs england, bid to merge,
    submit the application, submitted the application, submitting an application, submits an application, submits application,
    apply formally, press(es) ahead with application, application for the merger, application for merger, merger bid, application form`,
  /** An application that is only thought of. */
  APPLY_LATER: `plan to apply, plans to apply, planning to apply, intend to apply, intends to apply, could apply, would apply, may apply,
    aim to apply, hope to apply, hopes to apply, considering applying, plan to submit, plans to submit, expected to apply, deadline,
    before applying, before submitting, whether to apply, whether to submit, would submit, hope to submit, intend to submit, aim to submit`,
  REJECTED: `reject(s|ed|ion), refus(e|es|ed|al)!, turn(s|ed) down, vot(e|es|ed)! against, thrown out, throw(s) out, block(s|ed),
    veto(ed|es), knocked back, voted down, vote down, abandon(s|ed), shelved, shelve(s), called off, calls off, call off, scrapped plans,
    scrap plans, collapse(s|d), declined, denied permission, no to merger, say no to, vote no, voted no, ditch(es|ed), drop plans, drops plans,
    dropped plans, plans dropped, will not go ahead, not go ahead, not to merge, will not merge, pulled out, pull(s) out, defeated,
    fails to win, failed to win, lost the vote, withdrawn, withdraw(s), withdrew, halted, unsuccessful`,
  /** A no that is history in this text. */
  FORMER: `after last year s, last year s, previous, previously, despite, earlier, after an earlier, year after, formerly, first bid, a year ago,
    initially, initial, after, original, although, though, even though, having been, had been, had, once`,
  /** A no that does not stop it. */
  GOES_ON: `press(es|ed|ing) ahead, push(es|ed|ing) ahead, still go ahead, go ahead anyway, go ahead regardless, carry on, resubmit(ted),
    again, revised, fresh, new bid, new application, reapply, second attempt, try again, will still, regardless, undeterred, vote again,
    goes ahead, continue(s) with, back on, revive(d|s), still plan(s), still goes, despite`,
  DELAYED: `delay(s|ed|ing), postpon(e|es|ed|ing|ement)!, put back, pushed back, push back, put on hold, on hold, paus(e|es|ed|ing)!,
    defer(s|red|ral), a year later than, later than planned, set back, held up, stalled, slip(s|ped), put off, kicked into the long grass,
    slowed, year late`,
  NOT_DELAY: 'delayed discharge(s), delayed transfers, delay discharge, without delay, delays in, no delay, waiting',
  /** It has happened: words that say so by themselves. */
  HAPPENED: `from today, as of today, officially merged, have merged, has merged, merged on, merged in, now merged, have become, has become,
    came into being, came into effect, come into effect today, came into force, took effect, took over, has replaced, have replaced,
    were replaced, was replaced, was formed, were formed, was created, were created, was established, were established, were abolished,
    was abolished, been abolished, ceased to exist, have been dissolved, were dissolved, was dissolved, went live, goes live, gone live,
    newly merged, newly formed, officially launched, officially become, officially becomes, formally merged, is now, are now one, now one,
    formally became, became part of, became one, became a single, replaced, launched today, starts work, took on, has taken over,
    have taken over, has joined, have joined, now linked, which began, has taken, have taken, became a statutory, are abolished, is abolished, are set up, is set up, are established, begins work, first day, first meeting, now in place, has launched, have joined, have now`,
  /** It happens, if it is told as news of a day that has come. */
  HAPPENS:
    'merg(e|es|ed|ing)!, form(s|ed), becom(e|es)!, became, launch(es|ed), replac(e|es|ed|ing)!, takes over, take over, join(s|ed), abolished, established, created, set up, starts, live, exist',
  TODAY: 'today, this week, this month, yesterday',
  ANNOUNCED:
    'announced, announces, published, publishes, revealed, voted, vote, agreed, approved, confirmed, said, meet, meets, met, decide, decided, told, debate, debated',
  WILL: `will, to be, would, could, may, might, set to, due to, planned, plan(s), propos(ed|al|als)!, due, should, going to, expected, if,
    ahead of`,
  /** The public or the members can have their say now, or have had it. */
  ASKING: `have your say, have their say, views are, views wanted, views sought, want(s) views, wants your views, seek(s|ing) views,
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
    respond to the consultation, have a say, consultation document, questionnaire(s), views on, comments on, roadshow(s), engagement sessions`,
  BALLOT: `ballot(s|ed|ing), to vote, will vote, asked to vote, being asked to vote, vote on, voting on, votes on, member vote,
    membership vote, referendum, due to vote, set to vote, voting opens, voting closes, doctors will decide, gps will decide,
    practices will decide, members will decide, balloting`,
  /** Verbs of those who talk about a merger without being in it. */
  SPEAKING: `vote(s|d), voting, back(s|ed), fear(s|ed), oppos(e|es|ed)!, support(s|ed), warn(s|ed), say(s), said, call(s|ed), slam(s|med),
    attack(s|ed), critici(se|ses|sed)!, demand(s|ed), question(s|ed), urge(s|d), reject(s|ed), have voted, chief(s), boss(es), leader(s),
    member(s), endorse(s|d), consent(s|ed), approve(s|d), ask(s|ed), decide(s|d), will be asked, were asked, have been asked, want(s|ed)`,
  PLANNED: `plan(s|ned|ning), propos(e|es|ed|al|als)!, could, may, might, would, consider(s|ed|ing), explor(e|es|ed|ing)!, talks, option(s),
    look(s|ed|ing) at, look into, set to, case for change, recommend(s|ed|ation), suggest(s|ed|ion), poised, hope(s), aim(s),
    intend(s|ed), intention, ambition, towards, wants, want(s), push for, drive, ordered, orders, told to, will, to be, due to, expected,
    agree to merge, agreed to merge`,
  /** The teller is not sure. */
  HEDGED: `could, might, would, propos(e|es|ed|al|als)!, plan(s|ned|ning), consider(s|ed|ing), explor(e|es|ed|ing)!, talks, option(s),
    subject to, hope(s), aim(s), recommend(s|ed|ation), case for change, poised, vote(s), intend(s|ed), seek(s|ing), potential,
    possible, possibly, suggest(s|ed|ion), may be, want(s), mooted, floated, thinking of, preferred, favour(s|ed), asked, bid`,
} as const
