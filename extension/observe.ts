import { siteOf } from '../src/core/attribution/site-of-url.ts'
import type { Observation } from '../src/core/attribution/state.ts'
import type { Categories } from '../src/core/scheme/categories.ts'
import type { Settings } from '../src/core/settings/settings.ts'
import { browser } from './browser.ts'
import { recogniser } from './products.ts'

export interface Sight {
  seen: Observation
  /**
   * Where a page that counts is in front of its window, in focus or not: what comes next may come
   * unannounced.
   */
  watch?: Front
}

/** The window that was last in focus. */
interface Front {
  id: number | undefined
  focused: boolean
  /** Our own popup has the focus. */
  popup: boolean
}

/** Where the person is now, in the words of the rules; the address itself goes no further. */
export async function observe(settings: Settings, categories: Categories): Promise<Sight> {
  const state = await browser.idle.queryState(idleSeconds(settings))
  if (state !== 'active')
    return { seen: { at: 'away', why: state === 'locked' ? 'locked' : 'idle' } }
  // In a worker `currentWindow` may be any. Most tabs are no site: their window does not matter.
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  const site = tab?.url && (await siteAt(tab.url, settings, categories))
  if (!site) return { seen: { at: 'elsewhere' } }
  const front = await frontWindow()
  // Another one came to the front meanwhile: its event follows.
  const focused = front?.id === tab.windowId && front?.focused === true
  const popup = !focused && (await isPopupOpen())
  return {
    seen: focused || popup ? { at: 'site', ...site } : { at: 'elsewhere' },
    watch: { id: front?.id, focused: front?.focused === true, popup },
  }
}

/** Whether the focus is where it was. Asks little: it is asked every two seconds. */
export async function isUnchanged({ id, focused, popup }: Front): Promise<boolean> {
  const front = await frontWindow()
  if (front?.id !== id || (front?.focused === true) !== focused) return false
  return !popup || isPopupOpen()
}

/** The idle API knows whole seconds, 15 at least. */
export const idleSeconds = ({ idleAfter }: Settings) => Math.max(15, Math.round(idleAfter / 1000))

/** The window last in focus; whether it still is, is another question. */
const frontWindow = () => browser.windows.getLastFocused().catch(() => undefined)

/** What a page brings by itself, if the person wants that and allowed it. */
async function siteAt(url: string, settings: Settings, categories: Categories) {
  const site = siteOf(url, settings, categories, await recogniser())
  return site && (await isGranted(url)) ? site : undefined
}

interface WithContexts {
  getContexts?: (filter: { contextTypes: string[] }) => Promise<unknown[]>
}

/** Our own popup takes the focus from its window in Chromium; it does not break *in CRM* (rule 1). */
export async function isPopupOpen(): Promise<boolean> {
  const { getContexts } = browser.runtime as WithContexts
  if (getContexts) return (await getContexts({ contextTypes: ['POPUP'] })).length > 0
  return browser.extension.getViews({ type: 'popup' }).length > 0
}

/**
 * An address that shows for another reason (activeTab after a click) is not looked at (rule 1).
 * Without its port: Firefox knows none in a pattern.
 */
const isGranted = (url: string) => {
  const { protocol, hostname } = new URL(url)
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] })
}
