import { useState } from 'preact/hooks'
import { readCalendarRows, removeCalendar, setCalendar } from '../../store/calendar.ts'
import type { CalendarTimes } from '../../store/named.ts'
import { Button } from '../button.tsx'
import {
  CalendarError,
  type CalendarTrouble,
  calendarAddress,
  patternsOf,
} from '../calendar/fetch-calendar.ts'
import { timeOfDay } from '../dates.ts'
import { useLive } from '../live-query.ts'
import { calendarWords } from '../words/calendar.ts'
import { asksWords } from '../words/permission-prompts.ts'
import { type Asking, questionOf } from './browser-question.ts'
import type { SettingsPorts } from './ports.ts'
import type { Save } from './use-save.ts'

interface CalendarProps extends Pick<SettingsPorts, 'db' | 'hosts'> {
  save: Save
  fail: () => void
}

const loadEntries = () => import('../calendar/entries.ts')

/**
 * The section for the person's calendar, which answers questions about time away (rule 11 in
 * docs/domain.md).
 */
export const Calendar = ({ db, hosts, save, fail }: CalendarProps) => {
  const rows = useLive(() => readCalendarRows(db), fail)
  const [problem, setProblem] = useState('')
  const add = async (text: string) => {
    const url = calendarAddress(text)
    if (!url) return setProblem(calendarWords.noAddress)
    // The permission is requested before the first `await`, because the browser asks the person
    // only within the click.
    const answer = hosts.request(patternsOf(url))
    setProblem('')
    if (!(await answer)) return setProblem(calendarWords.denied)
    await save(async () => {
      await setCalendar(db, url)
      await (await loadEntries()).readAddress(db, url)
    })
  }
  const addFile = (file: File) =>
    save(async () => {
      setProblem('')
      const { readFile } = await loadEntries()
      await readFile(db, await file.text()).catch((error: unknown) => {
        if (!(error instanceof CalendarError)) throw error
        setProblem(calendarWords.trouble[error.trouble])
        return 'refused'
      })
    })
  const remove = () =>
    save(async () => {
      await removeCalendar(db)
      if (rows?.url) await hosts.remove(patternsOf(rows.url))
    })
  const { url, times } = rows ?? {}
  return (
    <section id="calendar">
      <h2>{calendarWords.title}</h2>
      <p>{calendarWords.intro}</p>
      {(url || times) && (
        <Known
          name={url ? new URL(url).hostname : calendarWords.fromFile}
          times={times}
          retry={
            url ? () => save(async () => (await loadEntries()).readAddress(db, url)) : undefined
          }
          remove={remove}
        />
      )}
      {rows && !url && !times && <AddCalendar asks={hosts.asks} add={add} addFile={addFile} />}
      <p role="alert" class="failed">
        {problem}
      </p>
    </section>
  )
}

interface KnownProps {
  /** The host of the calendar's address. The rest of the address is secret, and is not shown. */
  name: string
  times: CalendarTimes | undefined
  retry: (() => void) | undefined
  remove: () => void
}

const Known = ({ name, times, retry, remove }: KnownProps) => {
  const trouble = times?.trouble as CalendarTrouble | undefined
  return (
    <div class="setting">
      <div>
        <b>{name}</b>
        <p role="status">
          {trouble ? (
            <em>{calendarWords.trouble[trouble]}</em>
          ) : (
            times && calendarWords.read(timeOfDay(times.readAt), times.entries.length)
          )}
        </p>
      </div>
      <span class="acts">
        {retry && trouble && (
          <Button id="calendar-retry" onClick={retry}>
            {calendarWords.retry}
          </Button>
        )}
        <Button id="calendar-remove" onClick={remove}>
          {calendarWords.remove}
        </Button>
      </span>
    </div>
  )
}

interface AddProps {
  asks: Asking
  add: (text: string) => void
  addFile: (file: File) => void
}

const AddCalendar = ({ asks, add, addFile }: AddProps) => (
  <>
    <p class="sees">
      {asksWords.quoted(questionOf(asks, []))} {calendarWords.allow}
    </p>
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault()
        add(String(new FormData(event.currentTarget).get('address')))
      }}
    >
      <input
        id="calendar-address"
        name="address"
        inputmode="url"
        autocomplete="off"
        spellcheck={false}
        required
        aria-label={calendarWords.address}
        aria-describedby="calendar-address-more"
        placeholder={calendarWords.addressExample}
      />
      <button type="submit" class="button">
        {calendarWords.add}
      </button>
      <p id="calendar-address-more">{calendarWords.addressHint}</p>
    </form>
    <div class="setting">
      <p id="calendar-file-more">{calendarWords.fileHint}</p>
      <label class="button file">
        {calendarWords.file}
        <input
          type="file"
          id="calendar-file"
          aria-describedby="calendar-file-more"
          accept=".ics,text/calendar"
          onChange={({ currentTarget: { files } }) => files?.[0] && addFile(files[0])}
        />
      </label>
    </div>
  </>
)
