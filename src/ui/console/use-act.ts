import { useState } from 'preact/hooks'
import { failureWords, type ProblemWords } from './failure-words.ts'
import { useFocusAfterAct } from './use-focus-after-act.ts'

/**
 * Runs one action of the person at a time. Returns whether an action is running, and why the last
 * action failed.
 */
export function useAct(words?: ProblemWords) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState('')
  const keepFocus = useFocusAfterAct(busy)
  const act = async (work: () => Promise<unknown>) => {
    if (busy) return
    keepFocus()
    setBusy(true)
    setFailed('')
    try {
      await work()
    } catch (error) {
      setFailed(failureWords(error, words))
    } finally {
      setBusy(false)
    }
  }
  return { busy, failed, act }
}
