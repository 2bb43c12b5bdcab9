import type { WeekNotice } from '../store/timeline/end-of-week-notice.ts'
import { locale, percent } from './formats.ts'
import { nameById } from './words/names.ts'
import { weekNoticeWords as words } from './words/week-notice.ts'

const signed = new Intl.NumberFormat(locale, { signDisplay: 'always' })

const changeWords = ({ changed, categories }: WeekNotice) => {
  if (changed === 'steady') return words.steady
  if (changed === 'few') return words.few
  return words.changed(
    nameById(changed.id, categories),
    changed.points,
    signed.format(changed.points),
  )
}

/** The text and the button of the notification at the end of a week. */
export const weekNoticeText = (notice: WeekNotice) => ({
  title: words.title(percent(notice.selling / 100)),
  message: changeWords(notice),
  buttons: [words.open],
})

/**
 * The address of the report. The report then opens at the finding that the notification is about.
 */
export const weekReportAt = ({ from, changed }: Pick<WeekNotice, 'from' | 'changed'>) =>
  `report.html#week=${from}&at=${typeof changed === 'string' ? 'selling' : 'shares'}`
