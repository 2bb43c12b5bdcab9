import { useEffect, useRef } from 'preact/hooks'
import type { Backup } from '../../store/backup.ts'
import { dateTime, fullDate } from '../dates.ts'
import { inDigits } from '../formats.ts'
import { keepingWords } from '../words/keeping.ts'

interface FoundProps {
  found: Backup
  /** This browser has settings of its own. */
  own: boolean
  put: (withSettings: boolean) => void
  close: () => void
}

const holds = ({ segments, since }: Backup) =>
  since === undefined
    ? keepingWords.holdsNone
    : keepingWords.holds(segments, inDigits(segments), fullDate(since))

/** What a file holds that was read and found whole, before anything of it is put back. */
export const Found = ({ found, own, put, close }: FoundProps) => {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    put(new FormData(event.currentTarget as HTMLFormElement).has('settings'))
  }
  return (
    <form id="backup-found" onSubmit={submit}>
      <p>
        <b>{keepingWords.found(dateTime(found.madeAt))}</b>
      </p>
      <p>{holds(found)}</p>
      <p>{keepingWords.merges}</p>
      {found.kept.settings && (
        <>
          <label>
            <input
              type="checkbox"
              name="settings"
              defaultChecked={!own}
              aria-describedby="backup-settings-more"
            />
            {keepingWords.withSettings}
          </label>
          <p id="backup-settings-more">{keepingWords.withSettingsHint}</p>
        </>
      )}
      <div class="acts">
        <button type="submit" class="button main" id="backup-put" ref={button}>
          {keepingWords.putNow}
        </button>
        <button type="button" class="button" onClick={close}>
          {keepingWords.cancel}
        </button>
      </div>
    </form>
  )
}
