import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

const categories = (count: number) =>
  `${count} ${form(count, { one: 'category', other: 'categories' })}`

/** What the settings say of categories; `categories-ru.ts` has the same keys. */
export const en = {
  title: 'Categories',
  intro:
    'The stages of your work. Months can only be compared while they stay the same, so they change seldom, and from one day to the next.',
  ofTeam: (team: string) => `They are those of your team, ${team}.`,
  member: 'A manager of the team can change them. Colours, order and keys below are yours.',
  manager: 'You can change them for the whole team.',
  notYet: 'Your team has not been asked for its categories yet. Stint does so by itself.',
  since: (day: string) => `In force since ${day}.`,
  kind: 'Scheme',
  kinds: {
    base: 'Base: 8 categories',
    detailed: 'Detailed: 18 categories that add up to the same 8',
    own: 'Your own',
  },
  every: 'May change',
  everyMonths: {
    1: 'once a month',
    3: 'once in 3 months',
    6: 'once in 6 months',
  },
  everyHint: 'Counted from the day on which this takes force. It is a change like any other.',
  below: (base: string) => `counts in ${base}`,
  notOffered: (count: number) => `Not offered: ${categories(count)}`,
  notOfferedHint: 'What was recorded in them keeps its name and its place in reports.',
  edit: 'Edit',
  editOf: (name: string) => `Edit ${name}`,
  done: 'Done',
  cancel: 'Cancel',
  fresh: 'new',
  english: 'Name in English',
  russian: 'Name in Russian',
  otherName: 'Left empty, it is the same in both languages.',
  parent: 'Counts in',
  group: 'Group',
  groups: {
    selling: 'Selling',
    internal: 'Internal',
    admin: 'Administration',
    preparation: 'Preparation',
    travel: 'Travel',
    service: 'Service',
    other: 'Other',
  },
  nature: 'While it runs',
  natures: {
    'off-computer': 'you may be away from the computer, as in a call or a meeting',
    yields: 'you are at the computer; opening the CRM turns it into Documentation',
    stays: 'you are at the computer; opening the CRM changes nothing',
  },
  fixed: 'Group and this cannot change later.',
  retire: 'Offer no more',
  offer: 'Offer again',
  drop: 'Remove',
  add: 'Add a category',
  addIt: 'Add',
  problems: {
    empty: 'It needs a name.',
    long: 'A name has at most 60 characters.',
    taken: 'Another category that is offered has this name.',
    many: 'There is no room for more: 60 categories at most, those not offered among them.',
  },
  prepared: 'Your changes',
  preparedHint:
    'Nothing has changed yet. They wait here until you put them in force or discard them.',
  nothingDiffers: 'Together they change nothing.',
  putInForce: 'Put in force from tomorrow',
  putInForceOn: (day: string) => `Put in force with the rest on ${day}`,
  discard: 'Discard all',
  undo: 'Undo the last',
  allowedFrom: (day: string) =>
    `The categories may be changed again from ${day}. What you prepare is kept until then.`,
  pending: (day: string) => `From ${day}:`,
  pendingHint: 'Until then you can still change it, or take it back.',
  takeBack: 'Take it back',
  changes: (count: number) => `${count} ${form(count, { one: 'change', other: 'changes' })}`,
  differences: {
    added: (name: string, base: string) => `New: ${name}, counts in ${base}`,
    offered: (name: string) => `Offered: ${name}`,
    retired: (name: string) => `Not offered any more: ${name}`,
    renamed: (was: string, name: string) => `${was} is now called ${name}`,
    moved: (name: string, base: string) => `${name} now counts in ${base}`,
    every: (rule: string) => `May change ${rule}`,
  },
  outcomes: {
    changed:
      'Somebody changed the categories meanwhile, so nothing was put in force. Your changes stand here on top of theirs: look through them and try again.',
    unready: 'Please answer the two questions first.',
    forbidden: 'Only a manager of the team can change its categories.',
    team: 'They are the team’s now. Nothing was changed.',
    wrong: 'The categories cannot be like that. Nothing was changed.',
    unchanged: 'That changes nothing.',
    offline: 'The server cannot be reached, so nothing was changed. Your changes are kept here.',
    other: 'The server did not take it. Your changes are kept here.',
  },
  readiness: 'Before your team starts: two questions, asked once',
  readinessHint:
    'Time layout does not replace the sales figures in your CRM; it explains them. Your answers forbid nothing.',
  indicatorsInCrm: 'Are your key indicators kept in the CRM?',
  indicatorsRisk:
    'Then nobody can tell whether a different use of time sells more: you will see where the time goes, but not what it brings.',
  crmForHalfAYear: 'Has the team used this CRM for half a year or longer?',
  crmRisk:
    'Then people still learn the CRM, and time in it says more about learning than about work. Do not compare these first months with later ones.',
  yes: 'Yes',
  no: 'No',
  history: 'What changed so far',
  historyFirst: 'From the beginning: the base scheme',
  historyOn: (day: string) => `From ${day}`,
  yours: 'Yours alone',
  yoursHint:
    'Colour, order and keys of your popup, and what it shows. Change them as often as you like; nobody else sees it.',
  colour: (name: string) => `Colour of ${name}`,
  key: (name: string) => `Key of ${name}`,
  up: (name: string) => `${name} up`,
  down: (name: string) => `${name} down`,
  shown: (name: string) => `${name} is in the popup`,
  showIn: 'In the popup',
  reset: 'As usual',
  keyProblems: {
    taken: (key: string, name: string) =>
      `${key} is the key of ${name}. Give that another one first.`,
    reserved: (key: string) => `${key} does something else in the popup.`,
    none: 'A key is one letter or a digit from 1 to 9.',
  },
  keyHint:
    'Press the letter or digit that you want; Backspace brings back the usual one. What has no tick is not in the popup.',
  browserKeys:
    'The browser’s own page of extension shortcuts knows the 18 categories of the detailed scheme, and no others.',
  stretches: (count: number) =>
    `${count} ${form(count, { one: 'stretch', other: 'stretches' })} of time`,
  wantedByMember: (name: string) =>
    `“${name}” can become a category when a manager of your team adds it.`,
}

export type CategoryWords = typeof en
