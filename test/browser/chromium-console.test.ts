/** Tests of the console in a real Chromium, from an empty database to a manager's report. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/db/tables.ts'
import { addMember } from '../../server/people/add-member.ts'
import { recordActInEveryTeam } from '../../server/people/audit.ts'
import { changeMember, type MemberChange } from '../../server/people/change-member.ts'
import { leaveTeam } from '../../server/people/leave.ts'
import { renameTeam } from '../../server/team/teams.ts'
import { makeToken } from '../../server/tokens/api-tokens.ts'
import { recordEvents } from '../../server/webhooks/events.ts'
import { addWebhook } from '../../server/webhooks/webhooks.ts'
import { periodOf } from '../../src/core/indicators/periods.ts'
import { dayOf } from '../../src/core/time/days.ts'
import { minute } from '../../src/core/time/units.ts'
import { PAGES } from '../../src/ui/console/address.ts'
import { withoutWhatSafariLacks } from '../support/browser/like-safari.ts'
import { launchPlainChromium, type PlainChromium } from '../support/browser/plain-chromium.ts'
import { until } from '../support/browser/until.ts'
import { startReceiver } from '../support/endpoint/receiver.ts'
import { violationsOn } from '../support/gallery/axe.ts'
import { cutText } from '../support/gallery/cut-text.ts'
import { focusTrouble } from '../support/gallery/focus.ts'
import { isFixedOn } from '../support/gallery/fonts.ts'
import { freezeClock } from '../support/gallery/freeze-clock.ts'
import { setSize } from '../support/gallery/gallery.ts'
import { differencesFromStored } from '../support/gallery/stored-pictures.ts'
import { smallTargets } from '../support/gallery/targets.ts'
import { listeningConsole, SET_UP } from '../support/listening-console.ts'
import { fillEndpoint } from '../support/sample/fill-endpoint.ts'
import { fillIndicators } from '../support/sample/fill-indicators.ts'
import { SAMPLE_NOW, SAMPLE_ZONE } from '../support/sample/sample.ts'
import { NAMES } from '../support/sample/team.ts'

/** Elements whose text may be cut off: people copy a link and do not read it. */
const MAY_BE_CUT = ['.copying input']

const WIDE = 1240
const NARROW = 360

/** An element that a page has when everything that it asked for is shown. */
const READY: Readonly<Record<string, string>> = {
  team: '#people tbody tr',
  results: '#course',
  indicators: 'h1',
  people: '#people-table tbody tr',
  scheme: 'h1',
  settings: 'h1',
  logs: 'h1',
  integrations: '[data-ready]',
  health: '[data-ready]',
  mine: '#receipts[data-ready]',
  account: '[data-ready]',
}

const still = async (page: Page) => {
  await page.emulateTimezone(SAMPLE_ZONE)
  await page.evaluateOnNewDocument(freezeClock, SAMPLE_NOW)
}

const show = async (page: Page, url: string, ready: string) => {
  // Leaves the page first: the browser would not load an address that differs only after the `#`.
  await page.goto('about:blank')
  await page.goto(url)
  await page.waitForSelector(ready)
}

const signInBy = async (page: Page, link: string) => {
  await show(page, link, '.entry button.main')
  await page.click('.entry button.main')
  await page.waitForSelector('.console main[data-page]')
}

const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => element.textContent)

/** Stores entries of the audit log and one of the access log, all in October. */
const storeOctober = async (db: Database, { team, member }: { team: string; member: string }) => {
  const acts = [
    ['member added', member, null],
    ['role changed', member, 'member → administrator'],
    ['scheme changed', '2', null],
    ['working time changed', team, null],
    ['old rows removed', team, '4210, older than 1095 days'],
  ] as const
  const at = (day: number) => Date.UTC(2026, 9, day, 9, 30)
  const rows = acts.map(([act, about, detail], i) => ({
    ...{ id: `act-${i}`, team, actor: member, act, about, detail },
    at: at(i + 5),
  }))
  await db.insertInto('audit').values(rows).execute()
  const read = { team, reader: member, route: 'layout' as const, roster: 'nobody' }
  const range = { from_date: '2026-10-05', to_date: '2026-10-11' }
  const when = { quarter: at(12), first_at: at(12), last_at: at(12) }
  await db
    .insertInto('reads')
    .values({ ...read, ...range, ...when })
    .execute()
}

/**
 * Returns what is wrong with the page at both sizes. Compares it with the stored pictures of the named
 * sizes.
 */
async function troubleOn(page: Page, name: string, language: 'en' | 'ru') {
  const wrong: string[] = []
  const shown = language === 'en' ? ([WIDE, 'light'] as const) : ([NARROW, 'dark'] as const)
  for (const [width, theme] of [
    [WIDE, 'light'],
    [NARROW, 'dark'],
  ] as const) {
    await setSize(page, width, theme)
    const found = [
      ...(await page.evaluate(cutText, MAY_BE_CUT, false)),
      ...(await page.evaluate(smallTargets, 32)),
      ...(language === 'en' ? await violationsOn(page) : []),
      ...(await page.evaluate(() =>
        document.documentElement.scrollWidth > document.documentElement.clientWidth
          ? ['is wider than the screen']
          : [],
      )),
      ...(await page.evaluate(() =>
        [...document.querySelectorAll('.when')]
          .filter((when) => {
            const line = when.firstElementChild?.getBoundingClientRect().height ?? 0
            return when.getBoundingClientRect().height > 2.5 * line
          })
          .map((when) => `takes more than two lines: ${when.textContent}`),
      )),
    ]
    wrong.push(...found.map((what) => `${width}: ${what}`))
    if (width === shown[0]) {
      const picture = `console-${name}.${language}-${theme}-${width}`
      wrong.push(...(await differencesFromStored(picture, page, await isFixedOn(page))))
    }
  }
  await page.setViewport({ width: WIDE, height: 800 })
  return [...wrong, ...(language === 'en' ? await focusTrouble(page) : [])]
}

describe('a new endpoint', () => {
  let chromium: PlainChromium
  let endpoint: Awaited<ReturnType<typeof listeningConsole>>
  let page: Page
  beforeAll(async () => {
    endpoint = await listeningConsole({ hasCompany: true })
    chromium = await launchPlainChromium('en')
    ;({ page } = chromium)
    await still(page)
  })
  afterAll(async () => {
    await chromium.browser.close()
    await endpoint.close()
  })

  test('signs nobody in without a code, and says that this is plain HTTP', async () => {
    await show(page, endpoint.url, '#company-account')
    expect(await textOf(page, '.entry')).toContain('plain HTTP')
    await page.type('#code', 'AAAA-BBBB')
    await page.keyboard.press('Enter')
    await until(
      async () => (await textOf(page, '.entry')).includes('wrong, used or too old'),
      'the refusal',
    )
    expect(await troubleOn(page, 'sign-in', 'en')).toEqual([])
  })

  test('is set up by its link, which leaves the address at once', async () => {
    await show(page, `${endpoint.url}/#setup=${SET_UP}`, '#team')
    expect(page.url()).toBe(`${endpoint.url}/`)
    await page.type('#name', 'Olga Petrova')
    await page.type('#team', 'Sales North')
    await page.click('button.main')
    await page.waitForSelector('#set-up-scheme')
  })

  test('asks for the categories, with the readiness questions, and then for people', async () => {
    await page.click('[name=indicatorsInCrm][value=yes]')
    await page.click('[name=crmForHalfAYear][value=no]')
    await until(
      async () => (await textOf(page, '#readiness')).includes('still learning the CRM'),
      'the risk',
    )
    await page.evaluate(() => scrollTo(0, 0))
    expect(await troubleOn(page, 'set-up', 'en')).toEqual([])
    await page.click('#set-up-scheme button.main')
    await page.waitForSelector('#people-table')
    expect(await textOf(page, '#people-table tbody')).toContain('Olga Petrova')
    expect(await textOf(page, '.set-up-steps [aria-current]')).toContain('People')
    await page.click('nav a[href="#people"]')
  })

  test('gets ten people from a table: wrong lines are named, then all get links', async () => {
    await page.click('#import-people')
    const names = Array.from({ length: 9 }, (_, i) => `Rep ${i + 1},Sales North`)
    await page.type('#table', ['name,team', ...names, 'Rep 10,Nowhere'].join('\n'))
    await page.click('#import-next')
    await page.waitForSelector('.wrong')
    expect(await textOf(page, '.wrong')).toContain('Line 11')
    await page.click('#new-teams')
    await page.click('#import-next')
    await page.waitForSelector('.preview')
    expect(await page.$$eval('#people-table tbody tr', (rows) => rows.length)).toBe(1)
    await page.click('#import-next')
    await page.waitForSelector('.links-made')
    const links = await page.$$eval('.links-made input', (all) =>
      all.map((input) => (input as HTMLInputElement).value),
    )
    expect(new Set(links).size).toBe(10)
    expect(links[0]).toMatch(/\/join#[A-Z0-9]{53}$/)
    await until(
      async () => (await page.$$('#people-table tbody tr')).length === 11,
      'everybody in the list',
    )
  })

  test('adds one person, with a link to copy', async () => {
    await page.click('#add-person')
    await page.waitForSelector('#person-name')
    await page.type('#person-name', 'Pia Lang')
    await page.click('.panel button.main')
    await page.waitForSelector('.links-made li:nth-child(11)')
    expect(await textOf(page, '.links-made li')).toContain('Pia Lang')
    expect(await violationsOn(page)).toEqual([])
    await show(page, `${endpoint.url}/#people`, '#people-table')
    expect(await page.$('.links-made')).toBeNull()
    await page.click('#find')
    await page.type('#find', 'pia')
    await until(
      async () => (await page.$$('#people-table tbody tr')).length === 1,
      'only the one who is looked for',
    )
    expect(await troubleOn(page, 'people', 'en')).toEqual([])
  })

  test('makes a manager of a person, and lets them leave', async () => {
    await page.click('#people-table tbody .link')
    await page.waitForSelector('#person-form')
    await until(
      () => page.evaluate(() => document.activeElement?.id === 'page'),
      'the focus is on the view that was opened',
    )
    await page.select('#person-role', 'manager')
    await page.click('#person-form button.main')
    await until(async () => (await textOf(page, '#person-form')).includes('Saved.'), 'saved')
    // With keys only: the focus stays where the person works, also if the act removes its button.
    const focused = () =>
      page.evaluate(() => {
        const { id = '', ariaLabelledByElements = [] } = document.activeElement ?? {}
        return id || (ariaLabelledByElements ?? [])[0]?.id
      })
    await page.focus('#make-link')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#void-link')
    await until(async () => (await focused()) === 'make-link', 'the focus is on the same button')
    await page.focus('#leave-now')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#leave-now-yes')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#come-back')
    await until(async () => (await focused()) === 'leave-title', 'the focus is in the same part')
    const pia = await endpoint.db
      .selectFrom('members')
      .select('role')
      .where('name', '=', 'Pia Lang')
      .execute()
    expect(pia).toEqual([{ role: 'manager' }])
    await page.click('#all-people')
    await page.waitForSelector('#people-table')
    expect(await textOf(page, '#people-table')).not.toContain('Pia Lang')
  })

  test('has its pages behind a button on a phone', async () => {
    await setSize(page, NARROW, 'light')
    const isShown = () => page.$eval('nav', (nav) => nav.checkVisibility())
    expect(await isShown()).toBe(false)
    await page.click('.menu')
    await until(isShown, 'the pages are shown')
    await page.click('nav a[aria-current]')
    await until(async () => !(await isShown()), 'the pages are hidden again')
    await setSize(page, WIDE, 'light')
    await page.waitForSelector('#people-table')
  })

  test('moves several people at once', async () => {
    await page.select(
      '#team-filter',
      (
        await page.$$eval('#team-filter option', (all) =>
          all.map((one) => [one.textContent, (one as HTMLOptionElement).value] as const),
        )
      ).find(([name]) => name === 'Sales North')?.[1] ?? '',
    )
    // Pia, who has left, is in the other team (*Nowhere*) already.
    await page.click('#select-all')
    await page.waitForSelector('#bulk-team')
    expect(await violationsOn(page)).toEqual([])
    const nowhere = await page.$$eval('#bulk-team option', (all) =>
      all.map((one) => [one.textContent, (one as HTMLOptionElement).value] as const),
    )
    await page.select('#bulk-team', nowhere.find(([name]) => name === 'Nowhere')?.[1] ?? '')
    await page.click('#bulk-move')
    await until(
      async () =>
        (await endpoint.db.selectFrom('people').selectAll().execute()).filter(
          ({ team }) => team === nowhere.find(([name]) => name === 'Nowhere')?.[1],
        ).length === 12,
      'everybody moved',
    )
  })

  test('merges two entries of one person, and forgets one, each after a look', async () => {
    const open = async (name: string) => {
      await page.waitForSelector('#people-table')
      const all = await page.$$('#people-table tbody .link')
      for (const link of all)
        if ((await link.evaluate(({ textContent }) => textContent)) === name) await link.click()
      await page.waitForSelector('#person-form')
    }
    await show(page, `${endpoint.url}/#people`, '#people-table')
    await open('Rep 1')
    await page.type('#merge-find', 'rep 2')
    await page.waitForSelector('.found button')
    await page.click('.found button')
    await page.waitForSelector('#merge-preview')
    expect(await textOf(page, '#merge-preview')).toContain('0 entries of time')
    await page.click('#forget-check')
    await page.waitForSelector('#forget-form')
    expect(await troubleOn(page, 'person', 'en')).toEqual([])
    await page.click('#merge')
    await until(async () => (await page.$('#merge-preview')) === null, 'merged')
    await page.click('#all-people')
    await open('Rep 3')
    await page.click('#forget-check')
    await page.waitForSelector('#forget-form')
    await page.type('#forget-name', 'Rep 4')
    expect(await page.$eval('#forget', (one) => (one as HTMLButtonElement).disabled)).toBe(true)
    await page.$eval('#forget-name', (field) => (field as HTMLInputElement).select())
    await page.type('#forget-name', 'rep 3')
    await page.click('#forget')
    await page.waitForSelector('#people-table')
    const names = await page.$$eval('#people-table tbody .link', (all) =>
      all.map(({ textContent }) => textContent),
    )
    expect(names).toContain('Rep 1')
    expect(names.filter((name) => name === 'Rep 2' || name === 'Rep 3')).toEqual([])
  })

  test('gives another program a token that works, and revokes it', async () => {
    await page.click('nav a[href="#integrations"]')
    await page.waitForSelector('#new-token')
    // A person who leads no team has no report that a token could open.
    expect(await page.$('input[name="report:read"]')).toBeNull()
    await page.type('#token-name', 'Sales dashboard')
    await page.select('#token-team', '')
    await page.click('input[name="people:read"]')
    await page.click('#new-token button.main')
    await page.waitForSelector('.made input')
    await page.waitForSelector('#tokens-table')
    const secret = await page.$eval('.made input', (one) => (one as HTMLInputElement).value)
    const statusNow = async () => {
      const headers = { Authorization: `Bearer ${secret}` }
      return (await fetch(`${endpoint.url}/v1/members`, { headers })).status
    }
    expect(await statusNow()).toBe(200)
    expect(await textOf(page, '#tokens-table tbody')).toMatch(/Sales dashboard.*Olga Petrova/)
    await page.click('#tokens-table tbody button')
    await page.waitForSelector('#yes-revoke')
    await page.click('#yes-revoke')
    await until(async () => (await page.$('#tokens-table')) === null, 'no token in the list')
    expect(await statusNow()).toBe(401)
  })

  test('tells a webhook, by a button first', async () => {
    const receiver = await startReceiver()
    await page.type('#webhook-url', receiver.url)
    await page.click('#new-webhook button.main')
    await page.waitForSelector('#webhook-secret input')
    const secret = await page.$eval(
      '#webhook-secret input',
      (one) => (one as HTMLInputElement).value,
    )
    await page.waitForSelector('.webhook button[name=test]')
    await page.click('.webhook button[name=test]')
    await page.waitForSelector('.tested')
    expect(await textOf(page, '.tested')).toMatch(/^Taken: 204, after \d+ ms\.$/)
    const [message] = receiver.received
    const sign = message?.headers['webhook-signature']
    expect([JSON.parse(message?.body ?? '').type, String(sign).slice(0, 3)]).toEqual([
      'test',
      'v1,',
    ])
    expect(secret).toMatch(/^whsec_/)
    receiver.answer = (response) => response.writeHead(500).end()
    await page.click('.webhook button[name=test]')
    await until(
      async () => (await textOf(page, '.tested')).includes('the answer was 500'),
      'the refusal',
    )
    // The receiver's port differs each time, so the picture shows a fixed address.
    const url = 'https://hooks.company.example/stint'
    await endpoint.db.updateTable('webhooks').set({ url }).execute()
    const rep = endpoint.db.selectFrom('members').select('id').where('name', '=', 'Rep 9')
    const { id } = await rep.executeTakeFirstOrThrow()
    await leaveTeam(endpoint.db, id, {}, { now: SAMPLE_NOW, actor: 'test' })
    await show(page, `${endpoint.url}/#integrations`, '.webhook')
    await page.click('.webhook button[name=deliveries]')
    await page.waitForSelector('.webhook tbody tr')
    expect(await troubleOn(page, 'integrations', 'en')).toEqual([])
    await page.click('.webhook button[name=switch]')
    await until(
      async () => (await textOf(page, '.webhook')).includes('Switched off'),
      'it is switched off',
    )
  })

  test('says how the endpoint does, what needs attention first', async () => {
    await page.click('nav a[href="#health"]')
    await page.waitForSelector('#trouble')
    expect(await textOf(page, '#trouble')).toContain('There is no backup yet.')
    await recordActInEveryTeam(endpoint.db, { at: SAMPLE_NOW, actor: 'test', act: 'backup made' })
    await show(page, `${endpoint.url}/#health`, '.all-good')
    expect(await textOf(page, '.facts')).toContain('Database')
    // Values that differ between machines are hidden in the picture.
    await page.$$eval('.facts dd', (all) => {
      for (const one of all) if (/\d[.]\d|B|^\d{4}-/.test(one.textContent)) one.textContent = '…'
    })
    expect(await troubleOn(page, 'health', 'en')).toEqual([])
  })

  test('lists the session as a browser, and signs out', async () => {
    await page.click('nav a[href="#account"]')
    await page.waitForSelector('[data-page=account] tbody tr')
    expect(await textOf(page, 'tbody')).toContain('Chrome on Linux')
    expect(await violationsOn(page)).toEqual([])
    await page.click('#sign-out')
    await page.waitForSelector('#code')
    await show(page, `${endpoint.url}/#people`, '#code')
  })

  test('signs in by the company account, and shows the page that was asked for', async () => {
    const enter = async (login: string, ready: string) => {
      await show(page, `${endpoint.url}/#team?month=2026-10-01`, '#company-account')
      await page.click('#company-account')
      await page.waitForSelector('[name=login]')
      await page.type('[name=login]', login)
      await page.click('#enter')
      await page.waitForSelector(ready)
    }
    endpoint.accounts?.set('stranger', { email: 'a@company.example', email_verified: true })
    await enter('stranger', '.company .failed')
    expect(await textOf(page, '.company')).toContain('is not known')
    expect(page.url()).toBe(`${endpoint.url}/`)
    // A sign-in answer that this tab did not ask for signs nobody in.
    await show(page, `${endpoint.url}/#company?code=${'A'.repeat(53)}&state=x`, '.company .failed')
    const names = (await page.cookies()).map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('stint'))).toEqual([])
    // Removes the provider's cookies, by which it would sign the stranger in again.
    await chromium.browser.deleteCookie(...(await chromium.browser.cookies()))
    await addMember(endpoint.db, 'Mia Roe', 'Sales North', SAMPLE_NOW, 'manager', {
      email: 'mia@company.example',
    })
    endpoint.accounts?.set('mia', { email: 'mia@company.example', email_verified: true })
    await enter('mia', '[data-page=team]')
    expect(page.url()).toBe(`${endpoint.url}/#team?month=2026-10-01`)
    expect(await textOf(page, '.who')).toContain('Mia Roe')
  })

  test('leaves no error in the browser but those of requests that are refused', () => {
    const refused = /status of (401|403|422)/
    expect(chromium.problems.filter((problem) => !refused.test(problem))).toEqual([])
  })
})

describe.each(['en', 'ru'] as const)("a manager's report in %s", (language) => {
  let chromium: PlainChromium
  let endpoint: Awaited<ReturnType<typeof listeningConsole>>
  let page: Page
  let head: Awaited<ReturnType<typeof fillEndpoint>>
  const downloads = mkdtempSync(join(tmpdir(), 'stint-downloads-'))
  beforeAll(async () => {
    endpoint = await listeningConsole()
    const filling = { now: SAMPLE_NOW, zone: SAMPLE_ZONE, language }
    head = await fillEndpoint(endpoint.db, filling)
    const month = periodOf('month', dayOf(SAMPLE_NOW, SAMPLE_ZONE, 0))
    const of = { team: head.team, actor: head.member, now: SAMPLE_NOW, month, language }
    await fillIndicators(endpoint.db, of)
    chromium = await launchPlainChromium(language)
    ;({ page } = chromium)
    await still(page)
    await page.setViewport({ width: WIDE, height: 800 })
    await signInBy(page, await endpoint.linkFor(head))
    await page.waitForSelector('#people tbody tr')
  })
  afterAll(async () => {
    await chromium.browser.close()
    await endpoint.close()
    rmSync(downloads, { recursive: true, force: true })
  })

  test('answers the three questions, and is looked at', async () => {
    const [selling, misc, ask] = await page.$$eval('.finding', (all) =>
      all.map(({ textContent }) => textContent),
    )
    expect(selling).toMatch(
      language === 'en' ? /^Does selling time rise\?(Yes|No): \d+%/ : /^Растёт/,
    )
    expect(misc).toMatch(language === 'en' ? /^Does misc itself grow\?Yes: \d+%/ : /^Растёт/)
    expect(ask).toContain(language === 'en' ? 'Clara Voss' : 'Вера Орлова')
    await page.waitForSelector('#shares svg')
    const heights = await page.$$eval('.controls .segmented', (all) =>
      all.map((one) => one.clientHeight),
    )
    expect(new Set(heights).size).toBe(1)
    expect(await troubleOn(page, 'team', language)).toEqual([])
  })

  test('of one person and of both teams is a link that shows the same', async () => {
    await page.click('#people tbody tr .link')
    await page.waitForSelector('#person-name')
    const name = await textOf(page, '#person-name')
    const value = await textOf(page, '#selling .value')
    await show(page, page.url(), '#person-name')
    await page.waitForSelector('#selling .value')
    expect([await textOf(page, '#person-name'), await textOf(page, '#selling .value')]).toEqual([
      name,
      value,
    ])
    await page.click('#team-all')
    await page.waitForSelector('#teams tbody tr')
    expect(await page.$$eval('#teams tbody tr', (rows) => rows.length)).toBe(2)
    await page.waitForSelector('#people tbody tr')
    expect(await page.$$eval('#people tbody tr', (rows) => rows.length)).toBe(7)
  })

  test('puts results beside the time, and asks one question', async () => {
    await show(page, `${endpoint.url}/#results`, '#course svg')
    const says = await page.$$eval('#review li', (all) => all.map((one) => one.textContent))
    expect(says.find((one) => one.includes('116'))).toMatch(
      language === 'en' ? /less than usual/ : /меньше обычного/,
    )
    expect(await textOf(page, '#review .question')).toMatch(
      language === 'en' ? /leads come from/ : /приходили заявки/,
    )
    expect(await textOf(page, '#more')).toMatch(language === 'en' ? /arithmetic/ : /арифметика/)
    expect(await textOf(page, '#together')).toMatch(/12/)
    await page.$eval('#agreed', (field) => field.scrollIntoView())
    await page.click('#use-idea')
    await page.click('#save-review')
    await until(
      async () => /Written down|Записано/.test(await textOf(page, '#review')),
      'the agreement is stored',
    )
    await page.select('#lag', '1')
    await page.evaluate(() => scrollTo(0, 0))
    expect(await troubleOn(page, 'results', language)).toEqual([])
    // The page of weeks has no review, and so another order of headings.
    await page.click('#result-kind-week')
    await page.waitForSelector('#results[data-shown$=week] #course svg')
    expect(language === 'en' ? await violationsOn(page) : []).toEqual([])
  })

  test('takes indicators from a file and by hand', async () => {
    await show(page, `${endpoint.url}/#indicators`, '#save-values')
    const file = await page.$('#table-file')
    if (!file) throw new Error('There is no field for a file.')
    await (file as ElementHandle<HTMLInputElement>).uploadFile(
      join(import.meta.dirname, '../support/sample/deals.csv'),
    )
    await page.waitForSelector('#store')
    expect(await textOf(page, '#preview')).toMatch(/12 /)
    expect(await troubleOn(page, 'indicators', language)).toEqual([])
    await page.click('#store')
    await page.waitForSelector('#preview[data-stored]')
    await page.waitForSelector('#preview .done')
    const field = '#value-won-2026-11-01'
    await page.$eval(field, (input) => (input as HTMLInputElement).select())
    await page.type(field, language === 'en' ? '7' : '7')
    await page.keyboard.press('Enter')
    await until(
      async () =>
        (await page.$eval('#save-values', (one) => one.parentElement?.textContent))?.match(
          /Saved|Сохранено/,
        ),
      'the value is stored',
    )
    await show(page, `${endpoint.url}/#team`, '#shares svg')
  })

  test('shows a member what is held of them, and who has looked', async () => {
    const [name = ''] = NAMES[language]
    const member = await endpoint.db
      .selectFrom('members')
      .select(['team', 'id as member'])
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    const context = await chromium.browser.createBrowserContext()
    const own = await context.newPage()
    await still(own)
    await own.setViewport({ width: WIDE, height: 800 })
    await signInBy(own, await endpoint.linkFor(member))
    await own.waitForSelector('#receipts tbody tr')
    await own.waitForSelector('#looks li')
    expect(await own.$$eval('nav a', (all) => all.length)).toBe(2)
    expect(await textOf(own, '#looks li')).toContain(language === 'en' ? 'Mia Sommer' : 'Мария')
    await own.click('#receipts tbody summary')
    expect(await textOf(own, '#receipts tbody details li')).toMatch(/\d/)
    expect(await troubleOn(own, 'mine', language)).toEqual([])
    await context.close()
  })

  if (language === 'en') {
    test('saves a picture as PNG with its text, as the policy allows', async () => {
      const session = await page.createCDPSession()
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        downloadPath: downloads,
      })
      await page.$$eval('#shares .tools button', (all) => all.at(-1)?.click())
      const file = await until(
        async () => readdirSync(downloads).find((one) => one.endsWith('.png')),
        'the picture',
      )
      const { data, info } = await sharp(readFileSync(join(downloads, file)))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(info.width).toBe(1920)
      const dark = data.reduce((count, value) => count + Number(value < 80), 0)
      expect(dark / data.length).toBeGreaterThan(0.005)
    })

    test('works without what Safari 17.4 lacks, on every page', async () => {
      const other = await chromium.browser.newPage()
      const failed: string[] = []
      other.on('pageerror', (error) => failed.push(String(error)))
      await other.evaluateOnNewDocument(withoutWhatSafariLacks)
      await show(other, `${endpoint.url}/#team?month=2026-11-01`, '#people tbody tr')
      await other.waitForSelector('#shares svg')
      expect(await textOf(other, '#shown-range')).toContain('November 2026')
      const named = await other.$$eval('nav a', (all) => all.map((one) => one.hash.slice(1)))
      expect(named.length).toBeGreaterThan(5)
      for (const name of named)
        await show(other, `${endpoint.url}/#${name}`, `main[data-page=${name}] ${READY[name]}`)
      expect(failed).toEqual([])
      await other.close()
    })
  }

  if (language === 'ru')
    test('of an administrator who leads has other programs, which are looked at', async () => {
      const acting = { now: SAMPLE_NOW, actor: head.member }
      const { member, team } = head
      await changeMember(endpoint.db, member, { role: 'administrator' }, acting)
      const scopes = ['report:read' as const, 'indicators:read' as const]
      await makeToken(endpoint.db, { name: 'Отчёты по продажам', scopes, team, days: 90 }, acting)
      const url = 'https://hooks.company.example/stint'
      await addWebhook(endpoint.db, { url, events: ['person.left'] }, [], acting)
      const left = { team, person: member, at: new Date(SAMPLE_NOW).toISOString() }
      await recordEvents(endpoint.db, [{ type: 'person.left', data: left }], SAMPLE_NOW)
      await show(page, `${endpoint.url}/#integrations`, '.webhook')
      await page.click('.webhook button[name=deliveries]')
      await page.waitForSelector('.webhook tbody tr')
      expect(await troubleOn(page, 'integrations', language)).toEqual([])
      const counted = { quarter: SAMPLE_NOW - minute, batches: 12, segments: 480 }
      await endpoint.db
        .insertInto('received')
        .values({ ...counted, last_at: SAMPLE_NOW })
        .execute()
      await show(page, `${endpoint.url}/#health`, '#trouble')
      await page.$$eval('.facts dd', (all) => {
        for (const one of all) if (/\d[.,]\d|Б|^\d{4}-/.test(one.textContent)) one.textContent = '…'
      })
      expect(await troubleOn(page, 'health', language)).toEqual([])
    })

  test('shows an administrator the categories and the settings of each team', async () => {
    const name = language === 'en' ? 'Olga Petrova' : 'Ольга Петрова'
    const team = language === 'en' ? 'Sales North' : 'Продажи Север'
    const admin = await addMember(endpoint.db, name, team, SAMPLE_NOW, 'administrator')
    await signInBy(page, await endpoint.linkFor(admin))
    const of = (named: string) => `${endpoint.url}/#${named}?team=${admin.team}`
    await show(page, of('scheme'), '#open-add')
    await page.click('#open-add')
    await page.type('#add-en', 'Demo')
    await page.click('#add-category button.main')
    await page.waitForSelector('#prepared #preview')
    await page.evaluate(() => scrollTo(0, 0))
    expect(await troubleOn(page, 'scheme', language)).toEqual([])
    await show(page, of('settings'), '#save-week')
    await page.click('#works-5')
    await page.click('#save-week')
    await page.waitForSelector('#usual-week')
    await page.$eval('#keep-days', (field) => (field as HTMLInputElement).select())
    await page.type('#keep-days', '60')
    await page.click('#look-old')
    await page.waitForSelector('#retention table')
    expect(await troubleOn(page, 'settings', language)).toEqual([])
    // In English, the team is shown by name afterwards.
    if (language === 'ru') {
      await page.click('#enter-group')
      await page.click('#enter-group-yes')
      await page.waitForSelector('#leave-group')
      await page.click('#leave-group')
      await page.waitForSelector('#keep-group')
      expect(await textOf(page, '#group-mode .sees')).toMatch(/Вы попросили.*1 декабря 2026/)
      await page.click('#keep-group')
      await page.waitForSelector('#leave-group')
    }
    await page.click('nav a[href="#logs"]')
    await page.waitForSelector('#log tbody tr')
    expect(await textOf(page, '#log tbody')).toMatch(
      language === 'en' ? /Working days or holidays changed/ : /Групповой режим оставлен/,
    )
    await storeOctober(endpoint.db, admin)
    await show(page, `${endpoint.url}/#logs?from=2026-10-01&to=2026-10-31`, '#log tbody tr')
    expect(await troubleOn(page, 'logs', language)).toEqual([])
    await page.click('#log-reads')
    await until(
      async () =>
        (await page.$$eval('#log tbody tr', (rows) => rows.map((row) => row.textContent))).some(
          (row) => row.includes(team) && /time by days|время по дням/.test(row),
        ),
      'who saw figures',
    )
  })

  if (language === 'en')
    test('shows hostile names as text on every page, on the screen of a phone as well', async () => {
      const hostile = [
        '<img src=x onerror=document.title=1>',
        'W'.repeat(100),
        `${'🧑‍💻'.repeat(24)}x`,
        'אבג דהו',
        '\u202Enoitcerid\u202C',
      ] as const
      const acting = { now: SAMPLE_NOW, actor: 'test' }
      const { db } = endpoint
      const people = await db
        .selectFrom('members')
        .select(['id', 'name'])
        .where('team', '=', head.team)
        .where('id', '<>', head.member)
        .where('role', '<>', 'administrator')
        .execute()
      for (const [i, { id }] of people.entries())
        await changeMember(db, id, { name: hostile[i % hostile.length] ?? '' }, acting)
      await renameTeam(db, head.team, hostile[0], SAMPLE_NOW)
      const name = `${hostile[1].slice(1)}V`
      const rights: MemberChange = { role: 'administrator', isTracked: true, name }
      await changeMember(db, head.member, rights, acting)
      const context = await chromium.browser.createBrowserContext()
      const other = await context.newPage()
      await still(other)
      await signInBy(other, await endpoint.linkFor(head))
      const person = people[0]?.id
      const all = PAGES.map((name) => [name, READY[name]] as const)
      const wrong: string[] = []
      for (const [asked, is] of [
        ...all,
        [`team?team=${head.team}&person=${person}`, '#person-name'],
        [`people?person=${person}`, '#person-form'],
      ] as const) {
        await show(other, `${endpoint.url}/#${asked}`, `main[data-page] ${is}`)
        for (const width of [NARROW, WIDE]) {
          await setSize(other, width, 'light')
          const found = await other.evaluate(() => ({
            isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
            isRun: document.title === '1' || document.querySelector('main img') !== null,
            turns: /[\u202A-\u202E\u2066-\u2069]/.test(document.body.innerText),
          }))
          for (const [what, is] of Object.entries(found))
            if (is) wrong.push(`${asked.split('=')[0]} at ${width}: ${what}`)
        }
      }
      expect(wrong).toEqual([])
      for (const [asked, table] of [
        ['team', '#people'],
        ['people', '#people-table'],
      ] as const) {
        await show(other, `${endpoint.url}/#${asked}`, `${table} tbody tr`)
        const text = await textOf(other, table)
        for (const name of [...hostile.slice(0, 4), 'noitcerid']) expect(text).toContain(name)
      }
      await context.close()
    })

  test('leaves no error in the browser', () => {
    const refused = /status of 401/
    expect(chromium.problems.filter((problem) => !refused.test(problem))).toEqual([])
  })
})
