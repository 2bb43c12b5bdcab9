import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

/** Words of the notification at the end of a week. */
export const en = {
  title: (share: string) => `Your week: selling ${share}`,
  changed: (name: string, points: number, _signed: string) => {
    const many = Math.abs(points)
    const moved = `${points > 0 ? 'up' : 'down'} ${many} ${form(many, { one: 'point', other: 'points' })}`
    return `${name}: ${moved} vs the week before`
  },
  steady: 'No category changed by 2 points or more.',
  few: 'Too few days to compare with the week before.',
  open: 'Open the report',
}

export type WeekNoticeWords = typeof en
