import { expect, it } from 'vitest'
import { hour } from '../../src/core/time/units.ts'
import { dayNoticeText } from '../../src/ui/day-notice.ts'

const sum = { totals: {}, worked: 7.2 * hour, selling: 0.63, unexplained: 0, untracked: 0 }
const notice = { date: '2026-11-24', sum, waiting: 0, connected: true }

it('gives the time and its selling part, and offers to open and to send the day', () => {
  const { title, message, buttons } = dayNoticeText(notice)
  expect(title).toBe('Your day: 7h 12m')
  expect(message).toBe('selling 63%\nEverything is explained.')
  expect(buttons).toEqual(['Open the day', 'Send'])
})

it('names the unexplained time, and does not offer to send without a connection', () => {
  const waits = { ...notice, sum: { ...sum, unexplained: hour }, waiting: 2, connected: false }
  const { message, buttons } = dayNoticeText(waits)
  expect(message).toContain('2 gaps to explain (1h)')
  expect(buttons).toHaveLength(1)
})
