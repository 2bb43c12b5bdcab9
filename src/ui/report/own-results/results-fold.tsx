import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { reportWords } from '../../words/report.ts'
import { Fold } from '../fold.tsx'
import { isFoldOpen } from '../kept-view.ts'
import type { OwnResultsProps } from './own-results.tsx'

/**
 * Loads the code for results when the person first opens this part, because most people do not open
 * it.
 */
const Loaded = (props: OwnResultsProps) => {
  const [Shown, setShown] = useState<ComponentType<OwnResultsProps>>()
  useEffect(() => {
    void import('./own-results.tsx').then(({ OwnResults }) => setShown(() => OwnResults))
  }, [])
  return Shown ? <Shown {...props} /> : <p role="status">{reportWords.loading}</p>
}

/**
 * A part of the report with the person's results beside their time. Nothing is fetched before the
 * person opens it.
 */
export const ResultsFold = (props: OwnResultsProps) => {
  const [isOpen, setOpen] = useState(() => isFoldOpen('results'))
  return (
    <Fold name="results" main={undefined} isTeam={false} opened={() => setOpen(true)}>
      {isOpen && <Loaded {...props} />}
    </Fold>
  )
}
