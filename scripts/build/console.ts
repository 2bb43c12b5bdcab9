/** The build configuration of the console, which the endpoint serves. */
import { join, resolve } from 'node:path'
import preact from '@preact/preset-vite'
import type { UserConfig } from 'vite'

const top = resolve(import.meta.dirname, '../..')

export const consoleConfigOf = (outDir: string): UserConfig => ({
  root: join(top, 'server/console'),
  // Addresses are relative, because the endpoint may be served below a path of its host.
  base: './',
  publicDir: false,
  plugins: [preact()],
  build: {
    outDir: resolve(top, outDir),
    emptyOutDir: true,
    // The oldest browser versions that support `Map.groupBy`, `color-mix` and `AbortSignal.any`.
    target: ['chrome125', 'firefox128', 'safari17.4'],
    // Files are not inlined: the content security policy would have to allow `data:` in more
    // directives.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Turns off the warning that plugins take much time. On a busy machine, every build would print
    // it.
    rollupOptions: { checks: { pluginTimings: false } },
  },
})
