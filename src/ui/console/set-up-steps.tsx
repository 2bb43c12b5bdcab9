import { schemeWords } from '../words/scheme.ts'
import { type PageName, writeAddress } from './address.ts'

const { steps, names, step } = schemeWords.setUp

type Step = 1 | 2 | 3

/**
 * The page that follows each step of the set-up. The key is the number of the finished step. The
 * first step has no page of its own, because nobody is signed in then.
 */
const PAGES: Record<1 | 2, PageName> = { 1: 'scheme', 2: 'people' }

/** The address of the page that follows the finished step. */
export const nextStep = (done: 1 | 2) =>
  writeAddress(PAGES[done], new URLSearchParams([['setup', `${done + 1}`]]))

/** The steps of setting up an endpoint: team, categories, people. The present step is marked. */
export const SetUpSteps = ({ at }: { at: Step }) => (
  <ol class="set-up-steps" aria-label={steps}>
    {names.map((name, i) => (
      <li key={name} aria-current={i + 1 === at ? 'step' : undefined}>
        <span class="hint">{step(i + 1)}</span> {name}
      </li>
    ))}
  </ol>
)
