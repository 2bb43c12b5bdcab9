/**
 * `npm run package -- [--out DIR] [--uncommitted] [--unchecked]`: makes the files for the browsers'
 * stores in DIR (default `dist/packages`). These files are the extension for each browser, and the
 * sources from which Firefox's reviewers build the extension. Equal sources result in equal bytes,
 * on every machine and at any time. With `--unchecked`, `web-ext lint` is not run; `npm test` runs
 * it. The next steps are in extension/store/signing.md.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { configOf, type Target } from '../vite.config.ts'
import { lintFirefox } from './lint.ts'
import { changedFiles, sourceFiles } from './package/sources.ts'
import { zipOf, zipOfFolder } from './package/zip.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist/packages' },
    uncommitted: { type: 'boolean', default: false },
    unchecked: { type: 'boolean', default: false },
  },
})

const versionIn = (file: string): string => JSON.parse(readFileSync(file, 'utf8')).version

/**
 * Returns the version of Stint. Throws an error unless three files contain the same version. A
 * store accepts each version only once.
 */
function agreedVersion(): string {
  const [version = '', ...others] = ['manifest.json', 'package.json', 'package-lock.json'].map(
    versionIn,
  )
  if (others.some((other) => other !== version))
    throw new Error('manifest.json, package.json and package-lock.json disagree on the version.')
  return version
}

async function buildInto(target: Target, outDir: string) {
  // NODE_ENV is set even if the shell already sets it. With a value other than `production`,
  // Preact's preset would write paths of this machine into the build.
  process.env.NODE_ENV = 'production'
  const config = configOf({ target, outDir, store: true })
  await build({ ...config, configFile: false, logLevel: 'warn' })
}

function write(file: string, bytes: Uint8Array) {
  writeFileSync(file, bytes)
  console.log(`${file}  ${(bytes.length / 1000).toFixed(0)} kB`)
}

/** The instructions for reviewers. They are put at the top of the sources. */
const BUILD = 'extension/store/build.md'

async function packAll(out: string) {
  const version = agreedVersion()
  mkdirSync(out, { recursive: true })
  for (const target of ['chrome', 'firefox'] as const) {
    const folder = join(out, target)
    await buildInto(target, folder)
    write(join(out, `stint-${version}-${target}.zip`), zipOfFolder(folder))
    if (target === 'firefox' && !values.unchecked) await lint(folder)
    rmSync(folder, { recursive: true })
  }
  const sources = sourceFiles()
  const read = (file: string) => readFileSync(file)
  const files = Object.fromEntries(sources.map((file) => [file, read(file)]))
  write(join(out, `stint-${version}-source.zip`), zipOf({ ...files, 'BUILD.md': read(BUILD) }))
}

async function lint(folder: string) {
  const complaints = await lintFirefox(folder)
  if (complaints.length > 0) throw new Error(`web-ext lint:\n${complaints.join('\n')}`)
}

try {
  const changed = values.uncommitted ? [] : changedFiles()
  if (changed.length > 0)
    throw new Error(`commit first, or say --uncommitted:\n${changed.join('\n')}`)
  await packAll(values.out)
} catch (error) {
  console.error(`package: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
