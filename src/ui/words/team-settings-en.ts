import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')
const entries = (count: number, shown: string) =>
  `${shown} ${form(count, { one: 'entry', other: 'entries' })}`

/** What the console says about a team's settings. */
export const en = {
  lead: 'What holds for everybody in the team. Each person sees in Stint what is chosen here.',
  loading: 'Loading the settings…',
  save: 'Save',
  saved: 'Saved.',
  week: {
    title: 'Working days and holidays',
    hint: 'They count for everybody who has not set days of their own. Only expected days can be missing in a report; the hours change no figure.',
    notSet:
      'No days are set: each person has the usual ones of their region. Tick or clear a day to set the same days for all.',
    holidays: 'Holidays',
    holidaysHint: 'Nobody in the team is expected on these days.',
    none: 'No holidays yet.',
    add: 'Add holidays',
  },
  middle: {
    title: 'Comparison with the team',
    label: 'Members may compare themselves with the middle of the team',
    hint: 'They see median shares of five others or more, by whole weeks, and nobody’s own figures.',
    none: 'Not in group mode: its figures are those of the group.',
  },
  group: {
    title: 'By name, or groups only',
    named: 'Managers see figures by name.',
    explained:
      'In group mode the endpoint gives figures of groups of five people or more, by whole weeks, and nothing about a named person, whatever is asked. It begins at once; to end it takes two administrators, and members are told.',
    enter: 'Enter group mode',
    sure: 'From today on nothing of this team is given by name, and what is recorded now never will be.',
    yes: 'Yes, enter group mode',
    no: 'Cancel',
    since: (day: string) => `Group mode since ${day}. Figures of groups only.`,
    onlyAdministrators: 'Administrators can change this.',
    leave: 'Ask to end group mode',
    youAsked: (day: string) =>
      `You have asked to end it. Another administrator has to confirm by ${day}.`,
    asked: (name: string, day: string) =>
      `${name} has asked to end it. It ends if another administrator confirms by ${day}.`,
    someone: 'An administrator',
    confirm: 'Confirm the end',
    keep: 'Keep group mode',
    ending: (day: string) =>
      `It ends: figures by name begin with ${day}. Earlier days stay in the group.`,
  },
  heads: {
    title: 'Managers',
    hint: 'They see the time of each person in the team, or of the group in group mode.',
    none: 'Nobody leads this team: its time is seen by nobody.',
    add: 'Add a manager',
    choose: 'Choose a person',
    addButton: 'Add',
    remove: 'Remove',
    removeOf: (name: string) => `Remove ${name}`,
    own: 'Another administrator can make you a manager of the team, or remove you.',
  },
  retention: {
    title: 'Old entries of all teams',
    keeps: (days: number) =>
      `Once a day the service automatically removes what ended more than ${days} days ago.`,
    never: 'Nothing is removed automatically: no period is set (STINT_KEEP_DAYS).',
    days: 'Remove entries older than this number of days',
    preview: 'Show what would be removed',
    heads: ['Team', 'Would be removed', 'Of all'],
    until: (day: string) => `That is everything that ended before ${day}.`,
    nothing: 'There is nothing so old.',
    remove: (count: number, shown: string) => `Remove ${entries(count, shown)} for ever`,
    sure: 'Removed entries cannot be brought back, also not by a person’s browser.',
    yes: 'Yes, remove them',
    removed: (count: number, shown: string) => `Removed: ${entries(count, shown)}.`,
    goesOn:
      'This takes longer and continues in the background. Look again in a few minutes at what is left.',
  },
  problems: {
    'second-administrator': 'You have asked for it. Another administrator has to confirm it.',
    'not-found': 'This team is not there any more. Reload the page.',
    'own-entry': 'This is you: another administrator can do that.',
  },
}

export type TeamSettingsWords = typeof en
