/**
 * The cookie of a session. With the prefix `__Host-` in its name, a browser accepts it only from
 * this host and only over TLS (https://www.rfc-editor.org/rfc/rfc6265#section-4.1;
 * draft-ietf-httpbis-rfc6265bis, 4.1.3.2). On plain HTTP the prefix cannot be used. In that case
 * the name contains the port, because all ports of a host share their cookies.
 */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { ProblemError } from './problem.ts'

interface Place {
  /** The address at which people reach the endpoint, without a slash at its end. */
  address: string
  behindProxy: boolean
}

/** Whether the console is reached over TLS, which a proxy in front of the endpoint provides. */
const isOverTls = ({ address, behindProxy }: Place) => behindProxy || address.startsWith('https:')

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

  /**
   * Whether an origin is the endpoint's own. On plain HTTP, the origin must only agree with the
   * header `Host`, because a person may type another name of this machine, and a test may use any
   * port.
   */
  const isOwnOrigin = (c: Context, from: string) =>
    from === origin || (!isSecure && from === `http://${c.req.header('host')}`)

  return {
    isSecure,
    /**
     * Returns the address with which the links in an answer begin. On plain HTTP, a session gets
     * the address under which the person opened the console, such as `localhost` or the port of a
     * tunnel. This address is taken from the header `Origin`, and only if it is the endpoint's own.
     * A program with a token gets the configured address, because a program could send any origin.
     */
    addressFor: (c: Context) => {
      const from = c.req.header('origin')
      const isSession = getCookie(c, name) !== undefined
      const isOther = !isSecure && isSession && from !== undefined && isOwnOrigin(c, from)
      return isOther ? `${from}${pathname.replace(/\/$/, '')}` : place.address
    },
    read: (c: Context) => {
      const secret = getCookie(c, name)
      return secret !== undefined && SECRET.test(secret) ? secret : undefined
    },
    /**
     * The cookie lasts until the browser is closed. The endpoint ends the session earlier if it is
     * not used.
     */
    write: (c: Context, secret: string) => setCookie(c, name, secret, options),
    clear: (c: Context) => setCookie(c, name, '', { ...options, maxAge: 0 }),
    /**
     * Throws a ProblemError for a request that writes and does not come from the endpoint's own
     * origin.
     */
    requireOwnOrigin: (c: Context) => {
      if (READING.includes(c.req.method)) return
      const from = c.req.header('origin')
      if (from === undefined || !isOwnOrigin(c, from))
        throw new ProblemError('wrong-origin', `The endpoint's address is ${origin}.`)
    },
  }
}
export type SessionCookie = ReturnType<typeof createSessionCookie>
