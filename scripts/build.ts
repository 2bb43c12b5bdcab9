/**
 * `npm run build -- [--watch] [--out DIR] [--hosts PATTERN,PATTERN] [chrome|firefox]`: both
 * browsers' extensions, unpacked, in DIR/chrome and DIR/firefox (default `dist`).
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { configOf, type Target } from '../vite.config.ts'

const TARGETS: readonly Target[] = ['chrome', 'firefox']

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
  console.error(`Unknown browser "${unknown}": ${TARGETS.join(' or ')}.`)
  process.exit(2)
}

// Whatever NODE_ENV is in the shell: otherwise Preact's preset would write this machine's paths
// into the build.
process.env.NODE_ENV = 'production'

const hosts = values.hosts.split(',').filter(Boolean)

// One after the other: CRXJS keeps state while it builds.
for (const target of TARGETS) {
  if (positionals.length > 0 && !positionals.includes(target)) continue
  const config = configOf({ target, outDir: join(values.out, target), hosts })
  await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    build: { ...config.build, watch: values.watch ? {} : null },
  })
  console.log(`${target}: ${join(values.out, target)}`)
}
if (values.watch) console.log('Watching for changes; Ctrl-C ends.')
