import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'

export interface Site {
  port: number
  /** Host and path of every request that the server got, except those for favicons. */
  seen: string[]
  close(): void
}

/** HTML of a page that changes its address without loading, as single-page applications do. */
const page = (host: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${host}</title>
<link rel="icon" href="data:,">
<h1>${host}</h1>
<button id="push" onclick="history.pushState({}, '', '/pushed')">push</button>
<button id="hash" onclick="location.hash = '#/hashed'">hash</button>
</html>`

/**
 * Starts a local TLS server that answers for every CRM with a simple page. TLS is needed because
 * browsers never request a domain on their HSTS list over plain http, and several CRM domains are on
 * this list.
 * @param textAt returns the text with which the server answers a request for `host/path`. If it returns
 *   undefined, the server answers with the simple page
 */
export async function startSite(
  textAt = (_: string): string | undefined => undefined,
): Promise<Site> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }])
  const seen: string[] = []
  const server = createServer({ key, cert }, (request, response) => {
    const host = request.headers.host ?? ''
    const address = `${host}${request.url}`
    seen.push(address)
    const text = textAt(address)
    response.setHeader('content-type', `text/${text ? 'plain' : 'html'}; charset=utf-8`)
    response.setHeader('cache-control', 'no-store')
    response.end(text ?? page(host))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { port, seen, close }
}
