import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { reportWords } from '../../words/report.ts'
import { Fold } from '../fold.tsx'
import { isFoldOpen } from '../kept-view.ts'
import type { OwnResultsProps } from './own-results.tsx'

/** Loads the code for results when the fold is first opened: most visits do not open it. */
const Loaded = (props: OwnResultsProps) => {
  const [Shown, setShown] = useState<ComponentType<OwnResultsProps>>()
  useEffect(() => {
    void import('./own-results.tsx').then(({ OwnResults }) => setShown(() => OwnResults))
  }, [])
  return Shown ? <Shown {...props} /> : <p role="status">{reportWords.loading}</p>
}

/** The fold with results beside time. Nothing is fetched before it is opened. */
export const ResultsFold = (props: OwnResultsProps) => {
  const [isOpen, setOpen] = useState(() => isFoldOpen('results'))
  return (
    <Fold name="results" main={undefined} isTeam={false} opened={() => setOpen(true)}>
      {isOpen && <Loaded {...props} />}
    </Fold>
  )
}
