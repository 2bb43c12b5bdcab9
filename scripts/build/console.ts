/** The build of the console, which the endpoint serves. */
import { join, resolve } from 'node:path'
import preact from '@preact/preset-vite'
import type { UserConfig } from 'vite'

const top = resolve(import.meta.dirname, '../..')

export const consoleConfigOf = (outDir: string): UserConfig => ({
  root: join(top, 'server/console'),
  // The endpoint may be under a path of a host.
  base: './',
  publicDir: false,
  plugins: [preact()],
  build: {
    outDir: resolve(top, outDir),
    emptyOutDir: true,
    // The oldest with `Map.groupBy`, `color-mix` and `AbortSignal.any`.
    target: ['chrome125', 'firefox128', 'safari17.4'],
    // Inlined files would need `data:` in more places of the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // On a busy machine every build would warn that its plugins take time.
    rollupOptions: { checks: { pluginTimings: false } },
  },
})
