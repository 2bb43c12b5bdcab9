import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SCHEME_CHECK_EVERY } from '../../src/core/day/send-schedule.ts'
import { categoryOf, offeredOf } from '../../src/core/scheme/categories.ts'
import { categoryFrom } from '../../src/core/scheme/edits.ts'
import type { SchemeContent } from '../../src/core/scheme/versions.ts'
import { day, minute } from '../../src/core/time/units.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { readNamed } from '../../src/store/named-rows.ts'
import { fixRefused, fixRefusedCategory, readRefused } from '../../src/store/outbox/fix-refused.ts'
import { askToSend } from '../../src/store/outbox/sending.ts'
import { editScheme, mayEdit, putInForce, readSchemeView } from '../../src/store/scheme/edit.ts'
import { readScheme, readSchemeVersions } from '../../src/store/scheme/versions.ts'
import { stop, switchTo } from '../../src/store/timeline/commands.ts'
import { leave } from '../../src/sync/leave.ts'
import { refreshScheme } from '../../src/sync/scheme.ts'
import { changeTeamScheme } from '../../src/sync/scheme-change.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { openListeningEndpoint } from '../support/listening-endpoint.ts'

const start = Date.UTC(2026, 10, 23, 9)
const READY = { indicatorsInCrm: true, crmForHalfAYear: false }

let endpoint: Awaited<ReturnType<typeof openListeningEndpoint>>
/** The browsers of Mia, who is a manager, and of Tom, who is a member. */
let mia: StintDatabase
let tom: StintDatabase
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  endpoint = await openListeningEndpoint()
  mia = freshProfile().open()
  tom = freshProfile().open()
})
afterEach(() => {
  vi.useRealTimers()
})

const goTo = (at: number) => {
  vi.setSystemTime(at)
  endpoint.syncClock()
}

const join = async () => {
  await endpoint.join(mia, 'Mia', 'manager')
  await endpoint.join(tom, 'Tom', 'member')
}

const demo = categoryFrom(
  { en: 'Demo', ru: 'Показ', parent: 'client-meeting', group: 'selling', nature: 'off-computer' },
  'k3f9',
)
const withDemo = ({ categories, changeEvery }: SchemeContent): SchemeContent => ({
  changeEvery,
  categories: [...categories, demo],
})

const offered = async (db: StintDatabase) =>
  offeredOf((await readScheme(db)).categories).map(({ id }) => id)
const idOf = (made: SchemeContent, en: string) =>
  made.categories.find((category) => category.en === en)?.id ?? ''

const change = async (db: StintDatabase, how = withDemo, ready: typeof READY | null = READY) => {
  const { newest } = await readSchemeView(db)
  return changeTeamScheme(db, newest.version, how(newest), {
    readiness: ready ?? undefined,
    done: 'done',
  })
}

describe("a team's scheme", () => {
  test('is there after connecting, and so is the role', async () => {
    await join()
    expect((await readSchemeView(mia)).team).toMatchObject({ name: 'Sales', role: 'manager' })
    const { team } = await readSchemeView(tom)
    expect(team).toMatchObject({ role: 'member', ready: false })
    expect([mayEdit(await readSchemeView(mia)), mayEdit(await readSchemeView(tom))]).toEqual([
      true,
      false,
    ])
  })

  test('changed by a manager reaches everybody, and takes effect on the next day', async () => {
    await join()
    expect(await change(mia)).toEqual({ ok: true })
    expect((await readSchemeView(mia)).pending).toMatchObject({ version: 2, from: '2026-11-24' })
    await refreshScheme(tom)
    expect(await offered(tom)).not.toContain(demo.id)
    goTo(start + day)
    expect(await offered(tom)).toContain(demo.id)
    await switchTo(tom, demo.id)
    goTo(start + day + 10 * minute)
    await stop(tom)
    await askToSend(tom)
    await sendWhatIsDue(tom)
    expect(await endpoint.rows()).toMatchObject([{ category: demo.id, scheme: 2 }])
  })

  test('is fetched again after hours, and answered with 304 while it is the same', async () => {
    await join()
    endpoint.lines.length = 0
    await refreshScheme(tom, SCHEME_CHECK_EVERY)
    expect(endpoint.lines).toEqual([])
    goTo(start + SCHEME_CHECK_EVERY)
    let answered = 0
    endpoint.answerInstead(async (_, answer) => {
      const response = await answer()
      answered = response.status
      return response
    })
    await refreshScheme(tom, SCHEME_CHECK_EVERY)
    expect(endpoint.lines).toEqual(['GET /v1/me', 'GET /v1/scheme'])
    expect(answered).toBe(304)
    await change(mia)
    goTo(start + 2 * SCHEME_CHECK_EVERY)
    await refreshScheme(tom, SCHEME_CHECK_EVERY)
    expect((await readSchemeVersions(tom)).map(({ version }) => version)).toEqual([1, 2])
  })

  test('that cannot be fetched stays as it was, and is fetched again soon', async () => {
    await join()
    await change(mia)
    goTo(start + SCHEME_CHECK_EVERY)
    endpoint.answerInstead(
      () => new Response('<p>Log in', { headers: { 'content-type': 'text/html' } }),
    )
    expect(await refreshScheme(tom, SCHEME_CHECK_EVERY)).toBe(false)
    expect((await readSchemeVersions(tom)).map(({ version }) => version)).toEqual([1])
    endpoint.answerInstead(undefined)
    endpoint.lines.length = 0
    goTo(Date.now() + minute)
    await refreshScheme(tom, SCHEME_CHECK_EVERY)
    expect(endpoint.lines).toEqual([])
    goTo(Date.now() + 10 * minute)
    expect(await refreshScheme(tom, SCHEME_CHECK_EVERY)).toBe(true)
    expect((await readSchemeView(tom)).pending?.version).toBe(2)
  })
})

describe('a change is refused', () => {
  test('by a member, with the reason', async () => {
    await join()
    expect(await change(tom)).toEqual({ ok: false, why: 'forbidden' })
  })

  test('without the readiness answers, which are asked for once', async () => {
    await join()
    expect(await change(mia, withDemo, null)).toEqual({ ok: false, why: 'unready' })
    expect(await change(mia)).toEqual({ ok: true })
    expect((await readSchemeView(mia)).team?.ready).toBe(true)
  })

  test('too early, with the day from which it is allowed', async () => {
    await join()
    await change(mia)
    goTo(start + 2 * day)
    const retire = ({ categories }: SchemeContent): SchemeContent => ({
      changeEvery: 1,
      categories: categories.map((c) => (c.id === 'misc' ? { ...c, retired: true } : c)),
    })
    expect(await change(mia, retire)).toEqual({
      ok: false,
      why: 'too-early',
      allowedFrom: '2026-12-24',
    })
    expect((await readSchemeView(mia)).allowedFrom).toBe('2026-12-24')
  })

  test('if somebody changed it meanwhile; the present scheme is there at once', async () => {
    await join()
    const other = freshProfile().open()
    await endpoint.join(other, 'Max', 'manager')
    await change(mia)
    await editScheme(other, { do: 'retire', id: 'misc' })
    expect(await change(other)).toEqual({ ok: false, why: 'changed' })
    const { newest, draft } = await readSchemeView(other)
    expect(newest.version).toBe(2)
    // The other manager's prepared edits are applied again, to the scheme that Mia has changed.
    expect(categoryOf(demo.id, draft.categories)).toEqual(demo)
    expect(categoryOf('misc', draft.categories)?.retired).toBe(true)
  })

  test('while the endpoint does not answer, and nothing is lost', async () => {
    await join()
    await editScheme(mia, { do: 'retire', id: 'misc' })
    endpoint.answerInstead(() => new Response(null, { status: 503 }))
    expect(await change(mia)).toEqual({ ok: false, why: 'offline' })
    expect((await readSchemeView(mia)).edits).toHaveLength(1)
  })
})

describe('joining and leaving', () => {
  const ownDemo = async (db: StintDatabase) => {
    await editScheme(db, { do: 'add', category: demo })
    expect(await putInForce(db)).toBeUndefined()
    goTo(Date.now() + day)
    await switchTo(db, demo.id)
    goTo(Date.now() + 10 * minute)
    await stop(db)
  }

  test('a personal category keeps its name and base; its rows can be corrected', async () => {
    await ownDemo(tom)
    await join()
    const { version, categories } = await readScheme(tom)
    expect(version).toBe(1)
    expect(categoryOf(demo.id, categories)).toEqual({ ...demo, retired: true })
    for (const { categories } of await readSchemeVersions(tom))
      expect(categoryOf(demo.id, categories)?.parent).toBe('client-meeting')
    await askToSend(tom)
    await sendWhatIsDue(tom)
    const [refused] = await readRefused(tom)
    expect(refused).toMatchObject({ category: demo.id, reason: 'unknown-category' })
    await fixRefused(tom, refused?.id ?? '', { category: 'client-meeting' })
    goTo(Date.now() + 1)
    await askToSend(tom)
    await sendWhatIsDue(tom)
    expect(await endpoint.rows()).toMatchObject([{ category: 'client-meeting' }])
  })

  test('all rows of it are corrected at once; nothing else changes', async () => {
    await ownDemo(tom)
    for (const category of ['research', demo.id, 'misc', demo.id]) {
      await switchTo(tom, category)
      goTo(Date.now() + minute)
    }
    await stop(tom)
    await join()
    await askToSend(tom)
    await sendWhatIsDue(tom)
    expect(await readRefused(tom)).toHaveLength(3)
    await fixRefusedCategory(tom, demo.id, 'client-meeting')
    expect(await readRefused(tom)).toEqual([])
    goTo(Date.now() + 1)
    await askToSend(tom)
    await sendWhatIsDue(tom)
    const sent = (await endpoint.rows()).map(({ category, edited }) => `${category} ${edited}`)
    expect(sent.sort()).toEqual([...Array(3).fill('client-meeting 1'), 'misc 0', 'research 0'])
  })

  test('only the endpoint changes the scheme of a team', async () => {
    await join()
    await editScheme(mia, { do: 'retire', id: 'misc' })
    expect(await putInForce(mia)).toEqual({ why: 'team' })
    expect((await readSchemeVersions(mia)).length).toBe(1)
  })

  test("the team's scheme stays when the person leaves, under the same rule", async () => {
    await join()
    await change(mia, (scheme) => ({ ...withDemo(scheme), changeEvery: 3 }))
    await refreshScheme(tom)
    goTo(start + day)
    const before = await readSchemeVersions(tom)
    await leave(tom, 'keep')
    expect(await readSchemeVersions(tom)).toEqual(before)
    expect(await readNamed(tom, 'team')).toBeUndefined()
    const view = await readSchemeView(tom)
    expect([view.team, mayEdit(view), view.allowedFrom]).toEqual([undefined, true, '2027-02-24'])
    await editScheme(tom, { do: 'retire', id: demo.id })
    expect(await putInForce(tom)).toEqual({ why: 'too-early', allowedFrom: '2027-02-24' })
    goTo(Date.UTC(2027, 1, 24, 12))
    expect(await putInForce(tom)).toBeUndefined()
    goTo(Date.now() + day)
    expect(await offered(tom)).not.toContain(demo.id)
    expect(idOf(await readScheme(tom), 'Demo')).toBe(demo.id)
  })

  test('a category from before can be offered again after leaving', async () => {
    await ownDemo(tom)
    await join()
    await leave(tom, 'keep')
    expect(await offered(tom)).not.toContain(demo.id)
    await editScheme(tom, { do: 'offer', id: demo.id })
    expect(await putInForce(tom)).toBeUndefined()
    goTo(Date.now() + day)
    expect(await offered(tom)).toContain(demo.id)
  })
})
