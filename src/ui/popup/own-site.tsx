import { useEffect, useState } from 'preact/hooks'
import { type NamedHost, parseHost } from '../../core/settings/named-host.ts'
import type { OpenPage } from '../pages.ts'
import { browserWords } from '../words/browser.ts'
import type { Commands } from './commands.ts'

export interface SitePorts {
  /**
   * The address of the page in the active tab. The browser lets Stint read it after the click on
   * the toolbar button.
   */
  address: () => Promise<string | undefined>
  granted: (patterns: readonly string[]) => Promise<boolean>
  /**
   * Asks the person for permission; works only within a click. Undefined if this browser cannot ask
   * while a popup is open.
   */
  request: ((patterns: readonly string[]) => Promise<boolean>) | undefined
}

/**
 * The host of an address, and a function that hides the offer to add this host as a CRM. The host
 * is undefined if the address contains no valid host, or if the browser already allows Stint to use
 * the host.
 */
const useHost = (address: string, granted: SitePorts['granted']) => {
  const [found, setFound] = useState<NamedHost>()
  useEffect(() => {
    const read = async () => {
      const host = parseHost(address)
      if (host && !(await granted(host.patterns.slice(0, 1)))) setFound(host)
    }
    // If the permission of the host cannot be read, the host is not offered.
    read().catch(() => undefined)
  }, [address, granted])
  return [found, () => setFound(undefined)] as const
}

export interface OwnSiteProps {
  address: string
  site: SitePorts
  commands: Commands
  open: OpenPage
}

/** The button "This site is our CRM", which asks for permission for that host only. */
export const OwnSite = ({ address, site, commands, open }: OwnSiteProps) => {
  const [found, done] = useHost(address, site.granted)
  const declare = async ({ host, patterns }: NamedHost) => {
    // The host is stored before the browser asks, because the prompt closes the popup (seen in
    // Chromium 156), and no code runs after that. If the person refuses, the host stays in the list
    // of the settings, but no time is detected on it. Chromium accepts the request even some
    // seconds after the click. Firefox accepts it only directly after the click, so in Firefox the
    // settings page asks.
    if (!(await commands.run('own', (store) => store.setOwnHost(host, true)))) return
    if (!site.request) return open('settings', 'own-hosts')
    if (await site.request(patterns).catch(() => false)) done()
    else await commands.run('own', (store) => store.setOwnHost(host, false))
  }
  return (
    <button
      type="button"
      id="own-site"
      class="plain"
      hidden={!found}
      title={found?.host}
      aria-busy={commands.isPending('own')}
      onClick={() => found && declare(found)}
    >
      {browserWords.thisIsCrm}
    </button>
  )
}
