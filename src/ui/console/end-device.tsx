import { Button } from '../button.tsx'
import { consoleWords } from '../words/console.ts'
import type { ListedDevice } from './use-devices.ts'

interface EndProps {
  device: ListedDevice
  /** What the button says before it is clicked. */
  label: string
  /** The label for a screen reader, with the name of the browser. */
  about: string
  busy: boolean
  end: () => void
}

/**
 * The button that disconnects a browser. Afterwards it stays in its place and shows that the
 * browser is disconnected, so that the focus is not lost. A further click does nothing.
 */
export const EndDevice = ({ device: { isGone }, label, about, busy, end }: EndProps) => (
  <Button
    disabled={busy}
    aria-disabled={isGone}
    aria-label={isGone ? undefined : about}
    onClick={() => !isGone && end()}
  >
    {isGone ? consoleWords.account.gone : label}
  </Button>
)
