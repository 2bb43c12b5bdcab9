import { schemeWords } from '../words/scheme.ts'
import { type PageName, writeAddress } from './address.ts'

const { steps, names, step } = schemeWords.setUp

type Step = 1 | 2 | 3

/** The page of each step after the first, which has no session yet. */
const PAGES: Record<1 | 2, PageName> = { 1: 'scheme', 2: 'people' }

/** The address of the step that follows. */
export const nextStep = (done: 1 | 2) =>
  writeAddress(PAGES[done], new URLSearchParams([['setup', `${done + 1}`]]))

/** Where a new endpoint's administrator is: team, categories, people. */
export const SetUpSteps = ({ at }: { at: Step }) => (
  <ol class="steps" aria-label={steps}>
    {names.map((name, i) => (
      <li key={name} aria-current={i + 1 === at ? 'step' : undefined}>
        <span class="hint">{step(i + 1)}</span> {name}
      </li>
    ))}
  </ol>
)
