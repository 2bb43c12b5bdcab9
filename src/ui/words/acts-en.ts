/** What the popup says after an action, and in the list of the last actions. */
export const en = {
  title: 'Recent actions',
  hint: 'One step at a time, the latest first.',
  close: 'Close',
  none: 'Nothing to undo yet.',
  changed: 'This has changed since and cannot be undone here. The day page can.',
  undone: 'Undone',
  redone: 'Redone',
  since: (category: string, time: string) => `${category} since ${time}`,
  stoppedAt: (time: string) => `Stopped at ${time}`,
  starting: (category: string) => `Next: ${category}`,
  ended: 'Ended',
  noteSaved: 'Note saved',
  noteDeleted: 'Note deleted',
  stillRuns: (category: string) => `${category} is still running`,
  took: (ms: string, category: string) => `${ms} from ${category}`,
  earlier: (minutes: number) => `${minutes} min earlier`,
  earlierTook: (minutes: number, taken: string) => `${minutes} min earlier: took ${taken}`,
  auto: (category: string) => `${category}, automatically`,
  stop: 'Stop',
  stopOf: (category: string) => `Stop: ${category}`,
  noteOf: (note: string) => `Note: “${note}”`,
  answer: (span: string, category: string) => `${span}: ${category}`,
  answers: 'several parts',
  takenBack: (act: string) => `Undone: ${act}`,
}

export type ActWords = typeof en
