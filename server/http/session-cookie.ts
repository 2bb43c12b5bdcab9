/**
 * The cookie of a session. Its name has the prefix `__Host-`, with which a browser accepts it from
 * this host alone and over TLS alone
 * (https://www.rfc-editor.org/rfc/rfc6265#section-4.1; draft-ietf-httpbis-rfc6265bis, 4.1.3.2). On
 * plain HTTP of this machine that is not possible: there the name has the port, because all ports
 * of a host share their cookies.
 */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { ProblemError } from './problem.ts'

export interface Place {
  /** The address at which people reach the endpoint, without a slash at its end. */
  address: string
  behindProxy: boolean
}

/** Whether the console is reached over TLS: a proxy in front does it. */
export const isOverTls = ({ address, behindProxy }: Place) =>
  behindProxy || address.startsWith('https:')

const SECRET = /^[\w-]{65}$/
const READING = ['GET', 'HEAD']

export const createSessionCookie = (place: Place) => {
  const { origin, port, pathname } = new URL(place.address)
  const isSecure = isOverTls(place)
  const name = isSecure ? '__Host-stint' : `stint-${port}`
  const options = {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure,
    path: isSecure ? '/' : pathname,
  } as const

  /** On this machine a person may type another name of it, or a test may take any port. */
  const isOwnOrigin = (c: Context, from: string) =>
    from === origin || (!isSecure && from === `http://${c.req.header('host')}`)

  return {
    isSecure,
    read: (c: Context) => {
      const secret = getCookie(c, name)
      return secret !== undefined && SECRET.test(secret) ? secret : undefined
    },
    /** Until the browser is closed; the endpoint ends it sooner if it is idle. */
    write: (c: Context, secret: string) => setCookie(c, name, secret, options),
    clear: (c: Context) => setCookie(c, name, '', { ...options, maxAge: 0 }),
    /** Throws a ProblemError for a request that writes and comes from another site. */
    requireOwnOrigin: (c: Context) => {
      if (READING.includes(c.req.method)) return
      const from = c.req.header('origin')
      if (from === undefined || !isOwnOrigin(c, from))
        throw new ProblemError('wrong-origin', `The endpoint's address is ${origin}.`)
    },
  }
}
export type SessionCookie = ReturnType<typeof createSessionCookie>
