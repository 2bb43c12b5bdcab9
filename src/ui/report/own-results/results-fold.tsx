import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { reportWords } from '../../words/report.ts'
import { Fold } from '../fold.tsx'
import { isFoldOpen } from '../kept-view.ts'
import type { OwnResultsProps } from './own-results.tsx'

/** Loads the page's part for results when it is shown first: few need it each time. */
const Loaded = (props: OwnResultsProps) => {
  const [Shown, setShown] = useState<ComponentType<OwnResultsProps>>()
  useEffect(() => {
    void import('./own-results.tsx').then(({ OwnResults }) => setShown(() => OwnResults))
  }, [])
  return Shown ? <Shown {...props} /> : <p role="status">{reportWords.loading}</p>
}

/** Results beside the time, folded away; nothing is asked before it is opened. */
export const ResultsFold = (props: OwnResultsProps) => {
  const [isOpen, setOpen] = useState(() => isFoldOpen('results'))
  return (
    <Fold name="results" main={undefined} isTeam={false} opened={() => setOpen(true)}>
      {isOpen && <Loaded {...props} />}
    </Fold>
  )
}
