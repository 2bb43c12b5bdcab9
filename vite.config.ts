import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import preact from '@preact/preset-vite'
import { defineConfig, type UserConfig } from 'vite'
import manifest from './manifest.json' with { type: 'json' }
import { CHUNKS } from './scripts/build/chunks.ts'
import { popupFirst } from './scripts/build/popup.ts'
import { workerAlone } from './scripts/build/worker.ts'
import { CALL_PRODUCTS } from './src/core/calls/products.ts'
import { productById } from './src/core/crm/products.ts'
import { DETAILED } from './src/core/scheme/categories.ts'
import { PRODUCT_NAMES } from './src/ui/product-names.ts'

export type Target = 'chrome' | 'firefox'

export interface Variant {
  target: Target
  /** Folder of the built extension, from the top folder of the repository. */
  outDir: string
  /**
   * Match patterns of hosts to which a private build asks for access at install. A company that installs
   * Stint on all its computers needs them, because no policy can grant optional hosts. The public build
   * has none.
   */
  hosts?: readonly string[]
  /** True for Chrome's store, which adds the key itself and accepts no extension that contains one. */
  store?: boolean
}

const commands = {
  ...manifest.commands,
  // Every category has a command, so that a person can set a shortcut for it. Browsers let a manifest
  // suggest only four shortcuts, and other commands use these four.
  ...Object.fromEntries(
    DETAILED.map(({ id }) => [
      `switch-${id}`,
      { description: `__MSG_switch_${id.replaceAll('-', '_')}__` },
    ]),
  ),
}

/**
 * The hosts of the products that the settings page offers, and any host that a person may enter as
 * their own CRM. Stint asks for access to a single host each time, never to all hosts.
 */
const optionalHosts = [
  ...Object.keys(PRODUCT_NAMES).flatMap((id) => productById(id)?.hosts ?? []),
  ...CALL_PRODUCTS.flatMap(({ hosts }) => hosts),
  'https://*/*',
  'http://*/*',
]

/** Entries of the manifest that only Firefox has, or that have another form in Firefox. */
const firefox = {
  key: undefined,
  // Firefox reads the settings of a company's policy without a schema.
  storage: undefined,
  minimum_chrome_version: undefined,
  side_panel: undefined,
  permissions: manifest.permissions.filter((permission) => permission !== 'sidePanel'),
  sidebar_action: {
    default_panel: manifest.side_panel.default_path,
    default_icon: manifest.action.default_icon,
    default_title: manifest.name,
    // The sidebar opens only when the person asks for it.
    open_at_install: false,
  },
  background: { scripts: [manifest.background.service_worker] },
  // Firefox's default policy for Manifest V3 contains upgrade-insecure-requests. With it, requests to
  // an endpoint on this machine would use https, which that endpoint does not have.
  content_security_policy: { extension_pages: "script-src 'self'; object-src 'none'" },
  browser_specific_settings: {
    gecko: {
      id: 'stint@stint.example',
      // Version 139 added Temporal, and 140 the consent to data collection; 140 is also the oldest ESR.
      strict_min_version: '140.0',
      // No data leave the browser before the person connects to an endpoint. After that, Stint sends the
      // chosen categories (use of the extension) and which CRM was in front (browsing).
      data_collection_permissions: {
        required: ['none'],
        optional: ['browsingActivity', 'technicalAndInteraction'],
      },
    },
  },
}

/**
 * The manifest of one build: manifest.json with the commands and hosts, and with the browser's changes.
 */
export const manifestOf = ({ target, hosts = [], store }: Omit<Variant, 'outDir'>) => ({
  ...manifest,
  commands,
  optional_host_permissions: [...new Set(optionalHosts)],
  ...(hosts.length > 0 && { host_permissions: [...hosts] }),
  ...(store && { key: undefined }),
  ...(target === 'firefox' && firefox),
})

/** Copies the polyfill that extension/browser.ts loads if Chrome has no object `browser`. */
const polyfill = {
  name: 'stint-polyfill',
  generateBundle(this: { emitFile: (file: object) => void }) {
    const file = 'node_modules/webextension-polyfill/dist/browser-polyfill.min.js'
    const source = readFileSync(resolve(import.meta.dirname, file), 'utf8')
    this.emitFile({ type: 'asset', fileName: 'browser-polyfill.js', source })
  },
}

const packages = {
  alias: [
    // By default this package loads a build for browsers of 2015, which is 2 kB larger.
    { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
  ],
}

const ENGINES = { chrome: 'chrome144', firefox: 'firefox140' } as const

/** CRXJS must not build the background, because scripts/build/worker.ts builds it. */
const plugins = (variant: Variant) => {
  const { background, ...rest } = manifestOf(variant)
  const target = ENGINES[variant.target]
  return [
    preact(),
    ...(variant.target === 'chrome' ? [polyfill] : []),
    ...popupFirst,
    crx({
      // The types of CRXJS know only Chrome's entries of a manifest.
      manifest: JSON.parse(JSON.stringify(rest)) as ManifestV3Export,
      browser: variant.target,
    }),
    workerAlone({ alias: packages.alias, target, background }),
  ]
}

export const configOf = (variant: Variant): UserConfig => ({
  root: import.meta.dirname,
  publicDir: 'extension/public',
  resolve: packages,
  plugins: plugins(variant),
  build: {
    outDir: resolve(import.meta.dirname, variant.outDir),
    emptyOutDir: true,
    target: ENGINES[variant.target],
    // Modules are not preloaded: that saves nothing, because extension files do not come over a network.
    modulePreload: false,
    rollupOptions: {
      // Switches off the warning that plugins take time. On a busy machine every build would show it.
      checks: { pluginTimings: false },
      // Pages that the manifest does not name, so that CRXJS does not find them.
      input: Object.fromEntries(
        ['welcome', 'day', 'report'].map((page) => [page, `extension/pages/${page}.html`]),
      ),
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
})

const hosts = process.env.STINT_HOSTS?.split(',').filter(Boolean) ?? []

/** Used by `vite build --mode firefox`; everyday builds use scripts/build.ts instead. */
export default defineConfig(({ mode }) => {
  const target = mode === 'firefox' ? 'firefox' : 'chrome'
  return configOf({ target, outDir: `dist/${target}`, hosts })
})
