import { useRef, useState } from 'preact/hooks'
import type { TimeTaken } from '../../core/editing/time-taken.ts'
import type { StorageTrouble } from '../failure.ts'
import type { PopupStore } from './store.ts'

/** The cause of a storage error. Its code is loaded only after a failure. */
export const loadTrouble = async (error: unknown): Promise<StorageTrouble> =>
  (await import('../failure.ts')).troubleOf(error)

/** The last act that was stored. */
export interface Done {
  /** The name of the control that made the act. */
  name: string
  /**
   * When the act began, epoch milliseconds: a view that was read before does not contain it yet.
   */
  at: number
  /** The time that the act took from other stretches. */
  takes?: readonly TimeTaken[] | undefined
}

export type Command = (store: PopupStore) => Promise<void>

/**
 * Runs commands one after another, in the order of the clicks, also of clicks before the store was
 * open. A command is pending until it is stored. Its effect becomes visible with the next view that
 * the store sends.
 */
export const useCommands = (store: Promise<PopupStore>, changed: () => void) => {
  const last = useRef<Promise<void>>(Promise.resolve())
  const [pending, setPending] = useState<readonly string[]>([])
  // A ref and not a state, because a key may be pressed before the next drawing.
  const unfinished = useRef(0)
  const [failure, setFailure] = useState<StorageTrouble>()
  const [done, setDone] = useState<Done>()

  /**
   * Runs a command and resolves to whether it was stored. Until then, the control `name` is
   * pending.
   */
  const run = (name: string, command: Command, takes?: Done['takes']): Promise<boolean> => {
    setPending((names) => [...names, name])
    unfinished.current++
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
      unfinished.current--
      setPending((names) => names.toSpliced(names.indexOf(name), 1))
    })
    return outcome
  }

  return {
    run,
    isPending: (name: string) => pending.includes(name),
    /** Whether a command is not stored yet. */
    isBusy: () => unfinished.current > 0,
    failure,
    done,
    dismiss: () => setFailure(undefined),
  }
}

export type Commands = ReturnType<typeof useCommands>
