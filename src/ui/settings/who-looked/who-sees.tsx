import { useEffect } from 'preact/hooks'
import type { StintDatabase } from '../../../store/database.ts'
import { readNamed } from '../../../store/named-rows.ts'
import { markModeSeen } from '../../../store/scheme/team.ts'
import { dayInFull, fullDate } from '../../dates.ts'
import { useLive } from '../../live-query.ts'
import { lookedWords } from '../../words/who-looked.ts'

/**
 * Says what a manager sees of the person: figures by name, or of groups only (group mode,
 * docs/domain.md, *Who sees what*). After the person has seen this text, the popup no longer shows
 * its notice about a change of the mode.
 */
export const WhoSees = ({ db, fail }: { db: StintDatabase; fail: () => void }) => {
  const read = useLive(async () => ({ team: await readNamed(db, 'team') }), fail)
  const team = read?.team
  const news = team?.modeNews
  useEffect(() => {
    if (news) markModeSeen(db).catch(fail)
  }, [news?.is])
  if (!team) return null
  // Older endpoints always show figures by name, and send no mode.
  const { mode, asked, namedFrom } = team.mode ?? { mode: 'named' as const }
  return (
    <p class="sees" id="who-sees">
      {mode === 'group' ? lookedWords.group : lookedWords.named}
      {namedFrom !== undefined && ` ${lookedWords.ending(dayInFull(namedFrom))}`}
      {namedFrom === undefined && asked && ` ${lookedWords.asked(fullDate(asked.until))}`}
    </p>
  )
}
