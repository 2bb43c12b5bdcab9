import { openStint } from '../src/store/database.ts'
import { fetchLayout, fetchMiddle, fetchTeamAccess, fetchTeamScheme } from '../src/sync/team.ts'
import { mountReport } from '../src/ui/report/mount.tsx'

const db = openStint()

mountReport(document.body, {
  db,
  team: {
    seen: () => fetchTeamAccess(db),
    layout: (range, signal, months, team) => fetchLayout(db, range, signal, months, team),
    scheme: (team) => fetchTeamScheme(db, team),
    middle: (range) => fetchMiddle(db, range),
  },
})
