import { useLayoutEffect, useRef } from 'preact/hooks'
import { words } from '../words/common.ts'
import { dayWords } from '../words/day.ts'
import type { Acts, Trouble } from './use-acts.ts'

const isStorage = (trouble: Trouble): trouble is keyof typeof words.notDone =>
  trouble in words.notDone

const textOf = (trouble: Trouble) => {
  if (trouble === 'unread') return words.notRead.other
  return isStorage(trouble) ? words.notDone[trouble] : dayWords.refusals[trouble]
}

/**
 * Says why the last action was refused. The message disappears when the person dismisses it, or
 * with the next action.
 */
export const TroubleBar = ({ acts: { answer, dismiss } }: { acts: Acts }) => {
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (answer?.trouble) bar.current?.scrollIntoView({ block: 'nearest' })
  }, [answer])
  return (
    <div class="trouble" role="alert" ref={bar}>
      {answer?.trouble && (
        <>
          <p>{textOf(answer.trouble)}</p>
          <button type="button" class="plain" onClick={dismiss}>
            {words.dismiss}
          </button>
        </>
      )}
    </div>
  )
}
