import { useEffect } from 'preact/hooks'
import type { StintDatabase } from '../../../store/database.ts'
import { readNamed } from '../../../store/named-rows.ts'
import { markModeSeen } from '../../../store/scheme/team.ts'
import { dayInFull, fullDate } from '../../dates.ts'
import { useLive } from '../../live.ts'
import { lookedWords } from '../../words/looked.ts'

/**
 * Says what a manager sees of the person. Once it is shown here, the popup stops its notice about a
 * change.
 */
export const WhoSees = ({ db, fail }: { db: StintDatabase; fail: () => void }) => {
  const read = useLive(async () => ({ team: await readNamed(db, 'team') }), fail)
  const team = read?.team
  const news = team?.modeNews
  useEffect(() => {
    if (news) markModeSeen(db).catch(fail)
  }, [news?.is])
  if (!team) return null
  // Older endpoints give figures by name, and do not say so.
  const { mode, asked, namedFrom } = team.mode ?? { mode: 'named' as const }
  return (
    <p class="sees" id="who-sees">
      {mode === 'group' ? lookedWords.group : lookedWords.named}
      {namedFrom !== undefined && ` ${lookedWords.ending(dayInFull(namedFrom))}`}
      {namedFrom === undefined && asked && ` ${lookedWords.asked(fullDate(asked.until))}`}
    </p>
  )
}
