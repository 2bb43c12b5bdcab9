import { type AliasOptions, build, type Plugin } from 'vite'

interface Options {
  resolve: { alias: AliasOptions }
  target: string
}

const WORKER = /extension[\\/]background\.ts$/

/**
 * The worker's modules as one, with what it needs and nothing else. Files shared with pages would
 * cost it each a look-up one after another at every start, and what only pages call in them; pages
 * would carry what only the worker calls. It may not `import()` anyway.
 */
export const workerAlone = ({ resolve, target }: Options): Plugin => ({
  name: 'stint-worker-alone',
  enforce: 'pre',
  async load(id) {
    if (!WORKER.test(id)) return
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      resolve,
      build: {
        target,
        write: false,
        // The build that this is for does it.
        minify: false,
        modulePreload: false,
        rollupOptions: { input: id, output: { codeSplitting: false } },
      },
    })
    const [chunk] = 'output' in built ? built.output : []
    if (chunk?.type !== 'chunk') throw new Error(`${id} made no script.`)
    for (const module of chunk.moduleIds) this.addWatchFile(module)
    return { code: chunk.code, map: null }
  },
})
