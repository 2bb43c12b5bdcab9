import { expect, it } from 'vitest'
import { DETAILED } from '../../src/core/scheme/categories.ts'
import { noticeText } from '../../src/ui/notice.ts'

const startedAt = new Date(2026, 10, 23, 13, 10).getTime()
const notice = {
  id: 'q1',
  startedAt,
  endedAt: startedAt + 47 * 60_000,
  likeliest: 'drive',
  categories: DETAILED,
}

it('gives the length, the time and the category before; its first button is the likeliest answer', () => {
  const { title, message, buttons } = noticeText({ ...notice, before: 'research' })
  expect(title).toContain('47\u00a0min')
  expect(message).toContain('before that: Research')
  expect(message).toContain('What was it?')
  expect(buttons).toEqual(['Drive time', 'Choose…'])
})

it('does not name a break before it', () => {
  expect(noticeText({ ...notice, before: 'break' }).message).not.toContain('before that')
})
