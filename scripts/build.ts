/**
 * `npm run build -- [--watch] [--out DIR] [--hosts PATTERN,PATTERN] [chrome|firefox|console]`:
 * builds the extensions of both browsers, unpacked, in DIR/chrome and DIR/firefox (`dist` if there
 * is no `--out`), and the console in DIR/console. The endpoint serves the console from
 * `dist/console`.
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

// NODE_ENV is set even if the shell already sets it. With a value other than `production`, Preact's
// preset would write paths of this machine into the build.
process.env.NODE_ENV = 'production'

const hosts = values.hosts.split(',').filter(Boolean)

// The targets are built one after the other, because the plugin CRXJS keeps global state while it
// builds.
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
