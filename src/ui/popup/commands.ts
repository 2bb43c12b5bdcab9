import { useRef, useState } from 'preact/hooks'
import type { TimeTaken } from '../../core/editing/time-taken.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import type { StorageTrouble } from '../failure.ts'
import type { PopupStore } from './store.ts'

/** Returns the cause of a storage error. The code for this is loaded only after a failure. */
export const loadTrouble = async (error: unknown): Promise<StorageTrouble> =>
  (await import('../failure.ts')).troubleOf(error)

/**
 * The last action of the person (such as a switch or a note) that is stored and whose effect the
 * popup shows.
 */
export interface Done {
  /** The name of the control that the person used for the action. */
  name: string
  /**
   * A number that is different for each action, so that an action that is done twice in a row gets
   * two replies.
   */
  number: number
  /** The time that the action took from other entries. */
  takes?: readonly TimeTaken[] | undefined
}

export type Command = (store: PopupStore) => Promise<void>

/**
 * Runs commands one after another, in the order of the clicks. A command that is given before the
 * store is open waits until it is open. A command is pending until it is stored and the popup shows
 * its effect.
 * @param changed called after every stored command
 * @param show shows the view that is read after a command. The store also sends views by itself,
 * but such a view may have been read before the command was stored
 */
export const useCommands = (
  store: Promise<PopupStore>,
  changed: () => void,
  show: (view: PopupView) => void,
) => {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const [pending, setPending] = useState<readonly string[]>([])
  // This is a ref and not a state, because a key may be pressed before the next drawing.
  const unfinished = useRef(0)
  const [failure, setFailure] = useState<StorageTrouble>()
  const [done, setDone] = useState<Done>()

  const finish = async (opened: PopupStore, name: string, takes: Done['takes']) => {
    setFailure(undefined)
    changed()
    // If this read fails, the popup shows no reply (reply.tsx). The next view from the store shows
    // the effect of the action.
    const view = await opened.read().catch(() => undefined)
    if (view) {
      show(view)
      setDone((before) => ({ name, number: (before?.number ?? 0) + 1, takes }))
    }
    return true
  }

  /**
   * Runs a command and resolves to whether the command was stored. Until then, the control `name`
   * is pending.
   */
  const run = (name: string, command: Command, takes?: Done['takes']): Promise<boolean> => {
    setPending((names) => [...names, name])
    unfinished.current++
    const stored = last.current.then(async () => {
      const opened = await store
      await command(opened)
      return opened
    })
    last.current = stored.catch(() => undefined)
    const outcome = stored.then(
      (opened) => finish(opened, name, takes),
      async (error: unknown) => {
        setFailure(await loadTrouble(error))
        return false
      },
    )
    void outcome.then(() => {
      unfinished.current--
      setPending((names) => names.toSpliced(names.indexOf(name), 1))
    })
    return outcome
  }

  return {
    run,
    isPending: (name: string) => pending.includes(name),
    /** Whether any command is not stored yet, or its effect is not shown yet. */
    isBusy: () => unfinished.current > 0,
    failure,
    done,
    dismiss: () => setFailure(undefined),
  }
}

export type Commands = ReturnType<typeof useCommands>
