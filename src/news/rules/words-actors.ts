/** Who does things in the news: the commissioning side, those who decide over it, and all the others who merge as well. */
export const ACTORS = {
  CCG: 'ccg(s), clinical commissioning group(s), commissioning group(s), clinical commissioner(s)',
  ICB: 'icb(s), integrated care board(s), care board(s), 42 boards, 42 statutory boards, 42 local boards, 42 regional boards, 42 regional bodies, 42 new boards',
  COMMISSIONER: `health authorities, commissioning bod(y|ies)!, commissioning organisation(s), strategic commissioner(s), health commissioner(s),
    commissioner(s), commissioning services, health service commissioning bod(y|ies)!,
    strategic commissioning bod(y|ies)!, clinical commissioning, health commissioning, strategic commissioning organisation(s),
    bod(y|ies)! that buy, bod(y|ies)! that pay for, bod(y|ies)! that plan, bod(y|ies)! that commission, bod(y|ies)! which plan, bod(y|ies)! which buy,
    organisations that buy, organisations that plan, organisations that commission, groups that buy, groups that plan, groups that pay for,
    groups that commission, gp led group(s), gp led bod(y|ies)!, doctor led group(s), groups led by gps, groups led by doctors, gp commissioning group(s), purse strings`,
  /** Words for a body that leave open what it does. */
  VAGUE_BODY: `group(s), board(s), body, bodies, organisation(s), quango(s), health board(s), nhs board(s), nhs bod(y|ies)!, health bod(y|ies)!,
    nhs group(s), health group(s), clinical care group(s), predecessors, nhs bosses, health bosses, nhs chiefs, health chiefs`,
  HEALTH: 'nhs, gps, commissioning, health service, health bosses, health chiefs',
  /** Others with boards, groups and organisations that merge: beside these none is a commissioning body. */
  RIVAL: `charit(y|ies)!, ambulance(s), committees, agenc(y|ies)!, safeguarding, wellbeing boards, scrutiny board(s), participation group(s), support group(s),
    patient group(s), patients group(s), staff group(s), self help group(s), alliance(s), federation(s), lmc(s), network(s), laborator(y|ies)!, public health, school(s),
    club(s), union(s), carers, contractors, hospice(s), healthwatch, adults, hospital group(s), care homes, housing, church(es), parish(es), voluntary,
    advice centres, councils for voluntary service, collaborative(s), trust(s)`,
  /** What only those who buy care have or do, and those who watch over them. */
  BUYS_CARE: `commissioning, commission, commissioner(s), buy care, buys care, accountable officer(s), governing bod(y|ies)!, integrated care, gps, gp led,
    health secretary, streeting, wes streeting, nhs bosses, local nhs, health spending`,
  GROUPS:
    'groups, two groups, two others, three others, four others, five others, others, predecessor(s), predecessor organisations, former groups, organisations',
  SYSTEM: `ics, icss, integrated care system(s), integrated health and care system(s), integrated health system(s), stp(s),
    sustainability and transformation plan(s), sustainability and transformation partnership(s), sustainability transformation plan(s),
    sustainability transformation partnership(s), accountable care system(s), acss, 42 systems, 42 regional systems, 42 partnerships, footprint areas, 44 footprint(s), 44 areas, stp footprint(s), integrated care partnership(s),
    sustainability and transformation footprint(s), sustainability and transformation process, stp plan(s),
    health and care partnership(s)`,
  CONTRACT_MODEL: `accountable care organisation(s), aco(s), accountable care, integrated care provider(s), icp contract(s),
    integrated care provider contract(s)`,
  /** More than one of them. */
  SEVERAL: `ccgs, clinical commissioning groups, commissioning groups, icbs, integrated care boards, care boards, commissioners,
    commissioning bodies, commissioning organisations, strategic commissioners, health boards, both boards, two boards, three boards,
    both groups, two groups, three groups, four groups, five groups, six groups, seven groups, eight groups, both organisations`,
  NHS_ENGLAND: 'nhs england, nhse, nhs commissioning board, world s largest quango, world s biggest quango',
  NHS_IMPROVEMENT:
    'nhs improvement, nhsi, department of health, health department, dhsc, department of health and social care, department for health',
  OTHER: `trust(s), foundation trust(s), hospital(s), practice(s), surger(y|ies)!, gp practice(s), council(s), borough(s),
    pharmac(y|ies)!, chemist(s), school(s), academ(y|ies)!, universit(y|ies)!, college(s), police, fire, csu(s),
    commissioning support unit(s), commissioning support, support unit(s), pcn(s), primary care network(s), compan(y|ies)!, firm(s),
    pct(s), primary care trust(s), strategic health authorit(y|ies)!, housing association(s),
    ambulance service(s), hospice(s), royal college(s), laborator(y|ies)!, public health england,
    health education england, nhs digital, nhsx, bank(s), building societ(y|ies)!, branch(es), ward(s), unit(s), department(s), care home(s),
    gp federation(s), unitaries, unitary, authorities, social care merger, control room(s), health sciences network(s), prison(s), local authorit(y|ies)!, unitary authorit(y|ies)!, local government, general practice, health centre(s),
    provider(s), competition and markets authority, cma, acquisition(s), takeover, chain(s), district council(s), trust development authority, insurer(s), supermarket(s), medical centre(s), 
    clinical network(s), networks, out of hours, care group(s), medical group(s), community services, 
    police and crime commissioner(s), information commissioner(s), children s commissioner, fire commissioner(s), police commissioner(s), pharmaceutical committee(s), lpc(s)`,
  /** Behind these stands one who lets others merge. */
  BLESSED:
    'support of, help of, backing of, approval of, agreement of, consent of, blessing of, backed by, supported by, approved by, funded by, welcomed by, talks with',
  /** Others again, who speak of mergers more often than they merge: they count only right beside the word. */
  BYSTANDER: `service(s), polic(y|ies)!, website(s), lmc(s), local medical committee(s), healthwatch, union(s), charit(y|ies)!, monitor, campaign group(s), think tank(s),
    local government, bma, patient group(s)`,
  /** What local papers call an ICB. */
  HEALTH_BOARD: 'health board(s), nhs board(s)',
  /** Others words for NHS England, once it has been named. */
  QUANGO: 'body, organisation, quango, agency',
  /** What NHS England is called where it is not named. */
  NATIONAL_BODY:
    'national body, national commissioner, national board, national nhs body, health quango, nhs quango, arm s length body',
  /** National bodies that became parts of it. */
  NATIONAL_PARTNER:
    'nhs digital, health education england, nhsx, nhs improvement, monitor, trust development authority, and improvement',
  OFFICER: 'accountable officer(s)',
  DEPARTMENT: 'department, health department, dhsc, department of health, department of health and social care',
  COUNCIL: 'council(s), county council, city council, borough council',
  WATCHDOG: 'healthwatch',
  /** Others who have deficits. */
  SPENDER:
    'borough(s), trust(s), foundation trust(s), hospital(s), council(s), universit(y|ies)!, school(s), provider(s)',
  SUPPORT_UNIT: 'csu(s), commissioning support unit(s), commissioning support',
  /** Whose yes or no settles it. */
  AUTHORITY: `nhs england, nhse, nhs england and nhs improvement, nhs improvement, nhs england improvement, nhsei, ministers, minister,
    health secretary, secretary of state, government, dhsc, department of health, streeting, hancock, javid, lansley, barclay, hunt,
    regulator(s), national leaders, nhs bosses, nhs chiefs, cabinet, national panel, regional panel, nhs commissioning board, simon stevens,
    nhs chief, national bosses, prime minister, starmer, jim mackey, mackey, whitehall, national body, health minister, pritchard, nhs improvement s,
    nhse i, national leadership, department of health and social care, nhs england s board, regional team, regional bosses, regional office, regional director, region, wes streeting`,
  /** Whose yes comes before: it sends the matter on and settles nothing. */
  MEMBERS: `member(s), member practice(s), governing bod(y|ies)!, gps, gp members, gp practices, doctors, practices, surgeries, board(s),
    board members, boards, councils of members, membership, members, leaders, voters, ccgs, icbs, clinical commissioning groups,
    both boards, commissioners, local gps, votes, vote, voting`,
  /** Whose no has no force. */
  ONLOOKER: `keep our nhs public, konp, campaign, save our nhs, pensioners, councillor(s), council(s), campaigner(s), union(s), mp(s), scrutiny committee, scrutiny, healthwatch, patients, residents,
    mayor, protesters, health overview, lmc(s), cabinet member, labour, opposition, lib dems, tories, staff`,
} as const
