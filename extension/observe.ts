import { contextOf } from '../src/core/context.ts'
import { recognise } from '../src/core/crm/recognise.ts'
import type { Observation } from '../src/core/memory.ts'
import type { Settings } from '../src/core/settings.ts'
import { browser } from './browser.ts'

/** Where the person is now, in the words of the rules; the address itself goes no further. */
export async function observe(settings: Settings): Promise<Observation> {
  const state = await browser.idle.queryState(idleSeconds(settings))
  if (state !== 'active') return { at: 'away', why: state === 'locked' ? 'locked' : 'idle' }
  const url = await addressInFront()
  const found = url ? recognise(url) : undefined
  return url && found && settings.products.includes(found.product) && (await isGranted(url))
    ? { at: 'crm', context: contextOf(found, settings) }
    : { at: 'elsewhere' }
}

/** The idle API knows whole seconds, 15 at least. */
export const idleSeconds = ({ idleAfter }: Settings) => Math.max(15, Math.round(idleAfter / 1000))

/** The address of the active tab of the window in focus, as far as the browser lets us see it. */
async function addressInFront(): Promise<string | undefined> {
  const front = await browser.windows.getLastFocused().catch(() => undefined)
  if (front?.id === undefined || !(front.focused || (await isPopupOpen()))) return undefined
  const [tab] = await browser.tabs.query({ active: true, windowId: front.id })
  return tab?.url
}

interface WithContexts {
  getContexts?: (filter: { contextTypes: string[] }) => Promise<unknown[]>
}

/** Our own popup takes the focus from its window in Chromium; it does not break *in CRM* (rule 1). */
async function isPopupOpen(): Promise<boolean> {
  const { getContexts } = browser.runtime as WithContexts
  if (getContexts) return (await getContexts({ contextTypes: ['POPUP'] })).length > 0
  return browser.extension.getViews({ type: 'popup' }).length > 0
}

/** An address that shows for another reason (activeTab after a click) is not looked at (rule 1). */
const isGranted = (url: string) =>
  browser.permissions.contains({ origins: [`${new URL(url).origin}/*`] })
