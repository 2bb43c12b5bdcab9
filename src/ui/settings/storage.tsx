import { useEffect, useState } from 'preact/hooks'
import type { StintDatabase } from '../../store/database.ts'
import { type Health, readHealth } from '../../store/views/health.ts'
import { Button } from '../button.tsx'
import { dateTime, fullDate, inBytes } from '../dates.ts'
import { inDigits } from '../formats.ts'
import { useLive } from '../live-query.ts'
import { keepingWords } from '../words/backup.ts'
import type { StoragePorts } from './storage-ports.ts'

interface StorageProps {
  db: StintDatabase
  storage: StoragePorts
  fail: () => void
}

const keptWords = ({ count, about, since }: Health) => {
  if (since === undefined) return keepingWords.keptNone
  const say = about ? keepingWords.keptAbout : keepingWords.kept
  return say(count, inDigits(count), fullDate(since))
}

const Protection = ({ storage }: Pick<StorageProps, 'storage'>) => {
  const [state, setState] = useState<boolean | 'refused'>()
  useEffect(() => void storage.isProtected().then(setState), [storage])
  const ask = async () => setState((await storage.protect()) || 'refused')
  if (state === undefined) return null
  if (state === true) return <p>{keepingWords.protected}</p>
  return (
    <div class="setting">
      <p role="status">
        {state === 'refused' ? keepingWords.refusedProtect : keepingWords.unprotected}
      </p>
      <Button id="protect" onClick={() => void ask()}>
        {keepingWords.protect}
      </Button>
    </div>
  )
}

/**
 * The section for storage: how much is used, whether the browser may delete it, and the last
 * backup.
 */
export const Storage = ({ db, storage, fail }: StorageProps) => {
  const health = useLive(() => readHealth(db), fail)
  const [used, setUsed] = useState<number>()
  useEffect(() => void storage.used().then(setUsed), [storage, health?.count])
  return (
    <section id="storage">
      <h2>{keepingWords.storage}</h2>
      {health && (
        <>
          <p id="kept">
            {keptWords(health)}{' '}
            {health.since !== undefined && used && keepingWords.used(inBytes(used))}
          </p>
          <Protection storage={storage} />
          <p id="last-saved">
            {health.savedAt === undefined
              ? keepingWords.neverSaved
              : keepingWords.lastSaved(dateTime(health.savedAt))}
          </p>
        </>
      )}
    </section>
  )
}
