/** Words of badge and notifications. The popup uses some of these words as well. */
export const en = {
  nothingRuns: 'Nothing is running',
  since: (time: string) => `since ${time}`,
  away: (span: string, length: string) => `Away ${span}\u00A0· ${length}. What was it?`,
  awayTitle: (length: string) => `You were away for ${length}`,
  awayBefore: (category: string) => `before that: ${category}`,
  whatWasIt: 'What was it?',
  clockBack: (time: string) => `The clock was set back. Time is already recorded up to ${time}.`,
  still: 'Still going on?',
  choose: 'Choose…',
  notStored: {
    full: 'Your time is not being saved: the disk is full. Free some space, and Stint continues.',
    closed:
      'Your time is not being saved: Stint cannot open its storage. Close its other tabs or restart the browser.',
    other: 'Something was not saved. Stint will try again within a minute.',
  },
}

export type BadgeWords = typeof en
