/**
 * What the console says about whether a team has enough key indicators (sales volume and margin of
 * six months) for its first categories of its own (docs/domain.md, *Readiness*). `readiness-ru.ts`
 * has the same keys.
 */
import { plural } from './plural.ts'

const count = plural<'one' | 'other'>('en')

export const en = {
  title: 'Ready for own categories?',
  names: { volume: 'Sales volume', margin: 'Margin' },
  ready: 'The key indicators have been kept for half a year: categories can be set up.',
  notReady:
    'Six whole months of sales volume and margin are advised before a team’s own categories.',
  kept: (name: string, months: number) =>
    `${name}: kept for the last ${count(months, { one: 'month', other: `${months} months` })} without a gap.`,
  keptLong: (name: string, months: number) =>
    `${name}: kept for ${months} months or longer without a gap.`,
  more: (months: number) =>
    `${count(months, { one: 'One more is', other: `${months} more are` })} missing.`,
  missing: (name: string) => `${name}: missing for the last month.`,
  onlyStint: 'This is what Stint was given. Your CRM may have more: import it.',
}

export type ReadinessWords = typeof en
