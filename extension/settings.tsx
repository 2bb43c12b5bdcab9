import { openStint } from '../src/store/database.ts'
import { fetchAccessLog } from '../src/sync/access-log.ts'
import { hostsOf } from '../src/sync/address.ts'
import { connect, lookUpCode } from '../src/sync/connect.ts'
import { fetchHistory } from '../src/sync/history.ts'
import { fetchReadiness } from '../src/sync/indicators.ts'
import { leave } from '../src/sync/leave.ts'
import { readPasted } from '../src/sync/pasted.ts'
import { refreshScheme } from '../src/sync/scheme.ts'
import { changeTeamScheme } from '../src/sync/scheme-change.ts'
import { mountSettings } from '../src/ui/settings/mount.tsx'
import { backupOf } from './backup.ts'
import { companyAccountOf } from './company-account.ts'
import { askConsent, mayCollectData } from './consent.ts'
import { hosts, notices } from './permissions.ts'
import { requestReconcile } from './request-reconcile.ts'
import { shortcutPorts } from './shortcuts.ts'
import { storage } from './storage.ts'

const db = openStint()

let waiting = new AbortController()
/**
 * Returns an abort signal for the next request to the endpoint. There is only one request at a
 * time.
 */
const newSignal = () => {
  waiting = new AbortController()
  return waiting.signal
}

mountSettings(document.body, {
  db,
  hosts,
  notices,
  backup: backupOf(db),
  storage,
  readPasted,
  lookUp: async (url, code) =>
    (await askConsent(hostsOf(url)))
      ? lookUpCode(db, url, code, newSignal())
      : { ok: false, reason: 'consent' },
  connect: (url, code) => connect(db, url, code, newSignal()),
  companyAccount: companyAccountOf(db, newSignal),
  leave: (leaving) => leave(db, leaving, newSignal()),
  fetchHistory: () => fetchHistory(db, newSignal()),
  accessLog: async (before) => ((await mayCollectData()) ? fetchAccessLog(db, before) : undefined),
  cancel: () => waiting.abort(),
  team: {
    facts: () => fetchReadiness(db),
    refresh: async () => (await mayCollectData()) && refreshScheme(db),
    change: async (after, scheme, more) => {
      const outcome = await changeTeamScheme(db, after, scheme, { ...more, signal: newSignal() })
      return outcome.ok ? undefined : outcome
    },
  },
  keys: shortcutPorts,
  changed: requestReconcile,
})
