import { hourOfDay } from '../dates.ts'
import { pageWords } from '../words/pages.ts'
import { Notify } from './notify.tsx'
import type { SettingsPorts } from './ports.ts'
import type { Page, PartProps } from './use-settings.ts'
import { WorkingTime } from './working-time.tsx'

const DayStart = ({ settings, change }: Omit<PartProps, 'policy'>) => (
  <div class="setting">
    <div>
      <label for="day-start">{pageWords.dayStart}</label>
      <p id="day-start-more">{pageWords.dayStartHint}</p>
    </div>
    <select
      id="day-start"
      aria-describedby="day-start-more"
      disabled={!settings}
      value={settings?.dayStart}
      onChange={({ currentTarget: { value } }) => change({ dayStart: Number(value) })}
    >
      {Array.from({ length: 24 }, (_, hour) => (
        <option key={hour} value={hour}>
          {hourOfDay(hour)}
        </option>
      ))}
    </select>
  </div>
)

/**
 * The section of the settings for the time at which a day begins, the hours of work, and the
 * notifications.
 */
export const Workday = ({
  db,
  notices,
  page,
}: Pick<SettingsPorts, 'db' | 'notices'> & { page: Page }) => {
  const { settings, change, save, fail } = page
  return (
    <section id="workday">
      <h2>{pageWords.day}</h2>
      <DayStart settings={settings} change={change} />
      <WorkingTime db={db} save={save} fail={fail} />
      <Notify notices={notices} settings={settings} change={change} />
    </section>
  )
}
