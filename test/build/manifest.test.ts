import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DETAILED } from '../../src/core/scheme/categories.ts'
import { manifestOf, type Target } from '../../vite.config.ts'

interface Manifest {
  permissions: string[]
  optional_host_permissions: string[]
  commands: Record<string, { suggested_key?: unknown; description?: string }>
  background: object
  [key: string]: unknown
}

function built(target: Target): Manifest {
  const file = `dist/${target}/manifest.json`
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run build`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

const messages = (target: Target, language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(`dist/${target}/_locales/${language}/messages.json`, 'utf8'))

const TARGETS: readonly Target[] = ['chrome', 'firefox']

test.each(TARGETS)('%s: asks at install for nothing that shows a warning', (target) => {
  const manifest = built(target)
  // https://developer.chrome.com/docs/extensions/reference/permissions-list says which permissions
  // show a warning.
  expect(manifest.permissions.toSorted()).toEqual([
    'activeTab',
    'alarms',
    'identity',
    'idle',
    // Firefox needs no permission for its sidebar.
    ...(target === 'chrome' ? ['sidePanel'] : []),
    'storage',
    'unlimitedStorage',
  ])
  for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources'])
    expect(manifest).not.toHaveProperty(key)
  expect(manifest.incognito).toBe('not_allowed')
})

test.each(TARGETS)('%s: may ask to show notifications, and for nothing else', (target) => {
  expect(built(target).optional_permissions).toEqual(['notifications'])
})

test.each(TARGETS)('%s: may ask for the hosts of the CRMs, and for one that is named', (target) => {
  const all = built(target).optional_host_permissions
  // The manifest has to name all hosts, so that Stint may ask for any single one. Stint asks only for
  // the host that the person has entered (src/core/settings/named-host.ts).
  expect(all.slice(-2)).toEqual(['https://*/*', 'http://*/*'])
  const hosts = all.slice(0, -2)
  expect(hosts.length).toBeGreaterThan(0)
  for (const host of hosts) expect(host).toMatch(/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\*$/)
  expect(new Set(hosts).size).toBe(hosts.length)
})

test.each(TARGETS)('%s: a command for every category, at most four keys suggested', (target) => {
  const { commands } = built(target)
  const categories = Object.keys(commands).filter((name) => name.startsWith('switch-'))
  expect(categories).toEqual(DETAILED.map(({ id }) => `switch-${id}`))
  const suggested = Object.values(commands).filter((command) => command.suggested_key)
  expect(suggested.length).toBeLessThanOrEqual(4)
})

test.each(TARGETS)('%s: suggests no key that a browser uses itself', (target) => {
  // Alt with a letter opens the menus of Firefox. On a Mac, Option with a key types another character,
  // so the shortcuts there use Ctrl.
  const suggested = Object.entries(built(target).commands).flatMap(
    ([name, { suggested_key: key }]) => (key ? [[name, key]] : []),
  )
  expect(Object.fromEntries(suggested)).toEqual({
    _execute_action: { default: 'Alt+Shift+9', mac: 'MacCtrl+Shift+9' },
    back: { default: 'Alt+Shift+8', mac: 'MacCtrl+Shift+8' },
    stop: { default: 'Alt+Shift+0', mac: 'MacCtrl+Shift+0' },
  })
})

test.each(TARGETS)('%s: has every message that it names in both languages', (target) => {
  const text = JSON.stringify(built(target))
  const named = [...text.matchAll(/__MSG_(\w+)__/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(DETAILED.length)
  for (const language of ['en', 'ru'])
    expect(Object.keys(messages(target, language)).toSorted()).toEqual(named.toSorted())
})

test.each(['en', 'ru'] as const)('commands carry the names of the categories (%s)', (language) => {
  const all = messages('chrome', language)
  for (const category of DETAILED)
    expect(all[`switch_${category.id.replaceAll('-', '_')}`]?.message).toContain(category[language])
})

test('the minimum versions and the ids are as documented', () => {
  const chrome = built('chrome')
  expect(chrome.minimum_chrome_version).toBe('144')
  expect(chrome.key).toBe(JSON.parse(readFileSync('manifest.json', 'utf8')).key)
  const { gecko } = built('firefox').browser_specific_settings as { gecko: object }
  expect(gecko).toMatchObject({ id: 'stint@stint.example', strict_min_version: '140.0' })
})

test('the popup may be a side panel, which never opens by itself', () => {
  const place = 'extension/pages/popup.html#panel'
  expect(built('chrome').side_panel).toEqual({ default_path: place })
  expect(built('chrome')).not.toHaveProperty('sidebar_action')
  expect(built('firefox').sidebar_action).toMatchObject({
    default_panel: place,
    open_at_install: false,
  })
  expect(built('firefox')).not.toHaveProperty('side_panel')
})

test('Firefox does not upgrade an endpoint on this machine to https', () => {
  const policy = JSON.stringify(built('firefox').content_security_policy)
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('upgrade-insecure-requests')
})

test('only a private build asks for hosts at install', () => {
  const hosts = ['https://crm.company.example/*']
  expect(manifestOf({ target: 'chrome' })).not.toHaveProperty('host_permissions')
  expect(manifestOf({ target: 'chrome', hosts })).toMatchObject({ host_permissions: hosts })
})
