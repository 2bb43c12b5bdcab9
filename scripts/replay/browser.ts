/** Simulates the state of the browser while a trace is replayed. */
import { siteOf, soundRuleOf } from '../../src/core/attribution/site-of-url.ts'
import type { HeardTab } from '../../src/core/attribution/sounds.ts'
import type { Observation, Sight, Site } from '../../src/core/attribution/state.ts'
import { CALL_PRODUCTS } from '../../src/core/calls/products.ts'
import { callRecogniserOf } from '../../src/core/calls/recogniser.ts'
import { recognise } from '../../src/core/crm/recognise.ts'
import { type Categories, DOCUMENTATION } from '../../src/core/scheme/categories.ts'
import type { Settings } from '../../src/core/settings/settings.ts'
import { type Context, contextOf } from '../../src/core/time/segment.ts'
import type { Page, TraceEvent } from './event.ts'

/** The state of the browser after the events that were replayed so far. */
export interface Browser {
  /** Whether Stint itself recorded the trace (src/core/attribution/trace.ts). */
  recorded: boolean
  tab: { url: string | null } | { page: Page }
  focused: boolean
  idle: 'active' | 'idle' | 'locked'
  /** The open tabs that have played sound, by tab id, each with its page. */
  playing: Map<number, { audible: boolean; on: { url: string } | { page: NonNullable<Page> } }>
  /**
   * The tabs that play sound, as the trace lists them if Stint recorded it; undefined for other
   * traces.
   */
  sounds?: readonly HeardTab[]
}

export function changeBrowser(browser: Browser, event: TraceEvent) {
  if ('sounds' in event || event.type === 'tab' || event.type === 'idle') delete browser.sounds
  if ('sounds' in event && event.sounds) browser.sounds = event.sounds
  if (event.type === 'settings') browser.recorded = true
  else if (event.type === 'sound') applySound(browser, event)
  else if (event.type === 'tab') {
    browser.tab = event
    if (browser.recorded) browser.idle = 'active'
  } else if (event.type === 'focus') browser.focused = event.focused
  else if (event.type === 'idle') browser.idle = event.state
  // A person who starts the browser is at the computer.
  else if (event.type === 'start') browser.idle = 'active'
}

function applySound({ playing }: Browser, event: TraceEvent & { type: 'sound' }) {
  const { tab, audible } = event
  if ('page' in event && event.page) playing.set(tab, { audible, on: { page: event.page } })
  else if ('url' in event && event.url) playing.set(tab, { audible, on: { url: event.url } })
  else playing.delete(tab)
}

export function observationOf(
  browser: Browser,
  settings: Settings,
  categories: Categories,
): Observation {
  const sounds = browser.sounds ?? soundsOf(browser, settings, categories)
  return { ...sightOf(browser, settings, categories), ...(sounds.length > 0 && { sounds }) }
}

const recogniseCall = callRecogniserOf(CALL_PRODUCTS)
const ruleOf = ({ category }: NonNullable<Page>) => (category ? { category } : undefined)

function soundsOf({ playing }: Browser, settings: Settings, categories: Categories): HeardTab[] {
  return [...playing].flatMap(([tab, { audible, on }]) => {
    const rule =
      'url' in on ? soundRuleOf(on.url, settings, categories, recogniseCall) : ruleOf(on.page)
    return rule ? [{ tab, ...rule, audible }] : []
  })
}

function sightOf(
  { tab, focused, idle }: Browser,
  settings: Settings,
  categories: Categories,
): Sight {
  if (idle !== 'active') return { at: 'away', why: idle }
  const site =
    'page' in tab
      ? siteOfPage(tab.page, settings)
      : tab.url && siteOf(tab.url, settings, categories, recognise)
  return focused && site ? { at: 'site', ...site } : { at: 'elsewhere' }
}

/**
 * Returns the site of a page in a trace that Stint recorded. Such a trace contains no addresses,
 * only the CRM product and the CRM record (such as a deal) that Stint recognised.
 */
function siteOfPage(page: Page, settings: Settings): Site | undefined {
  if (!page) return undefined
  const { product, record, category = DOCUMENTATION } = page
  if (!product) return { category }
  // Removes `undefined` from the type of the record: the type of the schema allows it, but JSON
  // cannot contain it.
  const found = { product, ...(record && { record: record as Context['record'] & {} }) }
  return { category, context: contextOf(found, settings) }
}
