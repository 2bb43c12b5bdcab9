// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextVersion } from '../../../src/core/scheme/change.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../../../src/core/scheme/versions.ts'
import type { IndicatorReadiness } from '../../../src/sync/contract.ts'
import { readAddress } from '../../../src/ui/console/address.ts'
import type { PageProps } from '../../../src/ui/console/ports.ts'
import type { SchemePorts, TeamScheme } from '../../../src/ui/console/scheme/ports.ts'
import { SchemePage } from '../../../src/ui/console/scheme/scheme-page.tsx'
import type { SchemeRefusal } from '../../../src/ui/settings/ports.ts'
import { $ } from '../../support/mounted-popup.ts'
import { addDemo, submit, text, untilText } from '../../support/ui/categories-section.ts'

const TODAY = new Date(2026, 10, 26, 9).getTime()
const SALES = { id: 'b1d7f3a0-8c2e-4a56-9f10-7e3d5c2b4a61', name: 'Sales' }
const NOT_KNOWN: IndicatorReadiness = {
  isReady: false,
  facts: [
    { indicator: 'volume', months: 0 },
    { indicator: 'margin', months: 0 },
  ],
}

interface Opened {
  role?: 'manager' | 'administrator'
  hash?: string
  facts?: IndicatorReadiness
  answered?: TeamScheme['answered']
  answer?: SchemeRefusal
  versions?: readonly SchemeVersion[]
}

const open = async (opened: Opened = {}) => {
  const { role = 'administrator', hash = '#scheme', facts = NOT_KNOWN, answered, answer } = opened
  let { versions = [FIRST_SCHEME] as readonly SchemeVersion[] } = opened
  const scheme = {
    read: vi.fn(async () => ({ versions, answered })),
    answer: vi.fn(async () => undefined),
    change: vi.fn<SchemePorts['change']>(async (_team, _after, content) => {
      if (answer) return answer
      const made = nextVersion(versions, content, '2026-11-26')
      if ('next' in made) versions = [...versions, made.next]
      return undefined
    }),
  }
  const go = vi.fn()
  const props = {
    ports: {
      scheme,
      people: { teams: async () => [SALES] },
      indicators: { readiness: async () => facts },
    },
    me: { role, leads: role === 'manager' ? [SALES] : [] },
    address: readAddress(hash),
    go,
  } as unknown as PageProps
  render(h(SchemePage, props), document.body)
  await vi.waitFor(() => $('#categories[data-ready], #set-up-scheme'))
  return { ...scheme, go }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: TODAY })
})
afterEach(() => {
  render(null, document.body)
  vi.useRealTimers()
})

describe("a team's categories", () => {
  it.each(['manager', 'administrator'] as const)(
    'are changed by a %s after a preview of what and when, and a look at the facts',
    async (role) => {
      const facts = {
        isReady: true,
        facts: [
          { indicator: 'volume' as const, months: 8 },
          { indicator: 'margin' as const, months: 6 },
        ],
      }
      const { change } = await open({ role, facts })
      await addDemo()
      expect(text('#preview')).toMatch(/on November 27, 2026.*until December 27, 2026/)
      await untilText('#readiness .readiness-facts', /8[\s\S]*6/)
      for (const name of ['indicatorsInCrm', 'crmForHalfAYear'])
        $<HTMLInputElement>(`[name=${name}][value=yes]`).click()
      submit('#prepared')
      await vi.waitFor(() => expect(change).toHaveBeenCalledOnce())
      const [team, after, content, answers] = change.mock.calls[0] ?? []
      expect([team, after, content?.categories.length]).toEqual([SALES.id, 1, 19])
      expect(answers).toEqual({ indicatorsInCrm: true, crmForHalfAYear: true })
      await untilText('#pending', /From November 27, 2026.*New: Demo/)
      expect(document.querySelector('#prepared')).toBeNull()
      $('#take-back').click()
      await vi.waitFor(() => expect(document.querySelector('#pending')).toBeNull())
    },
  )

  it('stay prepared when the change is refused, with the reason', async () => {
    const answered = { indicatorsInCrm: true, crmForHalfAYear: true, answeredAt: TODAY }
    const refused = { why: 'too-early' as const, allowedFrom: '2027-02-24' }
    await open({ answer: refused, answered })
    await addDemo()
    expect(document.querySelector('#readiness')).toBeNull()
    submit('#prepared')
    await untilText('#prepared [role=alert]', /from February 24, 2027/)
    expect(text('#prepared')).toMatch(/New: Demo/)
  })

  it('say for how many months they are unchanged', async () => {
    const { categories } = FIRST_SCHEME
    const second: SchemeVersion = { version: 2, from: '2026-08-03', changeEvery: 6, categories }
    await open({ versions: [FIRST_SCHEME, second] })
    expect(text('#scheme-standing')).toMatch(
      /since August 3, 2026\. Unchanged for 3 months\..*from February 3, 2027/,
    )
  })
})

describe("the set-up's second step", () => {
  const answerBoth = () => {
    for (const name of ['indicatorsInCrm', 'crmForHalfAYear'])
      $<HTMLInputElement>(`[name=${name}][value=no]`).click()
  }

  it('keeps the base 8 with the answers, states the risk, and goes on', async () => {
    const { answer, change, go } = await open({ hash: '#scheme?setup=2' })
    // A new endpoint has no key indicators yet, so the page shows no facts about them.
    expect(document.querySelector('.readiness-facts')).toBeNull()
    answerBoth()
    await untilText('#readiness', /not what it brings/)
    submit('#set-up-scheme')
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith('#people?setup=3'))
    expect(answer).toHaveBeenCalledWith(SALES.id, {
      indicatorsInCrm: false,
      crmForHalfAYear: false,
    })
    expect(change).not.toHaveBeenCalled()
  })

  it('can be skipped without an answer', async () => {
    const { answer, go } = await open({ hash: '#scheme?setup=2' })
    $('#skip-scheme').click()
    expect(go).toHaveBeenCalledWith('#people?setup=3')
    expect(answer).not.toHaveBeenCalled()
  })

  it('takes the detailed 18 instead', async () => {
    const { change, go } = await open({ hash: '#scheme?setup=2' })
    $<HTMLInputElement>('[name=kind][value=detailed]').click()
    answerBoth()
    submit('#set-up-scheme')
    await vi.waitFor(() => expect(go).toHaveBeenCalled())
    expect(change.mock.calls[0]?.[2].categories.filter(({ retired }) => !retired)).toHaveLength(18)
  })
})
