/**
 * The addresses to which a sign-in may lead back: those that a browser makes for an extension
 * (`identity.getRedirectURL()`), and that it gives to that extension without loading them.
 */
import { createHash } from 'node:crypto'
import { CHROME_ORIGIN } from '../http/origins.ts'

/** The add-on's id in Firefox (vite.config.ts). */
const FIREFOX_ID = 'stint@stint.example'

/** Ids of our own extension in Chrome and in Firefox, as they stand in its addresses. */
const OWN_IDS = [
  new URL(CHROME_ORIGIN).hostname,
  // https://searchfox.org/mozilla-central/source/toolkit/components/extensions/child/ext-identity.js
  createHash('sha1').update(FIREFOX_ID).digest('hex'),
]

const SHAPES = [
  /^https:\/\/([a-p]{32})\.chromiumapp\.org\/$/,
  /^https:\/\/([0-9a-f]{40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.extensions\.allizom\.org\/$/,
]

/** The id of an extension in an address of this shape. */
export const isExtensionId = (id: string) =>
  [`https://${id}.chromiumapp.org/`, `https://${id}.extensions.allizom.org/`].some((address) =>
    SHAPES.some((shape) => shape.test(address)),
  )

/**
 * Whether an address is one of an extension that may sign in. Any other extension of the same
 * browser could otherwise sign in silently, as the person, at a provider that knows them.
 */
export const isExtensionAddress = (address: string, ids: readonly string[] = OWN_IDS) =>
  SHAPES.some((shape) => {
    const [, id] = shape.exec(address) ?? []
    return id !== undefined && ids.includes(id)
  })
