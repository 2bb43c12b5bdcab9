import { openStint } from '../src/store/database.ts'
import { connect, hostsOf } from '../src/sync/connect.ts'
import { fetchHistory } from '../src/sync/history.ts'
import { leave } from '../src/sync/leave.ts'
import { lookAtTeam } from '../src/sync/scheme.ts'
import { changeTeamScheme } from '../src/sync/scheme-change.ts'
import { mountSettings } from '../src/ui/settings/mount.tsx'
import { backupOf } from './backup.ts'
import { changed } from './changed.ts'
import { consent, mayData } from './consent.ts'
import { hosts, notices } from './hosts.ts'
import { shortcutDoors } from './shortcuts.ts'
import { storage } from './storage.ts'

const db = openStint()

mountSettings(document.body, {
  db,
  hosts,
  notices,
  backup: backupOf(db),
  storage,
  connect: async (url, code) =>
    (await consent(hostsOf(url))) ? connect(db, url, code) : { ok: false, reason: 'consent' },
  leave: (leaving) => leave(db, leaving),
  fetchHistory: () => fetchHistory(db),
  team: {
    look: async () => (await mayData()) && lookAtTeam(db),
    change: async (after, scheme, more) => {
      const outcome = await changeTeamScheme(db, after, scheme, more)
      return outcome.ok ? undefined : outcome
    },
  },
  keys: shortcutDoors,
  changed,
})
