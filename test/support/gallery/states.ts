import type { Page } from 'puppeteer-core'
import type { SampleOptions } from '../sample/sample.ts'

export const NARROW = 360
export const WIDE = 1100

/** Elements whose colour has a meaning; `part` is the pseudo-element that has this colour, if any. */
export interface Coloured {
  css: string
  part: '::before' | null
}

export interface State {
  name: string
  /** Path of the page in the folder extension/pages, with the part after `#` if there is one. */
  path: string
  /**
   * Options of the sample data; the default is the sample data without options. `nobody` stands for a
   * person who has just installed Stint and has no data.
   */
  sample?: SampleOptions | 'nobody'
  /** A selector that matches an element when the page is ready; the default is `main[data-ready]`. */
  ready?: string
  /**
   * True if the page changes stored data when it is shown. The sample data are then written again for
   * the next state.
   */
  writes?: true
  /** Brings the page into this state, as a person does; must not change stored data. */
  prepare?: (page: Page) => Promise<unknown>
  widths: readonly number[]
  /** Selector of elements that may have a scroll bar of their own. */
  scrolls?: string
  /** Set if the page is also tested at widths between those of a phone and of a desktop. */
  everyWidth?: true
  /** The elements whose colour must stay when the operating system forces its colours. */
  coloured?: readonly Coloured[]
  /**
   * Set for the main state of a page. A picture is stored for each language, theme and width, and
   * nothing on the page may move when reduced motion is preferred. For any other state only two
   * pictures are stored, one light and one dark.
   */
  kept?: 'all'
}

export interface Shown {
  language: 'en' | 'ru'
  theme: 'light' | 'dark'
  width: number
}

/**
 * Whether a picture of this variant is stored. All variants of a main state are stored. Of any other
 * state two variants are stored: English, light and wide; and Russian, dark and narrow.
 */
export const isKept = ({ kept, widths }: State, { language, theme, width }: Shown): boolean =>
  kept === 'all' ||
  (language === 'en' && theme === 'light' && width === widths.at(-1)) ||
  (language === 'ru' && theme === 'dark' && width === widths[0])

/** Widths in pixels, other than the narrow and the wide one, for states with `everyWidth`. */
export const OTHER_WIDTHS = [400, 440, 480, 520, 560, 640, 720, 800, 900, 901, 959, 960, 1000, 1280]

const both = [NARROW, WIDE]
const popup = { path: 'popup.html', widths: [NARROW] } as const

const open = (selector: string, then: string) => async (page: Page) => {
  await page.locator(selector).click()
  await page.waitForSelector(then)
}
const question = open('#question', '.question')

/** Opens the editor of a cell in the first row of this category. */
const cell = (category: string, name: string, editor: string) =>
  open(`tr[data-category=${category}] [data-cell=${name}]`, editor)

/** Opens the menu of a category's first row, chooses *Split…*, and waits for the element `form`. */
const menu = (category: string, form: string) => async (page: Page) => {
  await cell(category, 'menu', '.menu')(page)
  await open('.menu [data-act=split]', form)(page)
}

/** Opens all folded parts of the settings page, and the form for a new category. */
const unfold = async (page: Page) => {
  await open('#open-add', '#add-category')(page)
  await page.$$eval('details:not(nav *)', (all) => {
    for (const details of all) details.open = true
  })
}

/** Enters an invite link, and waits until Stint shows the name of the person whom it connects. */
const enterInvitation = async (page: Page) => {
  await unfold(page)
  await page.type('#invite', `https://localhost/join#${'T4XK7QWM'.repeat(6)}T4XK7`)
  await page.click('#look-up')
  await page.waitForSelector('#found')
}

/**
 * Opens all folded parts of a report and the number tables of its charts. The folded parts are not
 * clicked, because Stint stores which of them the person has opened with a click.
 */
const unfoldReport = async (page: Page) => {
  await page.$$eval('details.fold', (all) => {
    for (const fold of all) fold.open = true
  })
  // Waits for the last charts: a folded part draws its charts a moment after it was opened, with the
  // buttons below the charts.
  await page.waitForSelector('#quality svg')
  if (await page.$('#fold-results')) await page.waitForSelector('#own-results #course svg')
  await page.$$eval('.tools [aria-expanded=false]', (all) => {
    for (const button of all) (button as HTMLElement).click()
  })
}

const report = {
  path: 'report.html#month=2026-10-01',
  widths: both,
  scrolls: '.numbers',
} as const
const day = { path: 'day.html', sample: { moment: 'question' }, widths: both } as const

/**
 * The states to show. States with the same sample data are neighbours in this list, so that their data
 * are written only once.
 */
export const STATES: readonly State[] = [
  {
    ...popup,
    name: 'popup-running',
    sample: { base: true },
    coloured: [
      { css: '.tile', part: '::before' },
      { css: '.bar i', part: null },
      { css: '#sending[data-state]', part: '::before' },
    ],
    kept: 'all',
  },
  { ...popup, name: 'popup-nothing', sample: { base: true, moment: 'nothing' } },
  { ...popup, name: 'popup-doubt', sample: { base: true, moment: 'doubt' } },
  {
    ...popup,
    name: 'popup-call',
    sample: { base: true, moment: 'call' },
    prepare: (page) => page.waitForSelector('#call-to-name'),
  },
  {
    ...popup,
    name: 'popup-question',
    sample: { base: true, moment: 'question' },
    prepare: question,
    kept: 'all',
  },
  {
    ...popup,
    name: 'popup-split',
    sample: { base: true, moment: 'question' },
    prepare: async (page) => {
      await question(page)
      await page.keyboard.press('x')
      await page.waitForSelector('form.split')
    },
  },
  {
    ...popup,
    name: 'popup-calendar',
    sample: { base: true, moment: 'question', calendar: true },
    prepare: async (page) => {
      await question(page)
      await page.waitForSelector('#from-calendar')
    },
    writes: true,
  },
  {
    ...popup,
    name: 'popup-mode',
    sample: { base: true, group: true },
    prepare: (page) => page.waitForSelector('#mode-news'),
  },
  // With more than 8 categories the popup is 560 px wide, and otherwise 360 px.
  { ...popup, name: 'popup-many', sample: {}, widths: [560] },
  { ...popup, name: 'panel', path: 'popup.html#panel', sample: {}, widths: [320, NARROW] },
  {
    ...day,
    name: 'day',
    everyWidth: true,
    coloured: [
      { css: '.block:not([data-category=break])', part: null },
      {
        css: 'td.category i:not(tr[data-category=break] i, tr[data-category=unexplained] i)',
        part: null,
      },
    ],
    kept: 'all',
  },
  { ...day, name: 'day-category', prepare: cell('research', 'category', '.list') },
  { ...day, name: 'day-menu', prepare: cell('documentation', 'menu', '.menu') },
  { ...day, name: 'day-split', prepare: menu('research', '#split') },
  { ...day, name: 'day-explain', prepare: menu('unexplained', '#explain') },
  { ...day, name: 'day-add', prepare: open('#add-button', '#add') },
  { ...day, name: 'day-other', prepare: open('[data-answer=other]', '.list') },
  { ...day, name: 'day-sending', prepare: open('#preview', '#sending-day[open]') },
  { ...day, name: 'day-keys', prepare: open('#keys-button', '#keys[open]') },
  { ...day, name: 'day-off', prepare: open('#take-off', '#days-off') },
  {
    ...day,
    name: 'day-calendar',
    sample: { moment: 'question', calendar: true },
    prepare: async (page) => {
      await page.waitForSelector('.lane button')
      await page.waitForSelector('#leave-question')
      await page.waitForSelector('[data-answer=calendar]')
    },
    writes: true,
  },
  {
    name: 'settings-alone',
    path: 'settings.html',
    sample: { connected: false },
    prepare: enterInvitation,
    widths: both,
  },
  {
    name: 'settings',
    path: 'settings.html',
    // The list of the people who looked at the person's reports appears last on this page, because the
    // page must ask the endpoint for this list.
    ready: '#looks',
    widths: both,
    everyWidth: true,
    kept: 'all',
  },
  {
    ...report,
    name: 'report',
    path: 'report.html#week=2026-11-16',
    ready: '#mine[data-shown]',
    prepare: (page) => page.waitForSelector('.chart-section svg'),
    kept: 'all',
  },
  {
    ...report,
    name: 'report-open',
    path: 'report.html#week=2026-11-16',
    ready: '#mine[data-shown]',
    prepare: unfoldReport,
  },
  { ...report, name: 'report-guess', ready: '#guess-first', everyWidth: true },
  {
    ...report,
    name: 'report-team',
    path: 'report.html#team&month=2026-10-01',
    ready: '#team[data-shown]',
    prepare: (page) => page.waitForSelector('.chart-section svg'),
  },
  {
    ...report,
    name: 'report-group',
    path: 'report.html#team&month=2026-10-01',
    sample: { group: true },
    ready: '#group-mode',
    prepare: (page) => page.waitForSelector('#shares svg'),
  },
  {
    name: 'settings-group',
    path: 'settings.html',
    sample: { group: true },
    ready: '#who-sees',
    // When the page shows the message about the team's mode, it stores that the message was seen.
    writes: true,
    widths: both,
  },
  { name: 'day-sent', path: 'day.html#2026-11-23', widths: both },
  { name: 'day-late', path: 'day.html#2026-11-19', widths: both },
  { name: 'day-empty', path: 'day.html#2026-11-22', widths: both },
  {
    name: 'welcome',
    path: 'welcome.html',
    sample: 'nobody',
    ready: '.grid',
    widths: both,
    everyWidth: true,
    kept: 'all',
  },
  {
    name: 'welcome-runs',
    path: 'welcome.html',
    ready: '.grid [aria-pressed=true]',
    widths: both,
    everyWidth: true,
  },
]
