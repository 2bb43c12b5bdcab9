import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { hasSettings } from '../../store/backup/backup-settings.ts'
import { countDeleted } from '../../store/backup/count-deleted.ts'
import type { Outcome, Backup as Read } from '../../store/backup/merge-pages.ts'
import { restoreBackup } from '../../store/backup/restore-backup.ts'
import { mayTakePlace } from '../../store/backup/take-place.ts'
import type { StintDatabase } from '../../store/database.ts'
import { noteBackupSaved } from '../../store/views/health.ts'
import { Button } from '../button.tsx'
import { download } from '../download.ts'
import { troubleOf } from '../failure.ts'
import { inDigits } from '../formats.ts'
import { keepingWords } from '../words/backup.ts'
import { words } from '../words/common.ts'
import { type Choice, Found } from './found-backup.tsx'
import type { BackupPorts, Watch } from './storage-ports.ts'

interface BackupProps {
  db: StintDatabase
  backup: BackupPorts
  changed: () => void
}

type Task = 'saving' | 'reading' | 'putting'

type State =
  | { at: 'rest'; said?: readonly string[]; failed?: string }
  | { at: Task; share: number }
  | { at: 'found'; found: Read; own: boolean; mayTakePlace: boolean; deleted: number }

const failure = async (at: Task, error: unknown) => {
  const trouble = await troubleOf(error)
  return (at === 'putting' ? words.notDone : words.notRead)[trouble]
}

const OUTCOMES = ['added', 'newer', 'restored', 'deleted', 'here', 'left', 'wrong'] as const

const outcomeWords = (outcome: Outcome & { wrong: number }) =>
  OUTCOMES.flatMap((name) => {
    const count = outcome[name]
    return count > 0 || name === 'added' ? keepingWords.outcome[name](count, inDigits(count)) : []
  })

interface ActsProps {
  save: () => void
  read: (file: File) => void
}

const Acts = ({ save, read }: ActsProps) => (
  <div class="acts">
    <Button id="backup-save" onClick={save}>
      {keepingWords.save}
    </Button>
    <label class="button file">
      {keepingWords.putBack}
      <input
        type="file"
        id="backup-file"
        accept=".gz,.jsonl"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          // The field is emptied, because browsers send no `change` event when the same file is
          // chosen again.
          currentTarget.value = ''
          if (file) read(file)
        }}
      />
    </label>
  </div>
)

interface UnderWayProps {
  at: Task
  share: number
  cancel: () => void
}

const TaskProgress = ({ at, share, cancel }: UnderWayProps) => {
  const button = useRef<HTMLButtonElement>(null)
  // In the same step in which the button appears: a person may press Enter at once.
  useLayoutEffect(() => button.current?.focus(), [])
  return (
    <div class="under-way">
      <label for="backup-share">{keepingWords[at]}</label>
      <progress id="backup-share" value={share} />
      <button type="button" class="button" id="backup-cancel" ref={button} onClick={cancel}>
        {keepingWords.cancel}
      </button>
    </div>
  )
}

const Results = ({ said = [] }: { said: readonly string[] | undefined }) => (
  <ul id="backup-said" role="status">
    {said.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

/** Runs one task at a time. The page shows the progress of the task, and the person can cancel it. */
const useOneTask = () => {
  const [state, setState] = useState<State>({ at: 'rest' })
  const cancel = useRef<AbortController>(undefined)
  const title = useRef<HTMLHeadingElement>(null)

  const run = async (at: Task, work: (watch: Watch) => Promise<State>) => {
    const control = new AbortController()
    cancel.current = control
    setState({ at, share: 0 })
    const tell = (share: number) => setState({ at, share })
    const after = await work({ tell, signal: control.signal }).catch(
      async (error: unknown): Promise<State> => {
        if (control.signal.aborted) return { at: 'rest', said: [keepingWords.cancelled] }
        return { at: 'rest', failed: await failure(at, error) }
      },
    )
    setState(after)
    // The button that was pressed has disappeared. So the title gets the focus, and the Tab key
    // continues from the title.
    if (after.at === 'rest') title.current?.focus()
  }
  const close = () => {
    setState({ at: 'rest' })
    title.current?.focus()
  }
  return { state, title, run, close, cancel: () => cancel.current?.abort() }
}

/**
 * The tasks of this section: saving, reading and restoring a backup. Only one task runs at a time.
 */
const useTasks = ({ db, backup, changed }: BackupProps) => {
  const { run, ...task } = useOneTask()

  const save = () =>
    run('saving', async (watch) => {
      const { file, segments } = await backup.save(watch)
      download(file, `stint-${Temporal.Now.plainDateISO()}.jsonl.gz`)
      // The backup file is already complete. A failure to store its date, as on a full disk, does
      // not matter.
      await noteBackupSaved(db).catch(() => undefined)
      return { at: 'rest', said: [keepingWords.savedFile(segments, inDigits(segments))] }
    })

  const read = (file: File) =>
    run('reading', async (watch) => {
      const answer = await backup.read(file, watch)
      if (!answer.ok) return { at: 'rest', failed: keepingWords.refusals[answer.reason] }
      const { backup: found } = answer
      const place = await mayTakePlace(db, found)
      const deleted = await countDeleted(db, found)
      return { at: 'found', found, own: await hasSettings(db), mayTakePlace: place, deleted }
    })

  const put = (found: Read, choice: Choice) =>
    run('putting', async ({ tell, signal }) => {
      const share = (done: number) => tell(done / found.segments)
      const outcome = await restoreBackup(db, found, { ...choice, onProgress: share, signal })
      changed()
      return { at: 'rest', said: outcomeWords({ ...outcome, wrong: found.wrong ?? 0 }) }
    })

  return { ...task, save, read, put }
}

/** The section that saves all data to one file, and restores them from it. */
export const Backup = (props: BackupProps) => {
  const { state, title, save, read, put, close, cancel } = useTasks(props)
  return (
    <section id="backup">
      <h2 ref={title} tabIndex={-1}>
        {keepingWords.backup}
      </h2>
      <p>{keepingWords.backupIntro}</p>
      {!('share' in state) && <Acts save={save} read={read} />}
      {'share' in state && <TaskProgress at={state.at} share={state.share} cancel={cancel} />}
      {state.at === 'found' && (
        <Found
          found={state.found}
          own={state.own}
          mayTakePlace={state.mayTakePlace}
          deleted={state.deleted}
          put={(choice) => void put(state.found, choice)}
          close={close}
        />
      )}
      <Results said={state.at === 'rest' ? state.said : undefined} />
      <p class="failed" role="alert" id="backup-failed">
        {state.at === 'rest' && state.failed}
      </p>
    </section>
  )
}
