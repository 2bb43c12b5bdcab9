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
  /** Where the built extension goes, from the top of the project. */
  outDir: string
  /**
   * Match patterns that a private build asks for at install, where a company rolls Stint out in
   * silence: no policy can grant optional hosts. None in the build that everybody gets.
   */
  hosts?: readonly string[]
  /** For Chrome's store, which gives the extension its key itself, and takes none. */
  store?: boolean
}

const commands = {
  ...manifest.commands,
  // A command for every category, so that each can be given a shortcut; browsers let a manifest
  // suggest only four, which are taken.
  ...Object.fromEntries(
    DETAILED.map(({ id }) => [
      `switch-${id}`,
      { description: `__MSG_switch_${id.replaceAll('-', '_')}__` },
    ]),
  ),
}

/**
 * The hosts of the products that the settings page offers, and any host that a person may name as
 * theirs: to be asked for one by one, never as a whole.
 */
const optionalHosts = [
  ...Object.keys(PRODUCT_NAMES).flatMap((id) => productById(id)?.hosts ?? []),
  ...CALL_PRODUCTS.flatMap(({ hosts }) => hosts),
  'https://*/*',
  'http://*/*',
]

/** What only Firefox knows, or knows otherwise. */
const firefox = {
  key: undefined,
  // Firefox takes what a policy says without a schema.
  storage: undefined,
  minimum_chrome_version: undefined,
  side_panel: undefined,
  permissions: manifest.permissions.filter((permission) => permission !== 'sidePanel'),
  sidebar_action: {
    default_panel: manifest.side_panel.default_path,
    default_icon: manifest.action.default_icon,
    default_title: manifest.name,
    // Only where the person asks for it.
    open_at_install: false,
  },
  background: { scripts: [manifest.background.service_worker] },
  // Firefox's own policy for Manifest V3 adds upgrade-insecure-requests, which would send a person
  // whose endpoint is on this machine to https there.
  content_security_policy: { extension_pages: "script-src 'self'; object-src 'none'" },
  browser_specific_settings: {
    gecko: {
      id: 'stint@stint.example',
      // 139 brought Temporal, 140 the consent to data collection; 140 is also the oldest ESR.
      strict_min_version: '140.0',
      // Nothing leaves the browser before the person connects to an endpoint. Then it is the
      // categories they chose (use of the extension), and which CRM they were in (browsing).
      data_collection_permissions: {
        required: ['none'],
        optional: ['browsingActivity', 'technicalAndInteraction'],
      },
    },
  },
}

/** The manifest of one build: manifest.json, what the data adds to it, what the browser wants. */
export const manifestOf = ({ target, hosts = [], store }: Omit<Variant, 'outDir'>) => ({
  ...manifest,
  commands,
  optional_host_permissions: [...new Set(optionalHosts)],
  ...(hosts.length > 0 && { host_permissions: [...hosts] }),
  ...(store && { key: undefined }),
  ...(target === 'firefox' && firefox),
})

/** What extension/browser.ts loads where Chrome has no `browser` of its own. */
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
    // The package's own entry leads to the build for browsers of 2015, 2 kB larger.
    { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
  ],
}

const ENGINES = { chrome: 'chrome144', firefox: 'firefox140' } as const

/** CRXJS builds no background: scripts/build/worker.ts does. */
const plugins = (variant: Variant) => {
  const { background, ...rest } = manifestOf(variant)
  const target = ENGINES[variant.target]
  return [
    preact(),
    ...(variant.target === 'chrome' ? [polyfill] : []),
    ...popupFirst,
    crx({
      // CRXJS types only what Chrome knows.
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
    // Both browsers have it built in, and extension files do not come over a network.
    modulePreload: false,
    rollupOptions: {
      // On a busy machine every build would warn that its plugins take time.
      checks: { pluginTimings: false },
      // Pages that the manifest does not name.
      input: Object.fromEntries(
        ['welcome', 'day', 'report'].map((page) => [page, `extension/pages/${page}.html`]),
      ),
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
})

const hosts = process.env.STINT_HOSTS?.split(',').filter(Boolean) ?? []

/** `vite build --mode firefox`; everyday builds go through scripts/build.ts. */
export default defineConfig(({ mode }) => {
  const target = mode === 'firefox' ? 'firefox' : 'chrome'
  return configOf({ target, outDir: `dist/${target}`, hosts })
})
