import { openStint } from '../src/store/database.ts'
import { fetchLayout, fetchMiddle, fetchTeamAccess } from '../src/sync/team.ts'
import { mountReport } from '../src/ui/report/mount.tsx'

const db = openStint()

mountReport(document.body, {
  db,
  team: {
    seen: () => fetchTeamAccess(db),
    layout: (range, signal, months) => fetchLayout(db, range, signal, months),
    middle: (range) => fetchMiddle(db, range),
  },
})
