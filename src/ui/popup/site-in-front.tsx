import { useEffect, useState } from 'preact/hooks'
import { usePart } from './load-part.ts'
import type { OwnSiteProps } from './own-site.tsx'

/**
 * The button that adds the site in the active tab as a CRM. Its code is loaded only if this tab
 * shows a site.
 */
export const SiteInFront = (props: Omit<OwnSiteProps, 'address'>) => {
  const { address } = props.site
  const [at, setAt] = useState<string>()
  useEffect(() => {
    // If the address of the tab cannot be read, no site is offered.
    address().then(setAt, () => undefined)
  }, [address])
  const part = usePart(at?.startsWith('http') === true, () => import('./own-site.tsx'))
  // This is the same empty button as in the markup of the page (extension/pages/popup.html).
  if (!part || !at) return <button type="button" id="own-site" class="plain" hidden />
  return <part.OwnSite address={at} {...props} />
}
