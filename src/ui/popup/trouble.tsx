import type { StorageTrouble } from '../failure.ts'
import { browserWords } from '../words/browser.ts'
import { words } from '../words/common.ts'
import type { Commands } from './commands.ts'

/** A message that covers the footer, so that nothing moves. */
const Notice = ({ text, dismiss }: { text: string; dismiss?: () => void }) => (
  <p class="trouble" role="alert">
    <span>{text}</span>
    {dismiss && (
      <button type="button" class="plain" aria-label={words.dismiss} onClick={dismiss}>
        ×
      </button>
    )}
  </p>
)

interface TroubleProps {
  /** Why the last action was not stored. */
  failure: StorageTrouble | undefined
  /** Why the stored data cannot be read. */
  unread: StorageTrouble | undefined
  /** The offset from UTC that is used because the browser does not know its zone. */
  zone: string | undefined
  commands: Commands
}

/** A message about a failure. If there are several, only the most urgent one is shown. */
export const Trouble = ({ failure, unread, zone, commands }: TroubleProps) => {
  if (failure) return <Notice text={words.notDone[failure]} dismiss={commands.dismiss} />
  if (unread) return <Notice text={words.notRead[unread]} />
  const dismiss = () => void commands.run('zone', (store) => store.noteZoneTold())
  return zone ? <Notice text={browserWords.unknownZone(`UTC${zone}`)} dismiss={dismiss} /> : null
}
