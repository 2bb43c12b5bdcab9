/**
 * Words about the days on which a person is expected to work, for the settings and the day page.
 */
export const en = {
  title: 'Working days',
  hint: 'Only these days can be missing in a report. The hours are for you alone: they change no figure.',
  /** The label of a weekday's hours. */
  hoursOn: (weekday: string) => `Hours on ${weekday}`,
  hours: 'h',
  usual: 'Use the usual days',
  offTitle: 'Days off',
  offHint:
    'Your manager sees only that you do not work on these days. The reason stays in this browser.',
  none: 'No days off yet.',
  from: 'From',
  to: 'To',
  reason: 'Reason',
  reasons: { leave: 'Leave', sick: 'Sick', holiday: 'Holiday', other: 'Other' },
  add: 'Add days off',
  remove: 'Remove',
  removeRange: (range: string) => `Remove ${range}`,
  wrongRange: 'The last day is before the first. Please check the dates.',
  /** The words below are for the day page. */
  isOff: 'Day off',
  fromTeam: 'Day off of your team',
  takeOff: 'Day off…',
  workAfterAll: 'I work on this day',
}

export type WorkingWords = typeof en
