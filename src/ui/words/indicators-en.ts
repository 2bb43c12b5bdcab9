/**
 * Words about key indicators: entering them, and reporting them. `indicators-ru.ts` has the same
 * keys.
 */
import { plural } from './plural.ts'

const count = plural<'one' | 'other'>('en')

export const en = {
  names: {
    leads: 'Leads',
    won: 'Deals won',
    volume: 'Sales volume',
    margin: 'Margin, %',
    'margin-amount': 'Margin, amount',
    repeat: 'Of these, repeat deals',
  },
  team: 'Team',
  loading: 'Loading…',
  enter: {
    title: 'Key indicators',
    lead: 'Sales volume, margin and the few others that make your business, so that they can be shown beside the time.',
    file: {
      title: 'From your CRM',
      lead: 'Choose a CSV export: one row per month, or one row per deal. Nothing is stored before you have seen it.',
      choose: 'CSV file',
      tooLarge: (most: string) => `This file is larger than ${most}. Export fewer rows or columns.`,
      reading: 'Reading the file…',
      refused: (line: number, why: string) => `Line ${line}: ${why}`,
      how: 'How it is read',
      encoding: 'Encoding',
      separator: 'Separator',
      separators: { ',': 'comma', ';': 'semicolon', '\t': 'tab' },
      decimal: 'Decimal sign',
      decimals: { point: 'point: 1,234.5', comma: 'comma: 1 234,5' },
      dates: 'Dates',
      dateForms: {
        ymd: 'year-month-day',
        dmy: 'day.month.year',
        mdy: 'month/day/year',
        ym: 'year-month',
        my: 'month.year',
        week: 'week',
      },
      datesUnsure: 'Day and month could be the other way round. Please check.',
      period: 'A row is',
      periods: { week: 'a week', month: 'a month' },
      columns: 'What each column is',
      remembered: 'Chosen last time.',
      unused: 'not used',
      column: {
        period: 'Date or month',
        person: 'Person',
        email: 'E-mail',
        created: 'Created on',
        closed: 'Closed on',
        state: 'Stage',
        amount: 'Amount of the deal',
        'amount-margin': 'Margin of the deal',
      },
      won: 'Stages that mean won',
      state: (name: string, rows: number) => `${name} (${rows})`,
      missing: {
        period: 'Choose the column with the date.',
        values: 'Choose at least one column with values.',
        created: 'Choose the column with the date of the deal.',
        state: 'Choose the stages that mean won.',
      },
      found: (rows: number) => count(rows, { one: `${rows} row`, other: `${rows} rows` }),
      would: (added: number, changed: number, same: number) =>
        `${added} new, ${changed} changed, ${same} the same`,
      bad: 'Rows that cannot be read',
      badRow: (line: number, why: string, column: string) =>
        column ? `Line ${line}, “${column}”: ${why}` : `Line ${line}: ${why}`,
      faults: {
        'no-date': 'not a date',
        'no-number': 'not a number',
        formula: 'a formula; export values instead',
        twice: 'the same person and date again',
        'no-person': 'nobody is named',
        'too-large': 'too large',
        'not-whole': 'not a whole number',
      },
      unmatched: 'People who are not in this team',
      unmatchedRow: (name: string, rows: number) =>
        `${name || 'no name'}: ${count(rows, { one: `${rows} row`, other: `${rows} rows` })}`,
      unmatchedTwice: (name: string) => `${name}: two people have this name`,
      sample: 'First values',
      sampleHeads: ['Who', 'Indicator', 'Period', 'Value', 'Before'],
      store: 'Store',
      storeRest: 'Store the rest',
      stored: (values: number) =>
        `${count(values, { one: `${values} value`, other: `${values} values` })} stored.`,
      nothingNew: 'Everything in this file is stored already.',
    },
    hand: {
      title: 'By hand',
      lead: 'Tab goes to the next field, the arrows go up and down, Enter saves.',
      of: {
        team: 'What is here comes from your people’s values. A value entered here replaces their sum.',
        people: 'Your people see in their settings that you looked.',
      },
      whose: 'Whose values',
      whoseNames: { team: 'The team as a whole', people: 'Each person' },
      groupMode:
        'This team gives figures for groups only, so nobody’s values are shown by name. Import them from a file, or enter those of the team.',
      nobody: 'Nobody is in this team yet.',
      indicator: 'Indicator',
      person: 'Person',
      save: 'Save',
      saved: 'Saved.',
      wrong: 'Not a number:',
      wrongHere: 'Not a number, or not a whole one:',
    },
    targets: {
      title: 'Targets',
      lead: 'Where you stand in a month today, and where you want to be in two months.',
      today: 'Today',
      later: 'Target',
      by: 'By',
      save: 'Save targets',
      wrongDate: 'The date of a target must be later than today.',
    },
    choices: {
      title: 'Settings of this team',
      currency: 'Currency',
      currencyHint: 'Three letters, such as EUR.',
      cost: 'Cost of one hour',
      costHint: 'On average in the team. Costs are shown for the team, never for one person.',
      own: 'Your own indicators',
      ownHint: (most: number) => `Up to ${most}.`,
      name: 'Name',
      measure: 'Measure',
      measures: { count: 'number', money: 'amount', percent: 'percent' },
      direction: 'Better is',
      directions: { up: 'more', down: 'less', none: 'neither' },
      remove: 'Remove',
      removeOf: (name: string) => `Remove ${name}`,
      add: 'Add an indicator',
      save: 'Save settings',
      saved: 'Saved.',
    },
  },
  results: {
    title: 'Time and results',
    lead: 'What came of the time. That two things happen in the same month does not say that one makes the other.',
    kinds: { week: 'Weeks', month: 'Months', quarter: 'Quarters' },
    groupMode:
      'This team gives its time for groups only: shares by weeks, rounded, of five people or more. So there is nothing per hour here, and sums of results need the values of five people as well.',
    groupWeeks: 'Show weeks',
    nothing: 'No indicators yet, so there is nothing to put beside the time.',
    noTime: 'No time was recorded in these periods, so there is nothing per hour.',
    enterThem: 'Enter them or import a file',
    lag: 'Result shown',
    lags: {
      week: ['in the same week', 'one week later', 'two weeks later'],
      month: ['in the same month', 'one month later', 'two months later'],
      quarter: ['in the same quarter', 'one quarter later', 'two quarters later'],
    },
    course: 'Over time',
    courseSays: (later: number): string =>
      later > 0
        ? 'Each result stands above the time of the earlier period that is compared with it.'
        : 'Results, selling time and where all time went, on one axis.',
    sellingHours: 'Selling time, hours',
    allHours: 'All time, hours',
    groupSelling: 'Selling, share of the group’s time',
    groupShares: 'Where the group’s time went',
    target: (value: string) => `target ${value}`,
    period: 'Period',
    quarterName: (number: number, year: string) => `Q${number} ${year}`,
    running: 'still running',
    perHour: 'Per hour and per deal',
    perHourSays:
      'Counts below five are shown as counts: one deal more or less would change the rate too much.',
    heads: {
      selling: 'Selling time',
      conversion: 'Won of leads',
      averageDeal: 'Average deal',
      perLead: 'Selling time per lead',
      perWon: 'Selling time per deal',
      volumePerHour: 'Volume per selling hour',
      marginPerHour: 'Margin per selling hour',
    },
    leadsCount: (leads: number) => count(leads, { one: `${leads} lead`, other: `${leads} leads` }),
    wonCount: (won: number) => count(won, { one: `${won} deal`, other: `${won} deals` }),
    kindsOfDeals: 'New and repeat deals',
    newDeals: 'New deals',
    repeatDeals: 'Repeat deals',
    prospectTime: 'Prospect time',
    clientTime: 'Client time',
    perNew: 'Prospect time per new deal',
    perRepeat: 'Client time per repeat deal',
    newToRepeat: (perNew: string, perRepeat: string, when: string) =>
      `${when} a new deal took ${perNew} of prospect time, a repeat deal ${perRepeat} of client time`,
    timesMore: (times: string) => `: ${times} times as much.`,
    timesLess: (times: string) => `: ${times} times as much.`,
    timesSame: ': about as much.',
    noTimes: '.',
    newToRepeatFew: (least: number) =>
      `There are fewer than ${least} new or repeat deals so far: too few to say what each takes.`,
    lastPeriods: {
      week: (n: number) => count(n, { one: 'In one week', other: `In ${n} weeks` }),
      month: (n: number) => count(n, { one: 'In one month', other: `In ${n} months` }),
      quarter: (n: number) => count(n, { one: 'In one quarter', other: `In ${n} quarters` }),
    },
    dialingAndLeads: 'Dialing and leads',
    dialingSays:
      'Long dialing for each minute of talk, and few leads, can mean a poor call list. Lists by name are in each person’s own report: notes are not shown to a manager.',
    dialingSaysOwn:
      'Long dialing for each minute of talk, and few leads, can mean a poor call list.',
    dialingHeads: [
      'Dialing',
      'Talk',
      'Dialing per minute of talk',
      'Leads',
      'Dialing and talk per lead',
    ],
    cost: 'What the time cost',
    costSays: (period: string, all: string) =>
      `${period}: ${all} in all, by the hourly cost of the team.`,
    costHeads: ['Category', 'Hours', 'Cost'],
    costWon: (amount: string) => `${amount} for each deal won`,
    costNew: (amount: string) => `${amount} of prospect time for each new deal`,
    costRepeat: (amount: string) => `${amount} of client time for each repeat deal`,
    more: 'Five more points of selling',
    moreSays: (time: string, volume: string, perHour: string, period: string) =>
      `Five more points of selling time would have been ${time} more in ${period}. At ${perHour} per selling hour that is ${volume}. This is arithmetic, not a forecast.`,
    together: 'Do they move together?',
    togetherWith: 'Result',
    tooFew: (known: number, needed: number) =>
      `${count(known, { one: `${known} period is`, other: `${known} periods are` })} known; ${needed} are needed before a coefficient says anything.`,
    coefficient: (r: string, low: string, high: string, periods: number) =>
      `Selling time and this result: r = ${r}, with 95% confidence between ${low} and ${high} (${periods} periods). Coincidence is possible.`,
    never: 'One of the two never changes.',
    context: 'Benchmarks from public studies',
    contextSays:
      'What each of them calls selling differs, and only the first one measured it. Your figures are measured, so a difference says little.',
    contextHeads: ['Study', 'Size', 'Selling', 'What was counted, and which stages that is here'],
    sizes: {
      proudfoot: 'nearly 11,000 hours of observation, 12 countries',
      'industrial-performance': '1,502 salespeople, North America',
      'cso-insights': 'more than 2,000 companies',
    },
    definitions: {
      proudfoot:
        'Observed: active selling 11%, prospecting 10%. Here: calls and meetings with prospects and clients, and the research that finds prospects.',
      'industrial-performance':
        'Asked online: activities that bring in revenue. Here: calls and meetings with prospects and clients, partly research.',
      'cso-insights':
        'Asked: selling by phone or face to face. Here: calls and meetings with prospects and clients.',
    },
  },
  review: {
    title: (month: string) => `Review of ${month}`,
    lead: '15 minutes with the team, once a month. About the team, not about one person.',
    changed: 'What changed',
    nothing: 'There is nothing yet to compare.',
    names: {
      volume: 'Sales volume',
      margin: 'Margin',
      'selling-share': 'Share of selling',
      leads: 'Leads',
      conversion: 'Won of leads',
      won: 'Deals won',
      'average-deal': 'Average deal',
    },
    change: (name: string, before: string, value: string) => `${name}: ${before} → ${value}`,
    judgements: {
      higher: (low: string, high: string) => `more than usual (${low} to ${high})`,
      lower: (low: string, high: string) => `less than usual (${low} to ${high})`,
      usual: (low: string, high: string) => `as usual (${low} to ${high})`,
      few: (missing: number) =>
        `too early to say: ${count(missing, { one: `${missing} more month is`, other: `${missing} more months are` })} needed`,
    },
    ask: 'A question for the team',
    questions: {
      'selling-less': 'What took the time that was selling time before?',
      'leads-less':
        'Where did our leads come from in good months, and what did we stop doing there?',
      'conversion-less': 'At which stage did we lose deals this month that we usually keep?',
      'deals-smaller': 'Which larger deals did we not offer, and why?',
      'margin-less': 'When did we give a discount, and what would have helped us not to?',
      'volume-less': 'Which deals moved to next month, and what are they waiting for?',
      'what-went-well': 'What did we do differently this month that we want to keep?',
      'nothing-unusual':
        'Which one hour of the week helps deals most, and what keeps us from having two?',
      'too-early': 'Which number do we want to know by heart every Monday?',
    },
    tryThis: 'One thing to try',
    tries: {
      'selling-less': 'Two mornings a week without internal meetings.',
      'leads-less': 'One fixed hour a day for new contacts.',
      'conversion-less': 'A call back within the same day after every offer.',
      'deals-smaller': 'One larger alternative in every offer.',
      'margin-less': 'No discount without something in return.',
      'volume-less': 'A next step with a date for every open deal.',
      'what-went-well': 'Do it again on purpose, and write down how.',
      'nothing-unusual': 'Protect that hour in everybody’s calendar.',
      'too-early': 'Keep volume and margin every month.',
    },
    agreed: 'What we agreed to try',
    watch: 'We will look at',
    useIdea: 'Use this idea',
    save: 'Write it down',
    saved: 'Written down.',
    last: (month: string) => `Agreed after ${month}`,
    outcome: (name: string, before: string, value: string, judgement: string) =>
      `${name}: ${before} before, ${value} after: ${judgement}.`,
    outcomeUnknown: 'What you wanted to look at is not known for this month.',
    tooFewDays: (on: string, days: number, month: string) =>
      `Too few days to tell: it was agreed on ${on}, and ${count(days, { one: `${days} day`, other: `${days} days` })} of ${month} came after that.`,
  },
  now: {
    title: (month: string) => `${month}: now, and where it should be`,
    time: 'Where the time went',
    selling: (share: string) => `${share} selling`,
    unknown: 'Not given for this month.',
    firstMonth: 'The first month: nothing to compare with yet.',
    goal: (value: string, day: string) => `Target: ${value} by ${day}.`,
    due: (value: string, month: string) => `On the way there: ${value} for ${month}.`,
    reached: 'Reached.',
    setTarget: 'Set a target for two months from now',
    nextTitle: 'What to do next:',
    next: {
      'selling-less':
        'selling got less of the time than usual, so find out with the team what took it, and try two mornings a week without internal meetings.',
      'leads-less':
        'fewer leads than usual came in, so find out with the team where good months got theirs, and try one fixed hour a day for new contacts.',
      'conversion-less':
        'fewer leads than usual were won, so find out with the team at which stage deals were lost, and try a call back within a day after every offer.',
      'deals-smaller':
        'deals were smaller than usual, so find out with the team which larger ones were not offered, and try one larger alternative in every offer.',
      'margin-less':
        'the margin was lower than usual, so find out with the team when discounts were given, and try none without something in return.',
      'volume-less':
        'less than usual was sold, so find out with the team which deals moved to next month, and give every open one a next step with a date.',
      'what-went-well':
        'something went better than usual, so find out with the team what was done differently, and do it again on purpose.',
      'nothing-unusual':
        'nothing was unusual, so nothing has to be repaired; protect the one hour of the week that helps deals most, and look again in a month.',
      'too-early':
        'it is too early to say what is usual, so keep volume and margin every month, and change nothing because of one number.',
    },
    takes: (goal: string, gap: string, time: string, perHour: string) =>
      `${goal} is ${gap} more. At the present ${perHour} per selling hour that would be ${time} more selling time in a month:`,
    room: (share: string, now: string) => `${share} of all working time instead of ${now}.`,
    noRoom: 'more than all working time together. More time alone will not do it.',
    arithmetic: 'This is arithmetic, not a forecast.',
  },
  own: {
    lead: 'Your own results beside your own time. The results come from your company’s endpoint; your time stays here. What the time costs is never shown for one person.',
    notConnected:
      'Your results come from your company’s endpoint, and this browser is not connected to one.',
    connect: 'Connect it in the settings',
    nothing:
      'No results of yours are known yet. Your team’s manager imports them from the CRM, or enters them.',
    failed: 'The endpoint cannot be asked now, so your results are not shown.',
    old: 'Your company’s endpoint is too old to give results. Please tell your administrator.',
    again: 'Try again',
    lists: (month: string) => `Call lists, ${month}`,
    listsSays:
      'Lists are your notes on dialing and calls. Leads are shown where your team counts them under the same name.',
    listHeads: ['List', 'Dialing', 'Talk', 'Dialing per minute of talk', 'Leads'],
  },
}

export type IndicatorWords = typeof en
