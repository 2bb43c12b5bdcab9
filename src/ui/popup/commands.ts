import { useRef, useState } from 'preact/hooks'
import type { StorageTrouble } from '../failure.ts'
import type { PopupStore } from './store.ts'

/** Loaded only after a failure. */
export const loadTrouble = async (error: unknown): Promise<StorageTrouble> =>
  (await import('../failure.ts')).troubleOf(error)

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

  /** Resolves to whether it was stored. `name` is the control that is pending meanwhile. */
  const run = (name: string, command: Command): Promise<boolean> => {
    setPending((names) => [...names, name])
    const outcome = last.current
      .then(() => store)
      .then(command)
      .then(
        () => {
          setFailure(undefined)
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
    dismiss: () => setFailure(undefined),
  }
}

export type Commands = ReturnType<typeof useCommands>
