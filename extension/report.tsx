import { openStint } from '../src/store/database.ts'
import { fetchOwnIndicators } from '../src/sync/indicators.ts'
import {
  fetchGroup,
  fetchLayoutUnlessGroup,
  fetchMiddle,
  fetchTeamAccess,
  fetchTeamScheme,
} from '../src/sync/team.ts'
import { mountReport } from '../src/ui/report/mount.tsx'

const db = openStint()

mountReport(document.body, {
  db,
  team: {
    seen: () => fetchTeamAccess(db),
    layout: (range, signal, months, team) =>
      fetchLayoutUnlessGroup(db, range, signal, months, team),
    group: (range, signal, team) => fetchGroup(db, range, signal, team),
    scheme: (team) => fetchTeamScheme(db, team),
    middle: (range) => fetchMiddle(db, range),
    ownIndicators: (range, signal) => fetchOwnIndicators(db, range, signal),
  },
})
