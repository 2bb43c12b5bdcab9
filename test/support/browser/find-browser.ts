/** Finds the browsers of this machine, and installs a browser if none is found. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, realpathSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export type Kind = 'chromium' | 'firefox'

export interface Found {
  kind: Kind
  /** Path of the program to start. */
  path: string
  /**
   * Whether this is a build with Google's or Microsoft's brand. Since version 137, such builds refuse
   * the argument `--load-extension`.
   */
  branded: boolean
}

/** Names of programs to look for on PATH; the first that is found is used. */
const NAMES: Record<Kind, readonly string[]> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'chrome-for-testing',
    'microsoft-edge',
    'microsoft-edge-stable',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
  ],
  firefox: ['firefox', 'firefox-esr'],
}

const home = homedir()
const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
  (name) => process.env[name],
)
const underWindows = (path: string) => windows.flatMap((dir) => (dir ? [join(dir, path)] : []))

/** Usual paths of browsers that are not on PATH; `*` matches any characters, as in a shell. */
const places = (kind: Kind): string[] =>
  kind === 'chromium'
    ? [
        ...playwright('chromium-*/chrome-linux*/chrome'),
        ...playwright('chromium-*/chrome-mac*/*.app/Contents/MacOS/*'),
        ...playwright('chromium-*/chrome-win*/chrome.exe'),
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        ...underWindows('Chromium/Application/chrome.exe'),
        ...underWindows('Microsoft/Edge/Application/msedge.exe'),
        ...underWindows('Google/Chrome/Application/chrome.exe'),
      ]
    : [
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        ...underWindows('Mozilla Firefox/firefox.exe'),
      ]

/** Paths of browsers that Playwright's installer has installed. */
function playwright(pattern: string): string[] {
  const roots = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(home, '.cache/ms-playwright'),
    join(home, 'Library/Caches/ms-playwright'),
    ...underWindows('ms-playwright'),
  ]
  return roots.flatMap((root) =>
    root ? globSync(pattern, { cwd: root }).map((p) => join(root, p)) : [],
  )
}

const suffix = process.platform === 'win32' ? '.exe' : ''

/** Returns the path of the program with this name on PATH, or undefined. */
export function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name + suffix)).find((path) => existsSync(path))
}

/**
 * Returns the browser that the environment variable CHROME, FIREFOX or STINT_BROWSER names. Throws an
 * error if there is no such program.
 */
function namedBrowser(kind: Kind): string | undefined {
  const own = kind === 'chromium' ? 'CHROME' : 'FIREFOX'
  const any = process.env.STINT_BROWSER
  const value = process.env[own] ?? (any && kindOf(any) === kind ? any : undefined)
  if (!value) return undefined
  const path = existsSync(value) ? value : onPath(value)
  if (!path)
    throw new Error(`There is no browser at "${value}", which ${own} or STINT_BROWSER names.`)
  return path
}

const kindOf = (path: string): Kind => (/firefox/i.test(path) ? 'firefox' : 'chromium')

const isBranded = (path: string) =>
  /google[- ]?chrome(?! for testing)|google\/chrome|microsoft[- ]edge|msedge/i.test(
    `${path} ${realpathSync(path)}`,
  )

/**
 * Returns the browser of this kind on this machine, or undefined. Throws an error if an environment
 * variable names a browser that is missing.
 */
function findBrowser(kind: Kind): Found | undefined {
  const path =
    namedBrowser(kind) ??
    NAMES[kind].map(onPath).find((found) => found !== undefined) ??
    places(kind).find((place) => existsSync(place))
  return path === undefined ? undefined : { kind, path, branded: isBranded(path) }
}

const asRoot = () => process.platform === 'linux' && process.getuid?.() === 0

/**
 * Returns a browser of any kind to open for a person: one that an environment variable names, or else
 * the first that is found on the machine, or else a newly installed one.
 */
export function anyBrowser(): Found {
  const kinds: Kind[] = ['chromium', 'firefox']
  if (kindOf(process.env.STINT_BROWSER ?? '') === 'firefox') kinds.reverse()
  for (const kind of kinds) {
    const found = findBrowser(kind)
    if (found) return found
  }
  return browserOrInstall('chromium')
}

/** Installs Debian packages if no password is needed for it. Returns whether they are installed. */
export function aptInstall(packages: readonly string[]): boolean {
  if (!asRoot() || !onPath('apt-get')) return false
  console.log(`Installing ${packages.join(' ')} (apt-get) …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Test files run at the same time, and a second apt-get would fail while the first one runs.
  const lock = join(tmpdir(), 'stint-apt.lock')
  const apt = (...args: string[]) =>
    spawnSync('flock', [lock, 'apt-get', '-qq', ...args], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    }).status === 0
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages)
  return install() || (apt('update') && install())
}

/** Installs Playwright's build of Chromium, which has no brand and so accepts `--load-extension`. */
function playwrightInstall(): boolean {
  console.log("Fetching Chromium (playwright's installer) …")
  const { status } = spawnSync('npx', ['--yes', 'playwright', 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 300_000,
    shell: process.platform === 'win32',
  })
  return status === 0
}

const ADVICE: Record<Kind, string> = {
  chromium:
    'No Chromium, Chrome for Testing, Edge or Chrome found. Install one (Debian, Ubuntu: apt-get install chromium), or name it in CHROME.',
  firefox:
    'No Firefox found. Install it (Debian: apt-get install firefox-esr), or name it in FIREFOX.',
}

/**
 * Finds or installs the browser of this kind. If neither is possible, throws an error that says what
 * to install.
 */
export function browserOrInstall(kind: Kind): Found {
  const found = findBrowser(kind)
  if (found) return found
  // Debian's packages are tried first: they install also the libraries that a minimal machine lacks.
  const got =
    aptInstall([kind === 'chromium' ? 'chromium' : 'firefox-esr']) ||
    (kind === 'chromium' && playwrightInstall())
  const fresh = got ? findBrowser(kind) : undefined
  if (!fresh) throw new Error(ADVICE[kind])
  return fresh
}

/** Programs for a display without a screen; each key is the name of the program's Debian package. */
const DISPLAY_TOOLS = { xvfb: 'Xvfb', openbox: 'openbox', xdotool: 'xdotool' }

/**
 * Installs the programs that a separate display for tests needs. If it cannot install them, throws an
 * error that says what to install.
 */
export function displayOrInstall(): void {
  const missing = () =>
    Object.entries(DISPLAY_TOOLS).flatMap(([pack, tool]) => (onPath(tool) ? [] : [pack]))
  const packages = missing()
  if (packages.length === 0) return
  if (aptInstall(packages) && missing().length === 0) return
  throw new Error(
    `Tests in real browsers need a display of their own: ${missing().join(', ')} missing. Install them (Debian, Ubuntu: apt-get install ${missing().join(' ')}).`,
  )
}
