/**
 * Simulates another machine in a separate network, by a Linux network namespace. One virtual cable
 * connects the namespace to this machine. Programs in the namespace reach nothing else.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { aptInstall } from './find-browser.ts'

export interface Lan {
  /** Address of the endpoint in the local network; a proxy in front of the endpoint does TLS. */
  url: string
  /** Adds a member of the team. Returns a one-time code with which this person connects. */
  codeFor: (name: string) => Promise<string>
  close: () => void
}

const runIp = (...args: string[]) => spawnSync('ip', args, { encoding: 'utf8' })

/**
 * Private addresses, as in a company's local network. The addresses that RFC 5737 reserves for
 * documentation and tests cannot be used here, because browsers treat them as public.
 */
const HERE = '10.213.7.1'
const THERE = '10.213.7.2'

function plugIn(name: string) {
  if (runIp('-V').error && !aptInstall(['iproute2'])) throw new Error('iproute2 (ip) is missing.')
  const [near, far] = [`${name}-a`, `${name}-b`]
  const within = ['netns', 'exec', name, 'ip']
  const steps = [
    ['netns', 'add', name],
    ['link', 'add', near, 'type', 'veth', 'peer', 'name', far],
    ['link', 'set', far, 'netns', name],
    ['addr', 'add', `${HERE}/30`, 'dev', near],
    ['link', 'set', near, 'up'],
    [...within, 'addr', 'add', `${THERE}/30`, 'dev', far],
    [...within, 'link', 'set', far, 'up'],
    [...within, 'link', 'set', 'lo', 'up'],
  ]
  for (const step of steps) {
    const { status, stderr } = runIp(...step)
    if (status !== 0) throw new Error(`No network of its own: ip ${step.join(' ')}: ${stderr}`)
  }
}

/** Starts a company's endpoint in a separate local network. Works only on Linux and as root. */
export async function startLan(): Promise<Lan> {
  const name = `st${process.pid % 100_000}`
  runIp('netns', 'del', name)
  plugIn(name)
  const folder = mkdtempSync(join(tmpdir(), 'stint-lan-'))
  const host = ['test/support/browser/lan-host.ts', THERE, join(folder, 'db.sqlite')]
  const child = spawn('ip', ['netns', 'exec', name, process.execPath, ...host], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The endpoint in the local network ended.')
    return value as string
  }
  return {
    url: await next(),
    codeFor: (member) => {
      child.stdin.write(`${member}\n`)
      return next()
    },
    close: () => {
      child.kill('SIGKILL')
      // When the namespace is removed, the virtual cable is removed too.
      runIp('netns', 'del', name)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
