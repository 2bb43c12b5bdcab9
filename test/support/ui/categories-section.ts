/** Shows the settings section for categories on a real store, with a team that the test simulates. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, onTestFinished, vi } from 'vitest'
import type { ReadinessFacts } from '../../../src/core/indicators/readiness.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import type { StoredTeam } from '../../../src/store/named.ts'
import { writeNamed } from '../../../src/store/named-rows.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { mountSettings } from '../../../src/ui/settings/mount.tsx'
import type { SchemeRefusal } from '../../../src/ui/settings/ports.ts'
import { freshProfile } from '../fresh-profile.ts'
import { $ } from '../mounted-popup.ts'

export const start = new Date(2026, 10, 26, 9).getTime()

const hosts = {
  asks: 'chromium' as const,
  granted: async () => false,
  request: async () => false,
  remove: async () => undefined,
  watch: () => () => undefined,
}

export interface Standing {
  db?: StintDatabase
  role?: StoredTeam['role']
  answer?: SchemeRefusal
  facts?: ReadinessFacts
}

export const openCategories = async ({
  db = freshProfile().open(),
  role,
  answer,
  facts,
}: Standing = {}) => {
  if (role) {
    await connectTo(db, { url: 'https://a.example', token: 't', member: 'Ann', team: 'North' })
    await writeNamed(db, 'team', { askedAt: start, role, ready: false })
  }
  const ports = {
    db,
    hosts,
    backup: { save: vi.fn(), read: vi.fn() },
    storage: { used: async () => 1, isProtected: async () => true, protect: async () => true },
    notices: hosts,
    readPasted: vi.fn(),
    lookUp: vi.fn(),
    connect: vi.fn(),
    companyAccount: { isOffered: async () => false, signIn: vi.fn() },
    leave: vi.fn(),
    fetchHistory: vi.fn(),
    accessLog: vi.fn(async () => undefined),
    cancel: vi.fn(),
    team: {
      facts: vi.fn(async () => facts),
      refresh: vi.fn(async () => {}),
      change: vi.fn(async () => answer),
    },
    changed: vi.fn(),
  }
  onTestFinished(mountSettings(document.body, ports))
  await vi.waitFor(() => $('#categories[data-ready]'))
  return ports
}

export const text = (css: string) => document.querySelector(css)?.textContent ?? ''

export const untilText = (css: string, what: RegExp) =>
  vi.waitFor(() => expect(text(css)).toMatch(what))

export const type = (css: string, value: string) => {
  const field = $<HTMLInputElement>(css)
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

export const choose = (css: string, value: string) => {
  $<HTMLSelectElement>(css).value = value
  $(css).dispatchEvent(new Event('change', { bubbles: true }))
}

export const submit = (css: string) =>
  $(css).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))

export const open = async (id: string) => {
  $(`.categories [data-category="${id}"] .button`).click()
  await vi.waitFor(() => $(`[data-category="${id}"] form`))
}

export const buttonIn = (css: string, label: RegExp) => {
  const all = [...document.querySelectorAll<HTMLButtonElement>(`${css} button`)]
  const found = all.find((button) => label.test(button.textContent))
  if (!found) throw new Error(`No button ${label} in ${css}`)
  return found
}

export const unfold = async (css: string, inside: string) => {
  $<HTMLDetailsElement>(css).open = true
  await vi.waitFor(() => $(`${css} ${inside}`))
}

export const addDemo = async () => {
  $('#open-add').click()
  await vi.waitFor(() => $('#add-category'))
  type('#add-en', 'Demo')
  type('#add-ru', 'Показ')
  choose('#add-parent', 'client-meeting')
  await vi.waitFor(() => expect($<HTMLSelectElement>('#add-group').value).toBe('selling'))
  submit('#add-category')
  await untilText('#prepared', /New: Demo, part of Meeting with client/)
}

/** Registers hooks of Vitest, so each test file must call this function once. */
export function setUpCategories() {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: start })
  })

  afterEach(() => {
    vi.useRealTimers()
    location.hash = ''
  })
}
