// This is the only file that must run with any version of Node from 20 on, and without any
// packages. It installs the packages. One of them is Node itself, in the version for which the
// project is written. Then it starts the script that the person has requested with that Node.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'
const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

/** Returns the file of the script with this name, and the script's fixed arguments. */
function scriptOf(name) {
  if (name === 'endpoint') return ['server/cli.ts']
  if (name === 'dev') return ['scripts/build.ts', '--watch']
  return [`scripts/${name}.ts`]
}

/**
 * Returns the names of the scripts that package.json starts by this file. It reads package.json, so
 * that no second list of the scripts must be kept up to date.
 */
function names() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys(scripts).filter((name) => scripts[name] === `node scripts/run.mjs ${name}`)
}

function fail(message) {
  process.stderr.write(`\nstint: ${message}\n`)
  process.exit(1)
}

const versionsIn = (file) => {
  if (!existsSync(file)) return {}
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return packages
}

const installed = () => versionsIn(join(root, 'node_modules', '.package-lock.json'))

/**
 * Compares the installed packages with package-lock.json. Returns what is wrong, or undefined.
 * Optional packages are left out, because which of them are installed depends on the machine.
 * Development packages are left out for the endpoint, because it runs without them.
 */
function outOfDate(name) {
  if (!existsSync(node)) return 'Packages are not installed.'
  const have = installed()
  for (const [path, want] of Object.entries(versionsIn(join(root, 'package-lock.json')))) {
    if (path === '' || want.optional || want.devOptional) continue
    if (name === 'endpoint' && want.dev) continue
    if (have[path]?.version !== want.version) return `${path} is not at ${want.version}.`
  }
  return undefined
}

/**
 * Runs the npm that started this script, or the npm on PATH if npm did not start this script.
 * Resolves with the exit code and the error output of npm.
 */
function npm(args) {
  const own = process.env.npm_execpath
  const [command, ...first] = own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm']
  const options = {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: windows && !first.length,
  }
  const child = spawn(command, [...first, ...args], options)
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`npm could not be started (${error.message}).`))
    child.on('close', (status) => resolve({ status, stderr }))
  })
}

const OFFLINE = /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET/

async function install(reason, name) {
  console.error(`stint: ${reason} Installing (npm ci; half a minute to a few minutes) …`)
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const progress = setInterval(
    () => console.error(`stint: still installing, ${seconds()} s …`),
    10000,
  )
  // Everything except the endpoint needs the development packages, even if NODE_ENV is
  // `production`. npm's warnings are not shown: some packages warn that the Node that runs this
  // file is too old. The script itself is started with the newer Node that is installed here.
  const slim = name === 'endpoint' && !Object.values(installed()).some(({ dev }) => dev)
  const flags = [
    slim ? '--omit=dev' : '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { status, stderr } = await npm(['ci', ...flags])
  clearInterval(progress)
  if (status !== 0) {
    process.stderr.write(stderr)
    if (OFFLINE.test(stderr))
      fail('no way to the npm registry. Is there a network? Behind a proxy, set HTTPS_PROXY.')
    fail(`npm ci failed (exit ${status}); its words are above.`)
  }
  if (!existsSync(node))
    fail('npm did not run the install script of the package "node". Is ignore-scripts on?')
  console.error(`stint: installed in ${seconds()} s.`)
}

const starts = () => spawnSync(node, ['--version'], { encoding: 'utf8' })

/**
 * Makes sure that the installed Node starts. Its Linux binary needs libatomic, which a minimal
 * Debian does not have.
 */
function makeNodeStart() {
  const { status, stderr, error } = starts()
  if (status === 0) return
  const why = (error?.message ?? stderr).trim()
  if (!why.includes('libatomic')) fail(`${node} does not start: ${why}`)
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('stint: Node needs libatomic1. Installing it (apt-get) …')
    const install = () => apt('install', '-y', '--no-install-recommends', 'libatomic1')
    if ((install() || (apt('update') && install())) && starts().status === 0) return
  }
  fail(
    'Node needs the library libatomic (Debian, Ubuntu: apt-get install libatomic1; Fedora: dnf install libatomic).',
  )
}

function run(args) {
  const bin = join(root, 'node_modules', '.bin')
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const env = { ...process.env, [key]: [bin, process.env[key]].filter(Boolean).join(delimiter) }
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 15))
  })
}

const [name, ...rest] = process.argv.slice(2)
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node ${process.versions.node} is too old: 20 or newer is needed.`)
}
if (!names().includes(name)) fail(`usage: node scripts/run.mjs ${names().join('|')} [arguments]`)
const reason = outOfDate(name)
if (reason) await install(reason, name)
makeNodeStart()
run([...scriptOf(name), ...rest])
