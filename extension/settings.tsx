import { openStint } from '../src/store/database.ts'
import { connect, hostsOf } from '../src/sync/connect.ts'
import { fetchHistory } from '../src/sync/history.ts'
import { leave } from '../src/sync/leave.ts'
import { mountSettings } from '../src/ui/settings/mount.tsx'
import { changed } from './changed.ts'
import { consent } from './consent.ts'
import { hosts, notices } from './hosts.ts'

const db = openStint()

mountSettings(document.body, {
  db,
  hosts,
  notices,
  connect: async (url, code) =>
    (await consent(hostsOf(url))) ? connect(db, url, code) : { ok: false, reason: 'consent' },
  leave: (leaving) => leave(db, leaving),
  fetchHistory: () => fetchHistory(db),
  changed,
})
