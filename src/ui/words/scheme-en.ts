import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')
const months = (count: number) => `${count} ${form(count, { one: 'month', other: 'months' })}`

/**
 * What the console says about a team's categories. `categories-en.ts` has the words of the editor.
 */
export const en = {
  lead: 'The categories of the work, the same for everybody in the team. A change takes effect at the start of a day; nothing that was recorded is deleted or renamed.',
  first: 'These are the base 8, as they were from the start.',
  since: (day: string) => `In effect since ${day}.`,
  unchanged: (count: number) =>
    count > 0 ? `Unchanged for ${months(count)}.` : 'Changed less than a month ago.',
  nextChange: (day: string) => `The next change is possible from ${day}.`,
  mayChange: 'They can be changed now.',
  preview: (day: string, next: string) =>
    `Takes effect on ${day}. After that the categories stay as they are until ${next} at least.`,
  stored: 'Saved.',
  loading: 'Loading the categories…',
  answers: 'The two questions before the start',
  answered: (day: string) => `Answered on ${day}.`,

  setUp: {
    steps: 'Set-up',
    names: ['Team', 'Categories', 'People'],
    step: (step: number) => `${step}.`,
    title: 'Choose the categories of work',
    lead: 'Most teams start with the base 8. You can refine them at any time: every scheme adds up to the same 8, so that months stay comparable.',
    base: 'The base 8 (recommended)',
    detailed: 'The detailed 18, which add up to the same 8, from tomorrow',
    button: 'Continue',
    skip: 'Skip: start with the base 8',
    all: (others: string) => `The base 8, and ${others}`,
    people: 'Now add your people. Each gets a link to send.',
    done: 'The set-up is complete when everybody has their link. The list shows who has connected.',
    noManager:
      'Nobody sees the team’s time yet: give the role Manager to the person who leads the team.',
  },
}

export type SchemeWords = typeof en
