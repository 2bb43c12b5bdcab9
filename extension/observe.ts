import { siteOf } from '../src/core/context.ts'
import type { Observation } from '../src/core/memory.ts'
import type { Categories } from '../src/core/scheme.ts'
import type { Settings } from '../src/core/settings.ts'
import { browser } from './browser.ts'
import { recogniser } from './products.ts'

export interface Sight {
  seen: Observation
  /** A page that counts is in front of its window, in focus or not: what comes next may come unannounced. */
  watch: boolean
}

/** Where the person is now, in the words of the rules; the address itself goes no further. */
export async function observe(settings: Settings, categories: Categories): Promise<Sight> {
  const state = await browser.idle.queryState(idleSeconds(settings))
  if (state !== 'active')
    return { seen: { at: 'away', why: state === 'locked' ? 'locked' : 'idle' }, watch: false }
  const front = await frontWindow()
  const site = front && (await siteIn(front.id, settings, categories))
  const there = site && (front.focused || (await isPopupOpen()))
  return {
    seen: there ? { at: 'site', ...site } : { at: 'elsewhere' },
    watch: site !== undefined,
  }
}

/** The idle API knows whole seconds, 15 at least. */
export const idleSeconds = ({ idleAfter }: Settings) => Math.max(15, Math.round(idleAfter / 1000))

/** The window last in focus; whether it still is, is another question. */
const frontWindow = () => browser.windows.getLastFocused().catch(() => undefined)

/** What the active tab of a window brings by itself, if the person wants that and allowed it. */
async function siteIn(windowId: number | undefined, settings: Settings, categories: Categories) {
  if (windowId === undefined) return undefined
  const [tab] = await browser.tabs.query({ active: true, windowId })
  const site = tab?.url ? siteOf(tab.url, settings, categories, await recogniser()) : undefined
  return tab?.url && site && (await isGranted(tab.url)) ? site : undefined
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
