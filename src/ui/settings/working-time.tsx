import type { TimeOff } from '../../core/day/expected-time.ts'
import type { StintDatabase } from '../../store/database.ts'
import {
  addTimeOff,
  readExpected,
  readWorkingTime,
  removeTimeOff,
  setWorkingWeek,
} from '../../store/working-time.ts'
import { Button } from '../button.tsx'
import { datesInFull } from '../dates.ts'
import { DaysOffForm } from '../days-off-form.tsx'
import { useLive } from '../live-query.ts'
import { workingWords } from '../words/working-time.ts'
import { Week } from '../working-week.tsx'
import type { Save } from './use-save.ts'

interface DaysOffProps {
  off: readonly TimeOff[]
  add: (off: TimeOff) => void
  remove: (off: TimeOff) => void
}

const DaysOff = ({ off, add, remove }: DaysOffProps) => (
  <>
    <h3 id="off-title">{workingWords.offTitle}</h3>
    <p>{workingWords.offHint}</p>
    {off.length === 0 && <p>{workingWords.none}</p>}
    <ul class="list" id="off-list">
      {off.map((one) => (
        <li key={one.from} class="setting">
          <span>
            <b>{workingWords.reasons[one.reason]}</b> {datesInFull(one)}
          </span>
          <Button
            aria-label={workingWords.removeRange(datesInFull(one))}
            onClick={() => remove(one)}
          >
            {workingWords.remove}
          </Button>
        </li>
      ))}
    </ul>
    <DaysOffForm date={Temporal.Now.plainDateISO().toString()} add={add} />
  </>
)

interface WorkingTimeProps {
  db: StintDatabase
  save: Save
  fail: () => void
}

/** The section for the person's working week and days off. */
export const WorkingTime = ({ db, save, fail }: WorkingTimeProps) => {
  const read = useLive(
    async () => ({ own: await readWorkingTime(db), expected: await readExpected(db) }),
    fail,
  )
  if (!read) return null
  const { own, expected } = read
  return (
    <>
      <Week
        hint={workingWords.hint}
        week={expected.week}
        isOwn={own.week !== undefined}
        set={(week) => save(() => setWorkingWeek(db, week))}
      />
      <DaysOff
        off={own.off}
        add={(off) => save(() => addTimeOff(db, off))}
        remove={(off) => save(() => removeTimeOff(db, off))}
      />
    </>
  )
}
