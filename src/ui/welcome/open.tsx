import { useState } from 'preact/hooks'
import type { Categories } from '../../core/scheme/categories.ts'
import { ShortcutHelp, ShortcutList, type ShortcutPorts } from '../shortcuts.tsx'
import { keyWords } from '../words/keys.ts'
import { welcomeWords } from '../words/welcome.ts'
import { useAskedAtReturn } from './asked-at-return.ts'
import type { WelcomePorts } from './ports.ts'
import { Step } from './step.tsx'

/** The icon of the browser's extensions button. It is the same in Chromium and Firefox. */
const Puzzle = () => (
  <svg class="puzzle" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M7.5 5a1.75 1.75 0 1 1 3.5 0h4v4a1.75 1.75 0 1 0 0 3.5v4H4V12.5A1.75 1.75 0 1 0 4 9V5z" />
  </svg>
)

/** A button that opens the popup. If the browser refuses, the page says where to click. */
const OpenPopup = ({ openPopup }: Pick<WelcomePorts, 'openPopup'>) => {
  const [outcome, setOutcome] = useState<'opened' | 'openByHand'>()
  const open = () =>
    openPopup().then(
      () => setOutcome('opened'),
      () => setOutcome('openByHand'),
    )
  return (
    <p class="open-popup">
      <button type="button" id="open-popup" class="button main" onClick={() => void open()}>
        {welcomeWords.openPopup}
      </button>{' '}
      <span role="status">{welcomeWords[outcome ?? 'openHint']}</span>
    </p>
  )
}

type OpenProps = ShortcutPorts &
  Pick<WelcomePorts, 'pinned' | 'openPopup'> & { categories: Categories }

/** The step that explains how to open the popup: with its toolbar button or with keys. */
export const Open = (props: OpenProps) => {
  const { kind, shortcuts, setShortcut, pinned, openPopup, categories } = props
  const isPinned = useAskedAtReturn(pinned)
  // Asks the browser for the shortcuts at the same time as for `pinned`. If one answer came later,
  // the page would move.
  const keys = useAskedAtReturn(shortcuts)
  return (
    <Step id="open" title={welcomeWords.open} done={isPinned === true}>
      <p class="pin">
        <Puzzle />
        <span>
          {isPinned
            ? welcomeWords.pinned
            : kind === 'firefox'
              ? welcomeWords.pinFirefox
              : welcomeWords.pinChromium}
        </span>
      </p>
      <OpenPopup openPopup={openPopup} />
      <p>{keyWords.anywhere}:</p>
      {keys && <ShortcutList shortcuts={keys} categories={categories} />}
      <ShortcutHelp kind={kind} setShortcut={setShortcut} />
    </Step>
  )
}
