/**
 * Checks the addresses to which a sign-in may redirect at its end. A browser makes such an address
 * for an extension (`identity.getRedirectURL()`), and passes it to this extension without loading
 * it.
 */
import { createHash } from 'node:crypto'
import { CHROME_ORIGIN } from '../http/origins.ts'

/** The add-on's id in Firefox (vite.config.ts). */
const FIREFOX_ID = 'stint@stint.example'

/**
 * The ids of our own extension in Chrome and in Firefox, as they occur in addresses made by
 * `identity.getRedirectURL()`.
 */
const OWN_IDS = [
  new URL(CHROME_ORIGIN).hostname,
  // Firefox computes the id in this way:
  // https://searchfox.org/mozilla-central/source/toolkit/components/extensions/child/ext-identity.js
  createHash('sha1').update(FIREFOX_ID).digest('hex'),
]

const SHAPES = [
  /^https:\/\/([a-p]{32})\.chromiumapp\.org\/$/,
  /^https:\/\/([0-9a-f]{40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.extensions\.allizom\.org\/$/,
]

/**
 * Whether a text has the form of an extension's id in an address made by
 * `identity.getRedirectURL()`.
 */
export const isExtensionId = (id: string) =>
  [`https://${id}.chromiumapp.org/`, `https://${id}.extensions.allizom.org/`].some((address) =>
    SHAPES.some((shape) => shape.test(address)),
  )

/**
 * Whether an address belongs to an extension that may sign in. Without this check, any extension of
 * the same browser could sign in as the person without their notice, as long as the person's
 * session at the provider lasts.
 */
export const isExtensionAddress = (address: string, ids: readonly string[] = OWN_IDS) =>
  SHAPES.some((shape) => {
    const [, id] = shape.exec(address) ?? []
    return id !== undefined && ids.includes(id)
  })
