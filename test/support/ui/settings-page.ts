/** Shows the settings page on a real store, with a browser and an endpoint that the test simulates. */
import 'fake-indexeddb/auto'
import { expect, onTestFinished, vi } from 'vitest'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { readPasted } from '../../../src/sync/pasted.ts'
import { mountSettings } from '../../../src/ui/settings/mount.tsx'
import type {
  CompanyAccountPort,
  ConnectAnswer,
  LookUpAnswer,
} from '../../../src/ui/settings/ports.ts'
import type { AccessPort } from '../../../src/ui/settings/who-looked/access-list.tsx'
import { freshProfile } from '../fresh-profile.ts'
import { grantingBrowser } from '../granting-browser.ts'
import { $ } from '../mounted-popup.ts'

/** Simulates a browser that allows notifications when Stint asks, or refuses them. */
export const browserNotices = (answer = true) => {
  const watchers = new Set<() => void>()
  let allowed = false
  const set = (to: boolean) => {
    allowed = to
    for (const call of watchers) call()
  }
  return {
    granted: async () => allowed,
    request: vi.fn(async () => {
      set(answer)
      return answer
    }),
    revoke: () => set(false),
    watch: (call: () => void) => {
      watchers.add(call)
      return () => watchers.delete(call)
    },
  }
}

export const openSettings = async ({
  hosts = grantingBrowser(),
  notices = browserNotices(),
  owner = { ok: true, owner: { member: 'Ann Lee', team: 'north' } } as LookUpAnswer,
  answer = { ok: true, member: 'Ann' } as ConnectAnswer,
  accounts = false,
  accessLog = (async () => ({ reads: [] })) as AccessPort,
} = {}) => {
  const db = freshProfile().open()
  const ports = {
    db,
    hosts,
    notices,
    backup: { save: vi.fn(), read: vi.fn() },
    storage: { used: async () => 1, isProtected: async () => true, protect: async () => true },
    readPasted,
    lookUp: vi.fn(async (): Promise<LookUpAnswer> => owner),
    connect: vi.fn(async () => answer),
    companyAccount: {
      isOffered: vi.fn<CompanyAccountPort['isOffered']>(async () => accounts),
      signIn: vi.fn<CompanyAccountPort['signIn']>(async () => ({ ok: true })),
    },
    leave: vi.fn(async () => {}),
    fetchHistory: vi.fn(async () => {}),
    accessLog: vi.fn(accessLog),
    cancel: vi.fn(),
    team: {
      facts: vi.fn(async () => undefined),
      refresh: vi.fn(async () => {}),
      change: vi.fn(async () => undefined),
    },
    keys: {
      kind: 'chromium' as const,
      shortcuts: async () => ({ open: 'Alt+Shift+9', back: 'F8' }),
      setShortcut: vi.fn(),
    },
    changed: vi.fn(),
  }
  onTestFinished(mountSettings(document.body, ports))
  await vi.waitFor(() => expect($<HTMLButtonElement>('#product-hubspot').disabled).toBe(false))
  return ports
}

export const isOn = (id: string) => $(`#${id}`).getAttribute('aria-checked') === 'true'

export const openConnectedPage = async (ports = {}) => {
  const stood = await openSettings(ports)
  const { db } = stood
  await connectTo(db, { url: 'https://a.example', token: 't', member: 'Ann', team: 'north' })
  await vi.waitFor(() => expect($('#connected').textContent).toBe('Connected as Ann, team north'))
  return stood
}
