import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Alias, build, type Plugin } from 'vite'

interface Options {
  alias: readonly Alias[]
  target: string
  background: object
}

/** The background's script, and the scripts that it loads only when needed. */
const SCRIPTS = {
  'background.js': 'extension/background.ts',
  'later.js': 'extension/later.ts',
  'recognition.js': 'extension/recognition.ts',
}

/**
 * Replaces browser.ts in the background: a module of a page can await the polyfill, a classic
 * script cannot. So the build has a separate file with the polyfill.
 */
const BROWSER = {
  find: /^\.\/browser\.ts$/,
  replacement: join(import.meta.dirname, '../../extension/browser-in-worker.ts'),
}

/** Builds one module and its dependencies as a single script. */
async function scriptOf(input: string, { alias, target }: Options) {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: [...alias, BROWSER] },
    build: {
      target,
      write: false,
      modulePreload: false,
      rollupOptions: { input, output: { format: 'iife', codeSplitting: false } },
    },
  })
  const [chunk] = 'output' in built ? built.output : []
  if (chunk?.type !== 'chunk') throw new Error(`${input} made no script.`)
  return chunk
}

/**
 * Builds the scripts of the background, each as one file with its own dependencies. CRXJS is not
 * used for these scripts, because it builds modules: a classic service worker can load further
 * scripts later, a module service worker cannot. If the background shared files with pages, the
 * browser would look up each of these files at every start of the worker, and would load code that
 * only pages use. Firefox accepts the same files.
 */
export const workerAlone = (options: Options): Plugin => {
  const scripts = new Map<string, string>()
  return {
    name: 'stint-worker-alone',
    async buildStart() {
      for (const [fileName, input] of Object.entries(SCRIPTS)) {
        const { code, moduleIds } = await scriptOf(input, options)
        scripts.set(fileName, code)
        for (const module of moduleIds) this.addWatchFile(module)
      }
    },
    generateBundle() {
      for (const [fileName, source] of scripts) this.emitFile({ type: 'asset', fileName, source })
    },
    // Runs when all files are written, because CRXJS adds the manifest after all other plugins.
    writeBundle({ dir = '' }) {
      const { background } = options
      const file = join(dir, 'manifest.json')
      const manifest = { ...JSON.parse(readFileSync(file, 'utf8')), background }
      writeFileSync(file, JSON.stringify(manifest, null, 2))
    },
  }
}
