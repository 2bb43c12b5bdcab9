import { siteOf, soundRuleOf } from '../src/core/attribution/site-of-url.ts'
import type { HeardTab } from '../src/core/attribution/sounds.ts'
import type { Sight } from '../src/core/attribution/state.ts'
import type { Categories } from '../src/core/scheme/categories.ts'
import type { Settings } from '../src/core/settings/settings.ts'
import { browser } from './browser.ts'
import { callRecogniser, recogniser } from './products.ts'

export interface Look {
  seen: Sight
  /**
   * Present if the window last in focus shows a CRM page, even if another program has the focus
   * now. The browser may report no event when that window gains or loses the focus, so its state is
   * asked for again after a while (`look.ts`).
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

type Tab = Awaited<ReturnType<typeof browser.tabs.query>>[number]

/**
 * The active tab of the window that was last in focus. In a worker `currentWindow` may be any window.
 * For most tabs, which are no CRM, the window does not matter.
 */
export const frontTab = async (): Promise<Tab | undefined> =>
  (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]

/** The absence that the browser reports, if the person is away. */
export async function absence(settings: Settings): Promise<Look | undefined> {
  const state = await browser.idle.queryState(idleSeconds(settings))
  if (state === 'active') return undefined
  return { seen: { at: 'away', why: state === 'locked' ? 'locked' : 'idle' } }
}

/** Where the person is, as the rules see it; the address itself is not passed on. */
export async function observe(
  tab: Tab | undefined,
  settings: Settings,
  categories: Categories,
): Promise<Look> {
  const site = tab?.url && (await siteAt(tab.url, settings, categories))
  if (!site) return { seen: { at: 'elsewhere' } }
  const front = await frontWindow()
  // If another window came to the front meanwhile, its event follows.
  const focused = front?.id === tab.windowId && front?.focused === true
  const popup = !focused && (await isPopupOpen())
  return {
    seen: focused || popup ? { at: 'site', ...site } : { at: 'elsewhere' },
    watch: { id: front?.id, focused: front?.focused === true, popup },
  }
}

/**
 * The tabs of sites whose rule says *while it plays sound*, silent ones too. The browser gives the
 * addresses of tabs only where the host is granted. A tab that the person has muted still counts as
 * audible: they are in the call, and do not want to hear it.
 */
export async function soundTabs(settings: Settings, categories: Categories): Promise<HeardTab[]> {
  const recogniseCall = settings.calls.length > 0 ? await callRecogniser() : undefined
  const url = soundPatterns(settings, recogniseCall?.hosts)
  if (url.length === 0) return []
  const tabs = await browser.tabs.query({ url })
  const ruleOf = (address: string) =>
    soundRuleOf(address, settings, categories, (call) => recogniseCall?.recognise(call))
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
    // Without its port, which Firefox does not support in patterns.
    .map(({ host }) => `*://${host.replace(/:\d+$/, '')}/*`),
  ...calls.flatMap(({ product }) => hosts.get(product) ?? []),
]

/** Whether the focus is unchanged. Cheap, as it runs every two seconds. */
export async function isUnchanged({ id, focused, popup }: Front): Promise<boolean> {
  const front = await frontWindow()
  if (front?.id !== id || (front?.focused === true) !== focused) return false
  return !popup || isPopupOpen()
}

/** The idle API accepts whole seconds, 15 at least. */
export const idleSeconds = ({ idleAfter }: Settings) => Math.max(15, Math.round(idleAfter / 1000))

/** The window last in focus, whether or not it still is. */
const frontWindow = () => browser.windows.getLastFocused().catch(() => undefined)

/** The category that a page starts automatically, if the person wants that and granted access. */
async function siteAt(url: string, settings: Settings, categories: Categories) {
  const site = siteOf(url, settings, categories, await recogniser())
  return site && (await isGranted(url)) ? site : undefined
}

interface WithContexts {
  getContexts?: (filter: { contextTypes: string[] }) => Promise<unknown[]>
}

/**
 * Whether our own popup is open: in Chromium it takes the focus from its window, which does not
 * interrupt *in CRM* (rule 1).
 */
export async function isPopupOpen(): Promise<boolean> {
  const { getContexts } = browser.runtime as WithContexts
  if (getContexts) return (await getContexts({ contextTypes: ['POPUP'] })).length > 0
  return browser.extension.getViews({ type: 'popup' }).length > 0
}

/**
 * An address visible for another reason (activeTab after a click) is ignored (rule 1). Without its
 * port, which Firefox does not support in patterns.
 */
const isGranted = (url: string) => {
  const { protocol, hostname } = new URL(url)
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] })
}
