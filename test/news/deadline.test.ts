import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { statedDates } from '../../src/news/deadline.ts'
import { tokenise } from '../../src/news/tokens.ts'

/** A Monday. */
const PUBLISHED = '2019-09-02'

/** As "closes 2019-10-14 17:00", "meets 2019-09-26 14:00 in Town Hall"; "~" for what was worked out. */
function stated(text: string, published: string | null = PUBLISHED): string[] {
  return statedDates(tokenise(text), published).map(({ sort, day, time, place, isReckoned }) =>
    [sort, isReckoned ? `~${day}` : day, time, place === '' ? '' : `in ${place}`]
      .filter((part) => part !== '')
      .join(' '),
  )
}

function table(rows: readonly (readonly [text: string, ...dates: string[]])[], published: string | null = PUBLISHED) {
  for (const [text, ...dates] of rows) it(`“${text}”`, () => assert.deepEqual(stated(text, published), dates))
}

describe('the last day of a consultation', () => {
  table([
    ['The consultation closes on 14 October.', 'closes 2019-10-14'],
    ['The consultation on the merger of the four CCGs closes on Monday 14 October 2019.', 'closes 2019-10-14'],
    ['People have until 30 September to have their say on the plans.', 'closes 2019-09-30'],
    ['Residents have until midnight on Friday 3 January 2020 to comment.', 'closes 2020-01-03 23:59'],
    ['The engagement runs from 2 September to 11 October.', 'closes 2019-10-11'],
    ['A public consultation will run from 9 September until 1 November 2019.', 'closes 2019-11-01'],
    ['Public consultation: 2 September – 11 October.', 'closes 2019-10-11'],
    ['A consultation (9 September to 18 October) asks for views.', 'closes 2019-10-18'],
    ['The survey is open between 9 September and 4 October.', 'closes 2019-10-04'],
    ['The survey runs from 9 to 27 September.', 'closes 2019-09-27'],
    ['Comments by 5pm on 20 September, please.', 'closes 2019-09-20 17:00'],
    ['Send your views to the CCG by Friday 20 September at noon.', 'closes 2019-09-20 12:00'],
    ['Responses must reach the CCGs before 5.30 p.m. on Friday, 20th September.', 'closes 2019-09-20 17:30'],
    ['The deadline for responses is 14 October 2019.', 'closes 2019-10-14'],
    ['Deadline for comments: 14/10/2019', 'closes 2019-10-14'],
    ['The closing date for the questionnaire is October 14th.', 'closes 2019-10-14'],
    ['A survey on plans for one integrated care board ends on 30 November.', 'closes 2019-11-30'],
    [
      'The listening exercise is under way. Its survey closes at 11.59pm on Sunday 6 October.',
      'closes 2019-10-06 23:59',
    ],
    ['CCG merger: consultation launched. It closes on 14 October.', 'closes 2019-10-14'],
    ['Have your say on the merger. The deadline is Monday 14 October.', 'closes 2019-10-14'],
    ['The consultation, which began in July, will end on 14 October.', 'closes 2019-10-14'],
    ['The merger consultation, launched on 2 September, runs until 11 October.', 'closes 2019-10-11'],
    ['The consultation was due to close on 20 September but has been extended to 4 October.', 'closes 2019-10-04'],
    ['The consultation deadline has been extended from 20 September to 4 October.', 'closes 2019-10-04'],
    ['Consultation on CCG merger extended until 4 October', 'closes 2019-10-04'],
    ['CCGs launch consultation on merger until the end of October.', 'closes 2019-10-31'],
    ['The consultation is open until the end of the month.', 'closes 2019-09-30'],
    ['Views are sought until Friday.', 'closes 2019-09-06'],
    ['The consultation closes tomorrow at midday.', 'closes 2019-09-03 12:00'],
    ['Last chance: the survey on the merger closes tonight at midnight.', 'closes 2019-09-02 23:59'],
    ['The survey closes on Friday week.', 'closes 2019-09-13'],
    ['On 14 October the consultation closes.', 'closes 2019-10-14'],
    ['Until 14 October residents can comment on the proposal.', 'closes 2019-10-14'],
    ['Patients may respond until 31 January.', 'closes 2020-01-31'],
    ['You can fill in the questionnaire until 17:00 on 20 September.', 'closes 2019-09-20 17:00'],
    ['The consultation closes on 14 October. A decision is expected on 12 December.', 'closes 2019-10-14'],
    ['The consultation ends on 2019-10-14.', 'closes 2019-10-14'],
    ['The consultation finishes at the end of December.', 'closes 2019-12-31'],
    ['Have your say on the merger by 14 October.', 'closes 2019-10-14'],
    ['Views are wanted on plans to merge the CCGs by 30 September.', 'closes 2019-09-30'],
    ['The consultation is open from 9 September right through to 18 October.', 'closes 2019-10-18'],
    ['People can respond online until 23:59 on Sunday 6 October.', 'closes 2019-10-06 23:59'],
    ['The CCGs are asking for comments on the proposal by close of business on 20 September.', 'closes 2019-09-20'],
    ['The period of engagement concludes on Sunday 6th of October.', 'closes 2019-10-06'],
    ['Consultation on the future of NHS Wirral CCG: closing date 14 Oct 2019', 'closes 2019-10-14'],
    ['Consultation on the proposed merger will take place between 16 September and 25 October.', 'closes 2019-10-25'],
    ['CCG merger consultation closes 20/9/19', 'closes 2019-09-20'],
    ['Views must be received no later than 12pm on 27 September.', 'closes 2019-09-27 12:00'],
    ['Comments are welcome up to and including 27 September.', 'closes 2019-09-27'],
    ['People have until a week on Friday to respond to the consultation.', 'closes 2019-09-13'],
    ['There is still time to comment: the deadline is 5pm, Friday 20 September.', 'closes 2019-09-20 17:00'],
    ['You can have your say online until Sept 30.', 'closes 2019-09-30'],
    [
      'The four-week engagement period, from Monday 9 September to Sunday 6 October, will include six drop-in events.',
      'closes 2019-10-06',
    ],
    ['The consultation opened on Monday and closes on Friday, October 11, 2019 at 5 p.m.', 'closes 2019-10-11 17:00'],
    ['Patients in Ditton had until 5 September, but now have until 16 September to comment.', 'closes 2019-09-16'],
    ['Consultation launched: Monday 2 September. Consultation closes: Friday 25 October.', 'closes 2019-10-25'],
    ['Our survey closes at 9am on Monday 7 October – have your say!', 'closes 2019-10-07 09:00'],
    ['Please complete the questionnaire by Sunday 22 September 2019 (5pm).', 'closes 2019-09-22 17:00'],
    ['Comments close 12 noon 20 September 2019.', 'closes 2019-09-20 12:00'],
  ])

  describe('reckoned from its length', () => {
    table([
      ['A six-week consultation begins today.', 'closes ~2019-10-14'],
      ['A 12-week public consultation on the merger starts on Monday 9 September.', 'closes ~2019-12-02'],
      ['The consultation will run for eight weeks from 16 September.', 'closes ~2019-11-11'],
      ['Today the CCGs launched a six-week engagement on the merger.', 'closes ~2019-10-14'],
      ['A three-month consultation opened on 31 August.', 'closes ~2019-11-30'],
      ['The survey, launched on Thursday, is open for four weeks and asks one question.', 'closes ~2019-09-26'],
      ['A four-week survey was launched on Thursday.', 'closes ~2019-09-26'],
      ['A six-week consultation begins today and closes on 15 October.', 'closes 2019-10-15'],
      ['The six-week consultation, which began on 1 August, has been extended.'],
      ['A consultation on the merger begins on 9 September and will last for six weeks.', 'closes ~2019-10-21'],
      ['Two-week consultation launched yesterday on CCG merger.', 'closes ~2019-09-15'],
      ['The consultation period of 60 days starts today.', 'closes ~2019-11-01'],
      ['The CCGs plan a 12-week consultation from January.'],
      ['CCG to hold six-week consultation.'],
      ['A six-week petition begins today.'],
      ['A six-week consultation on hospital parking begins today.'],
    ])
  })

  describe('is not', () => {
    table([
      ['The surgery closes on 14 October.'],
      ['The consultation closed on 30 August.'],
      ['The consultation ended in August; the CCGs merge on 1 April 2020.'],
      ['The petition against the merger closes on 14 October.'],
      ['Applications for the post of accountable officer close on 20 September.'],
      ['Nominations close on 20 September.'],
      ['Voting closes on 20 September.'],
      ['Tenders must be in by 20 September.'],
      ['The CCGs will close on 31 March 2020, after a consultation.'],
      ['The consultation says that the CCGs would close on 31 March 2020.'],
      ['After consultation, a decision will be made by 14 October.'],
      ['The CCG will publish its response by 14 October.'],
      ['A report on the responses will be published by 14 October.'],
      ['The consultation starts on 9 September.'],
      ['A consultation will be launched by 30 September.'],
      ['The merger takes effect on 1 April 2020 following public consultation.'],
      ['The consultation closes in October.'],
      ['The consultation closes soon.'],
      ['The consultation will not close on 14 October.'],
      ['The consultation was open until 14 October.'],
      ['The consultation on maternity beds closes on 14 October.'],
      ['The staff consultation closes on 14 October.'],
      ['A consultation with staff runs until 14 October.'],
      ['The consultation closes on Tuesday 14 October.'],
      ['The consultation closes on 31 November.'],
      ['The consultation closes on 14 October 2031.'],
      ['The consultation closes next Friday.'],
      ['The consultation closes on Monday.'],
      ['Views sought by the CCG on 14 October were many.'],
      ['Drop-in events run from 9 September to 11 October.'],
      ['Views were sought on a merger of the CCGs by 1 April 2020.'],
      ['People had until 20 September to have their say.'],
      ['The consultation will close two walk-in centres by 20 September.'],
      ['NHS England has until 20 September to respond.'],
      ['The consultation is over. The hospital closes on 20 September.'],
      ['The consultation opens on 20 September.'],
      ['The consultation has drawn 2,000 responses since 2 September.'],
      ['If the consultation goes well, both will merge from 1 October 2019.'],
      ['The results of the consultation will be known by 20 December.'],
      ['Six drop-in events will be held between 9 September and 6 October.'],
      ['GP members have until 20 September to vote on the merger.'],
      ['The merger application has to be submitted by 30 September, following engagement.'],
      ['The council’s response to the consultation must be submitted by 17 September.'],
      ['Councillors will discuss their response to the consultation on 17 September.'],
      ['The consultation’s report will be presented to the board on 26 September.'],
      ['A decision by NHS England is expected by 31 October after a consultation that closes this week.'],
      ['The consultation may march on.'],
      ['14 October'],
      [''],
    ])
  })

  it('has no time of another line or sentence', () => {
    assert.deepEqual(stated('The consultation closes on 14 October\n5pm on Friday: fete'), ['closes 2019-10-14'])
    assert.deepEqual(stated('The consultation closes on 14 October. 5pm is tea time.'), ['closes 2019-10-14'])
  })

  it('is told in the words that state it', () => {
    const [found] = statedDates(
      tokenise('Bad news. A consultation on it closes at 5pm on 14 October, they say.'),
      PUBLISHED,
    )
    assert.equal(found?.words, 'consultation on it closes at 5pm on 14 October')
  })

  describe('has the year that is nearest', () => {
    it('over the turn of the year', () => {
      assert.deepEqual(stated('The consultation closes on 10 January.', '2019-11-20'), ['closes 2020-01-10'])
      assert.deepEqual(stated('The consultation closes on Friday 10 January.', '2019-11-20'), ['closes 2020-01-10'])
      assert.deepEqual(stated('The consultation closes on 10 January next year.', '2019-05-20'), ['closes 2020-01-10'])
      assert.deepEqual(stated('The consultation closes on 20 December.', '2020-01-05'), [], 'it has been')
    })
    it('on 29 February only in a leap year', () => {
      assert.deepEqual(stated('The survey closes on 29 February.', '2020-01-20'), ['closes 2020-02-29'])
      assert.deepEqual(stated('The survey closes on 29 February.', '2021-01-20'), [])
    })
    it('and without a day of publication only the one that is written', () => {
      assert.deepEqual(stated('The consultation closes on 14 October 2019.', null), ['closes 2019-10-14'])
      assert.deepEqual(stated('The consultation closes on 14 October.', null), [])
      assert.deepEqual(stated('The consultation closes today, or on Friday, or at the end of May.', null), [])
    })
    it('and the day of publication itself counts', () =>
      assert.deepEqual(stated('The consultation closes on 2 September.'), ['closes 2019-09-02']))
  })
})

describe('the day of a public meeting', () => {
  table([
    [
      'The governing body meets in public on 26 September at 2pm in the Town Hall, Birkenhead.',
      'meets 2019-09-26 14:00 in the Town Hall, Birkenhead',
    ],
    ['The CCG’s governing body will decide at its meeting on 26 September.', 'meets 2019-09-26'],
    ['A public meeting will be held on Thursday 3 October from 7pm to 9pm.', 'meets 2019-10-03 19:00'],
    [
      'A public meeting on the merger will be held at 7.30pm on 3 October at St George’s Hall.',
      'meets 2019-10-03 19:30 in St George’s Hall',
    ],
    [
      'The board will meet in public on 26 September, 2-4pm, at Floral Pavilion.',
      'meets 2019-09-26 14:00 in Floral Pavilion',
    ],
    ['On 26 September the governing body meets in public.', 'meets 2019-09-26'],
    [
      'The governing body will meet in public at the Civic Centre, Southport, on Wednesday 25 September, starting at 1.30pm.',
      'meets 2019-09-25 13:30 in the Civic Centre, Southport',
    ],
    ['The ICB board meets in public on Thursday 26 September (10am–1pm, online).', 'meets 2019-09-26 10:00'],
    ['A decision will be taken at a meeting in public of the board on 28 November.', 'meets 2019-11-28'],
    [
      'Anybody may attend the governing body meeting on 26 September at 1pm at Beech House, 12 Rugby Road.',
      'meets 2019-09-26 13:00 in Beech House, 12 Rugby Road',
    ],
    ['A judicial review hearing will be held in public on 24 September.'],
    ['An engagement event takes place on 12 September at 6pm at St Mary’s Church Hall.'],
    ['The health scrutiny committee meets on Wednesday.', 'meets 2019-09-04'],
    ['The joint committee meets in public on 26 and 27 September.', 'meets 2019-09-26', 'meets 2019-09-27'],
    [
      'The consultation closes on 14 October and the governing body meets in public on 7 November.',
      'closes 2019-10-14',
      'meets 2019-11-07',
    ],
    ['The governing body met in public on 26 September.'],
    ['The governing body meets in private on 26 September.'],
    ['The governing body meeting on 26 September will be postponed.'],
    ['A meeting for staff will be held on 26 September.'],
    ['The merger was agreed at a governing body meeting on Thursday.'],
    ['The two chief executives meet on 26 September.'],
    ['The governing body meets to discuss a merger by 1 April 2020.'],
    ['At its meeting the governing body heard that the CCGs merge on 1 April 2020.'],
    ['The governing body meets in public next month.'],
  ])
})
