/**
 * Runs inside a network namespace of the tests. Starts an endpoint behind a proxy that terminates TLS,
 * as in a company's network. Prints the address on which the proxy listens. For each name that it
 * reads from standard input, it prints a one-time code.
 */

import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { generate } from 'selfsigned'
import { openDatabase } from '../../../server/db/database.ts'
import { createApp } from '../../../server/http/app.ts'
import { listen } from '../../../server/http/listen.ts'
import { addMember } from '../../../server/people/add-member.ts'
import { createCode } from '../../../server/people/codes.ts'

const [address = '', where = ''] = process.argv.slice(2)
const db = await openDatabase(where)
const { url } = await listen(createApp(db, { behindProxy: true }), { port: 0 })
const { private: key, cert } = await generate([{ name: 'commonName', value: address }])
const proxy = createServer({ key, cert }, (from, to) => {
  const client = from.socket.remoteAddress ?? ''
  const headers = { ...from.headers, 'x-forwarded-for': client }
  const asked = request(new URL(from.url ?? '/', url), { method: from.method ?? 'GET', headers })
  asked.on('response', (answer) => {
    to.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(to)
  })
  asked.on('error', () => to.destroy())
  from.pipe(asked)
})
proxy.listen(0, address, () => {
  console.log(`https://${address}:${(proxy.address() as AddressInfo).port}`)
})
createInterface({ input: process.stdin }).on('line', async (name) => {
  const { code } = await createCode(db, await addMember(db, name, 'LAN', Date.now()), Date.now())
  console.log(code)
})
