import { expect, it } from 'vitest'
import { BASE } from '../../src/core/scheme/categories.ts'
import { weekNoticeText, weekReportAt } from '../../src/ui/week-notice.ts'
import { en } from '../../src/ui/words/week-notice-en.ts'
import { ru } from '../../src/ui/words/week-notice-ru.ts'

const notice = { from: '2026-11-23', selling: 61, categories: BASE }

it('gives one number and the one thing that changed most, and leads to where the report has it', () => {
  const changed = { ...notice, changed: { id: 'research', points: -8 } }
  expect(weekNoticeText(changed)).toEqual({
    title: 'Your week: selling 61%',
    message: 'Research: down 8 points vs the week before',
    buttons: ['Open the report'],
  })
  expect(weekReportAt(changed)).toBe('report.html#week=2026-11-23&at=shares')
})

it.each(['steady', 'few'] as const)(
  'says in words if it is %s, and leads to the number',
  (changed) => {
    expect(weekNoticeText({ ...notice, changed }).message).toBe(en[changed])
    expect(weekReportAt({ ...notice, changed })).toBe('report.html#week=2026-11-23&at=selling')
  },
)

it('says it in Russian', () => {
  expect(ru.changed('Подготовка', -8, '−8')).toBe('Подготовка: −8 п. п. к прошлой неделе')
})
