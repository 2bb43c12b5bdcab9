// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import type { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { writeNamed } from '../../../src/store/named-rows.ts'
import { acknowledge } from '../../../src/store/outbox/acknowledge.ts'
import { readSchemeView } from '../../../src/store/scheme/edit.ts'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import type { SchemeRefusal } from '../../../src/ui/settings/ports.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { $ } from '../../support/mounted-popup.ts'
import {
  addDemo,
  choose,
  openCategories,
  setUpCategories,
  start,
  submit,
  text,
  untilText,
} from '../../support/ui/categories-section.ts'

setUpCategories()

describe("a team's scheme", () => {
  it('is shown to a member, and fetched when they open it', async () => {
    const { team } = await openCategories({ role: 'member' })
    expect(text('#scheme-standing')).toMatch(/your team, North.*A manager/)
    expect(document.querySelector('#scheme .categories button, #open-add')).toBeNull()
    expect($<HTMLSelectElement>('#change-every').disabled).toBe(true)
    await vi.waitFor(() => expect(team.refresh).toHaveBeenCalledOnce())
  })

  it('asks a manager two questions before the first change, and states the risk', async () => {
    const { team } = await openCategories({ role: 'manager' })
    await addDemo()
    $<HTMLInputElement>('[name=indicatorsInCrm][value=no]').click()
    $<HTMLInputElement>('[name=crmForHalfAYear][value=yes]').click()
    await untilText('#readiness', /not what it brings/)
    submit('#prepared')
    await vi.waitFor(() => expect(team.change).toHaveBeenCalledOnce())
    const [after, scheme, more] = team.change.mock.calls[0] as unknown[]
    expect(after).toBe(1)
    expect(scheme).toMatchObject({ changeEvery: 1 })
    expect((scheme as typeof FIRST_SCHEME).categories).toHaveLength(19)
    const readiness = { indicatorsInCrm: false, crmForHalfAYear: true }
    expect(more).toEqual({ readiness, done: 'done' })
  })

  it('says what the endpoint knows about them, and what is missing', async () => {
    const facts = {
      isReady: false,
      facts: [
        { indicator: 'volume' as const, months: 24 },
        { indicator: 'margin' as const, months: 4 },
      ],
    }
    await openCategories({ role: 'manager', facts })
    await addDemo()
    await untilText('#readiness', /Sales volume: kept for 24 months or longer/)
    expect(text('#readiness')).toContain('Margin: kept for the last 4 months')
    expect(text('#readiness')).toContain('2 more are missing.')
    // The page shows only the facts, and does not choose an answer for the person.
    expect(document.querySelector('#readiness input:checked')).toBeNull()
  })

  it('asks them only once', async () => {
    const { db } = await openCategories({ role: 'manager' })
    await writeNamed(db, 'team', { askedAt: start, role: 'manager', ready: true })
    await addDemo()
    expect(document.querySelector('#readiness')).toBeNull()
  })

  it.each<[SchemeRefusal, RegExp]>([
    [{ why: 'changed' }, /Somebody else changed the categories/],
    [{ why: 'too-early', allowedFrom: '2027-02-24' }, /from February 24, 2027/],
    [{ why: 'offline' }, /cannot be reached.*kept here/],
    [{ why: 'forbidden' }, /Only a manager/],
    [{ why: 'unready' }, /two questions/],
  ])('tells why it was not changed: %j; nothing is lost', async (answer, why) => {
    const { db, changed } = await openCategories({ role: 'manager', answer })
    await addDemo()
    changed.mockClear()
    submit('#prepared')
    await untilText('#prepared [role=alert]', why)
    expect((await readSchemeView(db)).edits).toHaveLength(1)
    expect(changed).not.toHaveBeenCalled()
  })
})

it('a change that nobody answers can be cancelled, and is kept', async () => {
  const { db, team, cancel } = await openCategories({ role: 'manager' })
  await addDemo()
  expect(document.querySelector('#cancel-change')).toBeNull()
  const waiting = Promise.withResolvers<undefined>()
  team.change.mockReturnValue(waiting.promise)
  cancel.mockImplementation(() => waiting.reject(new DOMException('', 'AbortError')))
  submit('#prepared')
  await vi.waitFor(() => $('#cancel-change').focus())
  $('#cancel-change').click()
  await untilText('#prepared [role=alert]', /Cancelled.*kept here/)
  expect((await readSchemeView(db)).edits).toHaveLength(1)
  expect(document.querySelector('#cancel-change')).toBeNull()
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('put-in-force'))
})

it('rows of one category that the endpoint refused are corrected together', async () => {
  const db = freshProfile().open()
  for (const category of ['misc', 'research', 'misc', 'incoming-call']) {
    await switchTo(db, category)
    vi.setSystemTime(Date.now() + 60_000)
  }
  const rows = (await db.segments.toArray()).filter(({ endedAt }) => endedAt)
  await acknowledge(
    db,
    rows.map(({ id, revision }) => ({
      id,
      revision,
      result: 'rejected',
      reason: 'unknown-category',
    })),
  )
  await openCategories({ db, role: 'member' })
  await untilText('#refused', /Misc2 entriesYour team does not have this category/)
  expect(document.querySelectorAll('#refused li')).toHaveLength(2)
  choose('#refused [data-many=misc] select', 'client-meeting')
  await vi.waitFor(() => expect(document.querySelectorAll('#refused li')).toHaveLength(1))
  const mended = (await db.segments.toArray()).filter((row) => row.category === 'client-meeting')
  expect(mended.map(({ outbox }) => outbox)).toEqual(['send', 'send'])
})
