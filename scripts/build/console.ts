/** The build of the console, which the endpoint serves. */
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
    // The oldest versions that have `Map.groupBy`, `color-mix` and `AbortSignal.any`.
    target: ['chrome125', 'firefox128', 'safari17.4'],
    // Inlined files would need `data:` in further places of the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Turns off a warning that plugins take much time, which every build would print on a busy
    // machine.
    rollupOptions: { checks: { pluginTimings: false } },
  },
})
