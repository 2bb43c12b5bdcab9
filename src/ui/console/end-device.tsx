import { Button } from '../button.tsx'
import { consoleWords } from '../words/console.ts'
import type { ListedDevice } from './use-devices.ts'

interface EndProps {
  device: ListedDevice
  /** The text of the button before it is clicked. */
  label: string
  /** The button's label for screen readers, with the name of the browser. */
  about: string
  busy: boolean
  end: () => void
}

/**
 * The button that disconnects a browser. After a click the button stays in its place, so that the
 * focus is not lost, and shows that the browser is disconnected. A further click does nothing.
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
