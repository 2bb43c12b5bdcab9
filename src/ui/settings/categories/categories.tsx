import './categories.css'
import { useEffect, useState } from 'preact/hooks'
import type { Categories } from '../../../core/scheme/categories.ts'
import type { Settings } from '../../../core/settings/settings.ts'
import type { StintDatabase } from '../../../store/database.ts'
import { readSchemeView, type SchemeView } from '../../../store/scheme/edit.ts'
import { watch } from '../../live-query.ts'
import { everyMinute } from '../../tick.ts'
import { categoryWords as words } from '../../words/categories.ts'
import type { SettingsPorts } from '../ports.ts'
import type { Save } from '../use-save.ts'
import { Personal } from './personal.tsx'
import { useProposedName } from './proposed-name.ts'
import { Scheme } from './scheme.tsx'

/** The scheme, read again after each change and every minute, because a new day may begin. */
const useScheme = (db: StintDatabase, fail: () => void) => {
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

interface CategoriesProps extends Pick<SettingsPorts, 'db' | 'team' | 'cancel'> {
  settings: Settings
  /** All categories of the scheme in force. */
  categories: Categories
  save: Save
  fail: () => void
}

/**
 * Two sections: the scheme, which can change only as often as the team has chosen (docs/domain.md,
 * *Scheme rules*), and the person's own choices about categories.
 */
export const CategoriesSection = (props: CategoriesProps) => {
  const { db, team, cancel, settings, categories, save, fail } = props
  const view = useScheme(db, fail)
  const [wanted, given] = useProposedName()
  const connected = view?.team !== undefined
  // Asks the endpoint for the team's present scheme. Offline, the page shows the scheme that was
  // fetched last.
  useEffect(() => {
    if (connected) team.refresh().catch(fail)
  }, [connected])
  return (
    <>
      <section id="categories" data-ready={view ? '' : undefined}>
        <h2>{words.title}</h2>
        <p>{words.intro}</p>
        {view && (
          <Scheme
            colours={settings.colours}
            db={db}
            team={team}
            cancel={cancel}
            view={view}
            wanted={wanted}
            given={given}
            save={save}
          />
        )}
      </section>
      <Personal db={db} categories={categories} settings={settings} save={save} />
    </>
  )
}
