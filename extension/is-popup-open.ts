import { browser } from './browser.ts'

interface WithContexts {
  getContexts?: (filter: { contextTypes: string[] }) => Promise<unknown[]>
}

/**
 * Whether the extension's own popup is open. In Chromium the open popup takes the focus from its
 * window. If this window shows a CRM page, the person still counts as being in the CRM
 * (docs/domain.md, *Attribution*, rule 1).
 */
export async function isPopupOpen(): Promise<boolean> {
  const { getContexts } = browser.runtime as WithContexts
  if (getContexts) return (await getContexts({ contextTypes: ['POPUP'] })).length > 0
  return browser.extension.getViews({ type: 'popup' }).length > 0
}
