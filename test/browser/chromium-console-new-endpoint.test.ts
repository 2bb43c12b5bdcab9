/** Tests the console of a new endpoint in Chromium, from an empty database to people who sign in. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../../server/people/add-member.ts'
import { recordActInEveryTeam } from '../../server/people/audit.ts'
import { leaveTeam } from '../../server/people/leave.ts'
import { launchPlainChromium, type PlainChromium } from '../support/browser/plain-chromium.ts'
import { until } from '../support/browser/until.ts'
import { startReceiver } from '../support/endpoint/receiver.ts'
import { violationsOn } from '../support/gallery/axe.ts'
import {
  freezePage,
  NARROW,
  show,
  textOf,
  troubleOn,
  WIDE,
} from '../support/gallery/console-pages.ts'
import { setSize } from '../support/gallery/gallery.ts'
import { listeningConsole, SET_UP } from '../support/listening-console.ts'
import { SAMPLE_NOW } from '../support/sample/sample.ts'

describe('a new endpoint', () => {
  let chromium: PlainChromium
  let endpoint: Awaited<ReturnType<typeof listeningConsole>>
  let page: Page
  beforeAll(async () => {
    endpoint = await listeningConsole({ hasCompany: true })
    chromium = await launchPlainChromium('en')
    ;({ page } = chromium)
    await freezePage(page)
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
    // The next steps use keys only. The focus must stay near the pressed button, even if that button is
    // removed.
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

  test('shows the list of its pages after a click on a phone', async () => {
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
    // The list also contains Pia, who has left the company. She is already in the team *Nowhere*, to
    // which the test moves the others.
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

  test('merges two entries of one person, and forgets one, each after showing what will change', async () => {
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
    // The administrator leads no team, so the form offers no token that may read a report.
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
    await page.waitForSelector('#tokens-table [id$=-yes]')
    await page.click('#tokens-table [id$=-yes]')
    await until(async () => (await page.$('#tokens-table')) === null, 'no token in the list')
    expect(await statusNow()).toBe(401)
  })

  test('sends a webhook a test message by a button, and later its own messages', async () => {
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
    // The receiver of the webhook has another port in each run. A fixed address replaces it, so that the
    // picture (screenshot) is the same in each run.
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

  test('shows the health of the endpoint, what needs attention first', async () => {
    await page.click('nav a[href="#health"]')
    await page.waitForSelector('#trouble')
    expect(await textOf(page, '#trouble')).toContain('There is no backup yet.')
    await recordActInEveryTeam(endpoint.db, { at: SAMPLE_NOW, actor: 'test', act: 'backup made' })
    await show(page, `${endpoint.url}/#health`, '.all-good')
    expect(await textOf(page, '.facts')).toContain('Database')
    // Replaces values that differ between machines, so that the picture is always the same.
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
    // This address looks like an answer of the company's sign-in provider, but this tab has not asked
    // the provider. So nobody is signed in.
    await show(page, `${endpoint.url}/#company?code=${'A'.repeat(53)}&state=x`, '.company .failed')
    const names = (await page.cookies()).map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('stint'))).toEqual([])
    // Deletes the provider's cookies. With these cookies, the provider would sign in the person
    // `stranger` again.
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
