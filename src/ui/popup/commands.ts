import { useRef, useState } from 'preact/hooks'
import { type StorageTrouble, troubleOf } from '../failure.ts'
import type { PopupStore } from './store.ts'

export type Command = (store: PopupStore) => Promise<void>

/**
 * Runs commands one after another, in the order of the clicks, also those made before the store
 * was there. What is not stored yet is pending; nothing is shown as done here: the live data says
 * what came of it.
 */
export const useCommands = (store: Promise<PopupStore>, changed: () => void) => {
  const last = useRef<Promise<void>>(Promise.resolve())
  const [pending, setPending] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<StorageTrouble>()

  /** `name` tells which control is pending; resolves to whether it was stored. */
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
          setFailure(await troubleOf(error))
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
