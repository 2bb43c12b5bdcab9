import { useEffect, useState } from 'preact/hooks'
import type { StintDatabase } from '../../../store/database.ts'
import { readSchemeView, type SchemeView } from '../../../store/scheme/edit.ts'
import { watch } from '../../live.ts'
import { everyMinute } from '../../tick.ts'

/** The scheme. It is read again after each change and every minute, because a new day may begin. */
export const useScheme = (db: StintDatabase, fail: () => void) => {
  const [view, setView] = useState<SchemeView>()
  useEffect(() => {
    const endLive = watch(() => readSchemeView(db), setView, fail)
    const endMinutes = everyMinute(() => void readSchemeView(db).then(setView, fail))
    return () => {
      endLive()
      endMinutes()
    }
  }, [db])
  return view
}
