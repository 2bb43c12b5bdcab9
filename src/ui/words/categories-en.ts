import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

const categories = (count: number) =>
  `${count} ${form(count, { one: 'category', other: 'categories' })}`

/** What the settings say about categories; `categories-ru.ts` has the same keys. */
export const en = {
  title: 'Categories',
  intro:
    'The kinds of work you do. To keep months comparable, they change rarely, always at the start of a day.',
  ofTeam: (team: string) => `Set by your team, ${team}.`,
  member: 'A manager of the team can change them. Colours, order and keys below are yours.',
  manager: 'You can change them for the whole team.',
  notYet: 'The categories of your team have not arrived yet. Stint asks for them automatically.',
  since: (day: string) => `In effect since ${day}.`,
  kind: 'Scheme',
  kinds: {
    base: 'Base: 8 categories',
    detailed: 'Detailed: 18 categories that add up to the same 8',
    own: 'Custom',
  },
  every: 'Can be changed',
  everyHint: 'Counted from the day this takes effect. Changing this counts as a change, too.',
  everyMonths: {
    1: 'once a month',
    3: 'once in 3 months',
    6: 'once in 6 months',
  },
  below: (base: string) => `part of ${base}`,
  notOffered: (count: number) => `Hidden: ${categories(count)}`,
  notOfferedHint: 'Time recorded in them keeps its name and its place in reports.',
  edit: 'Edit',
  editOf: (name: string) => `Edit ${name}`,
  done: 'Done',
  cancel: 'Cancel',
  fresh: 'new',
  english: 'Name in English',
  russian: 'Name in Russian',
  otherName: 'Leave empty to use the same name in both languages.',
  parent: 'Part of',
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
    'off-computer': 'you may be away from the computer (a call, a meeting)',
    yields: 'you are at the computer; the CRM switches to Documentation',
    stays: 'you are at the computer; the CRM changes nothing',
  },
  fixed: 'The group and this choice cannot be changed later.',
  retire: 'Hide',
  offer: 'Show again',
  drop: 'Remove',
  add: 'Add a category',
  addIt: 'Add',
  problems: {
    empty: 'Enter a name.',
    long: 'Enter at most 60 characters.',
    taken: 'Another category has this name. Choose a different one.',
    many: 'There can be 60 categories at most, including hidden ones.',
  },
  prepared: 'Your changes',
  preparedHint: 'Nothing has changed yet. Put them into effect, or discard them.',
  nothingDiffers: 'Together they change nothing.',
  putInForce: 'Put into effect from tomorrow',
  putInForceOn: (day: string) => `Put into effect with the rest on ${day}`,
  discard: 'Discard all',
  undo: 'Undo the last',
  allowedFrom: (day: string) =>
    `The categories can be changed again from ${day}. Your changes are kept until then.`,
  pending: (day: string) => `From ${day}:`,
  pendingHint: 'Until then you can still change or withdraw it.',
  takeBack: 'Withdraw',
  changes: (count: number) => `${count} ${form(count, { one: 'change', other: 'changes' })}`,
  differences: {
    added: (name: string, base: string) => `New: ${name}, part of ${base}`,
    offered: (name: string) => `Shown again: ${name}`,
    retired: (name: string) => `Hidden: ${name}`,
    renamed: (was: string, name: string) => `${was} is now called ${name}`,
    moved: (name: string, base: string) => `${name} is now part of ${base}`,
    every: (rule: string) => `Can be changed ${rule}`,
  },
  outcomes: {
    changed:
      'Somebody else changed the categories, so yours did not take effect. Check your changes below, then try again.',
    unready: 'Please answer the two questions first.',
    forbidden: 'Only a manager of the team can change its categories.',
    team: 'The categories are now set by the team. Nothing was changed.',
    wrong: 'Categories cannot be changed in this way. Nothing was changed.',
    unchanged: 'That changes nothing.',
    offline: 'The server cannot be reached, so nothing was changed. Your changes are kept here.',
    other: 'The server did not accept this. Your changes are kept here.',
    cancelled: 'Cancelled. Your changes are kept here, unless the server already took them.',
  },
  readiness: 'Before your team starts: two questions, asked once',
  readinessHint:
    'Time figures do not replace the sales figures in your CRM; they explain them. You can go on with any answer.',
  indicatorsInCrm: 'Are your key figures kept in the CRM?',
  indicatorsRisk:
    'Then nobody can tell whether time used differently sells more: you see where the time goes, but not what it brings.',
  crmForHalfAYear: 'Has the team used this CRM for half a year or longer?',
  crmRisk:
    'Then people are still learning the CRM, and time in it says little about their work. Do not compare these first months with later ones.',
  yes: 'Yes',
  no: 'No',
  history: 'Earlier changes',
  historyFirst: 'At first: the base scheme',
  historyOn: (day: string) => `From ${day}`,
  yours: 'Personal',
  yoursHint: 'Colour, order and keys in your popup. Change them any time; nobody else sees them.',
  colour: (name: string) => `Colour of ${name}`,
  key: (name: string) => `Key of ${name}`,
  up: (name: string) => `${name} up`,
  down: (name: string) => `${name} down`,
  shown: (name: string) => `${name} is in the popup`,
  showIn: 'In the popup',
  reset: 'Reset',
  keyProblems: {
    taken: (key: string, name: string) =>
      `${key} is already the key of ${name}. Change that one first.`,
    reserved: (key: string) => `${key} does something else in the popup.`,
    none: 'Press one letter, or a digit from 1 to 9.',
  },
  keyHint: 'Press a letter or digit; Backspace resets the key. Unticked categories are hidden.',
  browserKeys: 'The browser’s own page of shortcuts lists only the 18 detailed categories.',
  stretches: (count: number) => `${count} ${form(count, { one: 'entry', other: 'entries' })}`,
  wantedByMember: (name: string) => `A manager of your team can make “${name}” a category.`,
}

export type CategoryWords = typeof en
