import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Bench, Installed } from './browser.ts'
import { urlOf } from './browser.ts'
import { runningWorker } from './worker.ts'

/**
 * Returns the sum of the files' sizes in bytes, each file compressed with gzip -9, as stores and
 * servers send them.
 */
const weigh = ({ dir }: Installed, paths: Iterable<string>) =>
  [...new Set(paths)]
    .map((path) => gzipSync(readFileSync(join(dir, path)), { level: 9 }).length)
    .reduce((all, bytes) => all + bytes, 0)

const filesOfExtension = (extension: Installed, urls: readonly string[]) =>
  urls
    .filter((url) => url.startsWith(urlOf(extension, '')))
    .map((url) => new URL(url).pathname.slice(1))

/**
 * Returns the compressed bytes of all scripts and style sheets that the popup loads, until it sends
 * no more requests.
 */
export async function popupBytes({ browser }: Bench, extension: Installed): Promise<number> {
  const page = await browser.newPage()
  const urls: string[] = []
  page.on('request', (request) => urls.push(request.url()))
  await page.goto(urlOf(extension, extension.popup), { waitUntil: 'networkidle0' })
  await page.close()
  const paths = filesOfExtension(extension, urls).filter((path) => /\.(js|css)$/.test(path))
  if (paths.length === 0) throw new Error(`No script seen in the popup of ${extension.dir}.`)
  return weigh(extension, paths)
}

/**
 * Returns the compressed bytes of the scripts that the running background worker has loaded. The
 * worker's debugger lists these scripts.
 */
export async function workerBytes(bench: Bench, extension: Installed): Promise<number> {
  const target = await runningWorker(bench, extension)
  const session = await target.createCDPSession()
  const urls: string[] = []
  session.on('Debugger.scriptParsed', ({ url }) => urls.push(url))
  // The browser sends an event for each loaded script before it answers this request.
  await session.send('Debugger.enable')
  await session.detach()
  const paths = filesOfExtension(extension, urls)
  if (paths.length === 0) throw new Error(`No script seen in the worker of ${extension.dir}.`)
  return weigh(extension, paths)
}
