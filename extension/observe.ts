import { siteOf, soundRuleOf } from '../src/core/attribution/site-of-url.ts'
import type { HeardTab } from '../src/core/attribution/sounds.ts'
import type { Sight } from '../src/core/attribution/state.ts'
import type { Categories } from '../src/core/scheme/categories.ts'
import type { Settings } from '../src/core/settings/settings.ts'
import { browser } from './browser.ts'
import { isPopupOpen } from './is-popup-open.ts'
import { loadRecognition } from './load-script.ts'

export interface Look {
  seen: Sight
  /**
   * Present if the window that was last in focus shows a CRM page, even if another program has the
   * focus now. The browser may send no event when that window gets or loses the focus, so `look.ts`
   * checks the focus regularly.
   */
  watch?: Front
}

/** The window that was last in focus. */
interface Front {
  id: number | undefined
  focused: boolean
  /** Whether the extension's own popup has the focus. */
  popup: boolean
}

type Tab = Awaited<ReturnType<typeof browser.tabs.query>>[number]

/**
 * The active tab of the window that was last in focus. `currentWindow` is not used: in a worker it
 * may be any window. Whether the window has the focus now is checked later, in `observe`, if the
 * tab shows a site that starts a category.
 */
export const frontTab = async (): Promise<Tab | undefined> =>
  (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]

/**
 * Returns the person's absence (idle or locked) as the browser reports it; undefined if the person
 * is present.
 */
export async function absence(settings: Settings): Promise<Look | undefined> {
  const state = await browser.idle.queryState(idleSeconds(settings))
  if (state === 'active') return undefined
  return { seen: { at: 'away', why: state === 'locked' ? 'locked' : 'idle' } }
}

/**
 * Returns where the person is now, in the form that the rules use (`Sight` in
 * src/core/attribution/state.ts). The result does not contain the address of the page.
 */
export async function observe(
  tab: Tab | undefined,
  settings: Settings,
  categories: Categories,
): Promise<Look> {
  const site = tab?.url && (await siteAt(tab.url, settings, categories))
  if (!site) return { seen: { at: 'elsewhere' } }
  const front = await frontWindow()
  // Another window may have come to the front since the tab was read. In that case the browser also
  // sends an event, and `observe` runs again.
  const focused = front?.id === tab.windowId && front?.focused === true
  const popup = !focused && (await isPopupOpen())
  return {
    seen: focused || popup ? { at: 'site', ...site } : { at: 'elsewhere' },
    watch: { id: front?.id, focused: front?.focused === true, popup },
  }
}

/**
 * Returns the tabs of sites for which the person chose the rule *while it plays sound*, including
 * tabs that are silent now. The browser gives addresses of tabs only for hosts with permission. A
 * tab that the person has muted counts as audible, because the person may be in a call that they do
 * not want to hear.
 */
export async function soundTabs(settings: Settings, categories: Categories): Promise<HeardTab[]> {
  const recognition = settings.calls.length > 0 ? await loadRecognition() : undefined
  const url = soundPatterns(settings, recognition?.callHosts)
  if (url.length === 0) return []
  const tabs = await browser.tabs.query({ url })
  const ruleOf = (address: string) =>
    soundRuleOf(address, settings, categories, (call) => recognition?.recogniseCall(call))
  return tabs.flatMap(({ id, url: address, audible = false }) => {
    const rule = address && ruleOf(address)
    return id !== undefined && rule ? [{ tab: id, ...rule, audible }] : []
  })
}

const soundPatterns = (
  { sites, calls }: Settings,
  hosts: ReadonlyMap<string, readonly string[]> = new Map(),
): string[] => [
  ...sites
    .filter(({ whileSound }) => whileSound)
    // The port of the host is left out, because Firefox does not support ports in patterns.
    .map(({ host }) => `*://${host.replace(/:\d+$/, '')}/*`),
  ...calls.flatMap(({ product }) => hosts.get(product) ?? []),
]

/**
 * Whether the focus is still as in the given `Front`. This check runs every two seconds, so it must
 * need little processor time.
 */
export async function isUnchanged({ id, focused, popup }: Front): Promise<boolean> {
  const front = await frontWindow()
  if (front?.id !== id || (front?.focused === true) !== focused) return false
  return !popup || isPopupOpen()
}

/**
 * Returns the idle time in seconds for the browser's idle API, which accepts only whole numbers of
 * at least 15.
 */
export const idleSeconds = ({ idleAfter }: Settings) => Math.max(15, Math.round(idleAfter / 1000))

/** The window that was last in focus, whether or not it has the focus now. */
const frontWindow = () => browser.windows.getLastFocused().catch(() => undefined)

/**
 * Returns the site of a page if a category starts automatically on that page. Returns undefined if
 * the person has not chosen such a category or has not granted access to the page.
 */
async function siteAt(url: string, settings: Settings, categories: Categories) {
  const site = siteOf(url, settings, categories, (await loadRecognition()).recognise)
  return site && (await isGranted(url)) ? site : undefined
}

/**
 * Whether the person has granted access to the host of a page. A visible address alone is not
 * enough: the permission activeTab also makes the address visible after a click (rule 1 of
 * docs/domain.md). The pattern has no port, because Firefox does not support ports in patterns.
 */
const isGranted = (url: string) => {
  const { protocol, hostname } = new URL(url)
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] })
}
