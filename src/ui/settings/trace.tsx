import type { StintDatabase } from '../../store/database.ts'
import { recordTrace } from '../../store/settings-commands.ts'
import { deleteTrace, readTrace } from '../../store/timeline/trace.ts'
import { Button } from '../button.tsx'
import { download } from '../download.ts'
import { useLive } from '../live-query.ts'
import { pageWords } from '../words/pages.ts'
import { Switch } from './switch.tsx'
import type { Save } from './use-save.ts'

interface TraceProps {
  db: StintDatabase
  recording: boolean | undefined
  save: Save
  fail: () => void
}

/**
 * Saves the trace (the recorded input of the attribution rules) as a file, with one event on each
 * line.
 */
async function downloadTrace(db: StintDatabase) {
  const lines = (await readTrace(db)).map((line) => `${JSON.stringify(line)}\n`)
  const file = new Blob(lines, { type: 'application/jsonl' })
  download(file, `stint-trace-${Temporal.Now.plainDateISO()}.jsonl`)
}

/**
 * The section that records the input of the attribution rules, to find out why a day looks wrong.
 */
export const Trace = ({ db, recording, save, fail }: TraceProps) => {
  const kept = useLive(() => db.trace.count(), fail)
  return (
    <>
      <Switch
        id="trace"
        label={pageWords.trace}
        on={recording}
        turn={(on) => save(() => recordTrace(db, on))}
      >
        {pageWords.traceHint}
      </Switch>
      {!!kept && (
        <p class="acts">
          <Button id="trace-save" onClick={() => downloadTrace(db).catch(fail)}>
            {pageWords.traceSave}
          </Button>
          <Button id="trace-delete" onClick={() => save(() => deleteTrace(db))}>
            {pageWords.traceDelete}
          </Button>
        </p>
      )}
    </>
  )
}
