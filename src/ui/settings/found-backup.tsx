import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Backup } from '../../store/backup/merge-pages.ts'
import { Button } from '../button.tsx'
import { dateTime, fullDate } from '../dates.ts'
import { inDigits } from '../formats.ts'
import { keepingWords } from '../words/backup.ts'

export interface Choice {
  withSettings: boolean
  takesPlace: boolean
  withDeleted: boolean
}

interface FoundProps {
  found: Backup
  /** Whether this browser has settings of its own. */
  own: boolean
  /** Whether this browser may continue in place of the browser that made the file. */
  mayTakePlace: boolean
  /** The number of entries of the file that were deleted in this browser after the backup. */
  deleted: number
  put: (choice: Choice) => void
  close: () => void
}

const sizeWords = ({ segments, since }: Backup) =>
  since === undefined
    ? keepingWords.holdsNone
    : keepingWords.holds(segments, inDigits(segments), fullDate(since))

interface OptionProps {
  name: 'place' | 'deleted' | 'settings'
  checked: boolean
  label: string
  hint: string
}

const Option = ({ name, checked, label, hint }: OptionProps) => (
  <>
    <label>
      <input
        type="checkbox"
        name={name}
        defaultChecked={checked}
        aria-describedby={`backup-${name}-more`}
      />
      {label}
    </label>
    <p id={`backup-${name}-more`}>{hint}</p>
  </>
)

/**
 * Shows what a backup file contains. The file was read completely, but nothing from the file is
 * restored yet.
 */
export const Found = ({ found, own, mayTakePlace, deleted, put, close }: FoundProps) => {
  const { wrong = 0 } = found
  const button = useRef<HTMLButtonElement>(null)
  // In the same step in which the button appears: a person may press Enter at once.
  useLayoutEffect(() => button.current?.focus(), [])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    put({
      withSettings: form.has('settings'),
      takesPlace: form.has('place'),
      withDeleted: form.has('deleted'),
    })
  }
  return (
    <form id="backup-found" onSubmit={submit}>
      <p>
        <b>{keepingWords.found(dateTime(found.madeAt))}</b>
      </p>
      <p>{sizeWords(found)}</p>
      {wrong > 0 && <p>{keepingWords.wrong(wrong, inDigits(wrong))}</p>}
      <p>{keepingWords.merges}</p>
      {mayTakePlace && (
        <Option
          name="place"
          checked
          label={keepingWords.takesPlace}
          hint={keepingWords.takesPlaceHint}
        />
      )}
      {deleted > 0 && (
        <Option
          name="deleted"
          checked={false}
          label={keepingWords.withDeleted(deleted, inDigits(deleted))}
          hint={keepingWords.withDeletedHint}
        />
      )}
      {found.kept.settings && (
        <Option
          name="settings"
          checked={!own}
          label={keepingWords.withSettings}
          hint={keepingWords.withSettingsHint}
        />
      )}
      <div class="acts">
        <button type="submit" class="button main" id="backup-put" ref={button}>
          {keepingWords.putNow}
        </button>
        <Button onClick={close}>{keepingWords.cancel}</Button>
      </div>
    </form>
  )
}
