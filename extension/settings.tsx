import { openStint } from '../src/store/database.ts'
import { connect } from '../src/sync/connect.ts'
import { mountSettings } from '../src/ui/settings/mount.tsx'
import { changed } from './changed.ts'
import { hosts } from './hosts.ts'

const db = openStint()

mountSettings(document.body, {
  db,
  hosts,
  connect: (url, code) => connect(db, url, code),
  changed,
})
