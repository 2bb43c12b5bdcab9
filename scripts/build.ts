/**
 * `npm run build -- [--watch] [--out DIR] [--hosts PATTERN,PATTERN] [chrome|firefox|console]`: both
 * browsers' extensions, unpacked, in DIR/chrome and DIR/firefox (default `dist`), and the console,
 * which the endpoint serves from `dist/console`.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { configOf } from '../vite.config.ts'
import { consoleConfigOf } from './build/console.ts'

const TARGETS = ['chrome', 'firefox', 'console'] as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    watch: { type: 'boolean', default: false },
    out: { type: 'string', default: 'dist' },
    hosts: { type: 'string', default: process.env.STINT_HOSTS ?? '' },
  },
})

const unknown = positionals.find((name) => !TARGETS.some((target) => target === name))
if (unknown !== undefined) {
  console.error(`There is no build "${unknown}": ${TARGETS.join(', ')}.`)
  process.exit(2)
}

// Whatever NODE_ENV is in the shell: otherwise Preact's preset would write this machine's paths
// into the build.
process.env.NODE_ENV = 'production'

const hosts = values.hosts.split(',').filter(Boolean)

// One after the other: CRXJS keeps state while it builds.
for (const target of TARGETS) {
  if (positionals.length > 0 && !positionals.includes(target)) continue
  const outDir = join(values.out, target)
  const config =
    target === 'console' ? consoleConfigOf(outDir) : configOf({ target, outDir, hosts })
  await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    build: { ...config.build, watch: values.watch ? {} : null },
  })
  console.log(`${target}: ${outDir}`)
}
if (values.watch) console.log('Watching for changes; Ctrl-C ends.')
