import { resolve } from 'node:path'
import preact from '@preact/preset-vite'
import type { UserConfig } from 'vite'

/**
 * Serves the page of all components. To see it, run
 * `npx vite --config test/support/gallery/components/vite.config.ts`. No build contains this page.
 */
const config: UserConfig = {
  root: resolve(import.meta.dirname, '../../../..'),
  plugins: [preact()],
  server: { host: '127.0.0.1', open: '/test/support/gallery/components/components.html' },
}

export default config
