// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import type { TeamMode } from '../../../src/core/settings/team-mode.ts'
import { readNamed } from '../../../src/store/named-rows.ts'
import { keepTeam } from '../../../src/store/scheme/team.ts'
import { $ } from '../../support/mounted-popup.ts'
import { openConnectedPage } from '../../support/ui/settings-page.ts'

const openAfterModes = async (...modes: TeamMode[]) => {
  const { db } = await openConnectedPage()
  for (const mode of modes) await keepTeam(db, { token: 't' }, { mode })
  return db
}
const text = () => $('#who-sees').textContent

it.each([
  [{ mode: 'named' }, /your time per day and category with your name/],
  [{ mode: 'group' }, /groups of five people or more only, and nothing with your name\.$/],
  [{ mode: 'group', asked: { until: Date.parse('2026-12-09T12:00Z') } }, /confirms this by .*9/],
  [{ mode: 'group', namedFrom: '2026-12-14' }, /with your name from .*14.* on\. Earlier days stay/],
] as const)('says what the manager sees: %j', async (mode, said) => {
  await openAfterModes(mode)
  await vi.waitFor(() => expect(text()).toMatch(said))
})

it('counts as seen once it is shown here', async () => {
  const db = await openAfterModes({ mode: 'group' }, { mode: 'group', namedFrom: '2026-12-14' })
  await vi.waitFor(async () => {
    expect(text()).toMatch(/Earlier days/)
    expect((await readNamed(db, 'team'))?.modeNews).toBeUndefined()
  })
  expect((await readNamed(db, 'team'))?.mode).toEqual({ mode: 'group', namedFrom: '2026-12-14' })
})
