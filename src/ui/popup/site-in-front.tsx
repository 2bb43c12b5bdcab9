import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { OwnSiteProps } from './own-site.tsx'

interface Offer {
  OwnSite: ComponentType<OwnSiteProps>
  address: string
}

/** Offers the site in front as a CRM. The code for that is loaded only if a site is in front. */
export const SiteInFront = (props: Omit<OwnSiteProps, 'address'>) => {
  const { address } = props.site
  const [offer, setOffer] = useState<Offer>()
  useEffect(() => {
    const load = async () => {
      const at = await address()
      if (!at?.startsWith('http')) return
      const { OwnSite } = await import('./own-site.tsx')
      setOffer({ OwnSite, address: at })
    }
    // Without an address nothing is offered.
    load().catch(() => undefined)
  }, [address])
  // As in the first frame (extension/pages/popup.html).
  if (!offer) return <button type="button" id="own-site" class="plain" hidden />
  return <offer.OwnSite address={offer.address} {...props} />
}
