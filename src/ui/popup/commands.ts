import { useRef, useState } from 'preact/hooks'
import type { TimeTaken } from '../../core/editing/time-taken.ts'
import type { StorageTrouble } from '../failure.ts'
import type { PopupStore } from './store.ts'

/** Loaded only after a failure. */
export const loadTrouble = async (error: unknown): Promise<StorageTrouble> =>
  (await import('../failure.ts')).troubleOf(error)

/** The last act that was stored. */
export interface Done {
  /** The control that made it. */
  name: string
  /** When it was begun, epoch milliseconds: what was read before that does not have it yet. */
  at: number
  /** What it took from other stretches. */
  takes?: readonly TimeTaken[] | undefined
}

export type Command = (store: PopupStore) => Promise<void>

/**
 * Runs commands one after another, in the order of the clicks, also those from before the store was
 * open. A command is pending until it is stored. Its result is not shown from here: it comes with the
 * live data.
 */
export const useCommands = (store: Promise<PopupStore>, changed: () => void) => {
  const last = useRef<Promise<void>>(Promise.resolve())
  const [pending, setPending] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<StorageTrouble>()
  const [done, setDone] = useState<Done>()

  /** Resolves to whether it was stored. `name` is the control that is pending meanwhile. */
  const run = (name: string, command: Command, takes?: Done['takes']): Promise<boolean> => {
    setPending((names) => [...names, name])
    let at = 0
    const outcome = last.current
      .then(() => store)
      .then((opened) => {
        at = Date.now()
        return command(opened)
      })
      .then(
        () => {
          setFailure(undefined)
          setDone({ name, at, takes })
          changed()
          return true
        },
        async (error: unknown) => {
          setFailure(await loadTrouble(error))
          return false
        },
      )
    last.current = outcome.then(() => {
      setPending((names) => names.toSpliced(names.indexOf(name), 1))
    })
    return outcome
  }

  return {
    run,
    isPending: (name: string) => pending.includes(name),
    failure,
    done,
    dismiss: () => setFailure(undefined),
  }
}

export type Commands = ReturnType<typeof useCommands>
