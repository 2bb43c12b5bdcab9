import type { PopupView } from '../../store/views/popup-view.ts'
import { inWords, span, time } from '../formats.ts'
import { badgeWords } from '../words/badge.ts'
import { words } from '../words/here.ts'
import { Ask } from './ask.tsx'
import type { Commands } from './commands.ts'
import { DoubtRow } from './doubt.tsx'

/** The clock was set back: nothing counts until it has caught up, unless the person decides. */
const ClockRow = ({ ahead, commands }: { ahead: number; commands: Commands }) => (
  <Ask id="behind" text={words.clockBehind} title={badgeWords.clockBack(time(ahead, Date.now()))}>
    <button
      type="button"
      id="count"
      class="button"
      title={words.countHint}
      aria-busy={commands.isPending('count')}
      onClick={() => commands.run('count', (store) => store.countFromNow())}
    >
      {words.countFromNow}
    </button>
  </Ask>
)

interface AsksProps {
  view: PopupView
  commands: Commands
  /** Opens the question. Undefined while it is put away. */
  ask: (() => void) | undefined
}

/** The question that waits for the person; it replaces the rest of the row. */
export function questionOf({ view, commands, ask }: AsksProps) {
  const { question, doubt, ahead } = view
  if (ahead) return <ClockRow ahead={ahead} commands={commands} />
  if (doubt) return <DoubtRow doubt={doubt} commands={commands} />
  if (!question || !ask) return undefined
  const { startedAt, endedAt } = question
  return (
    <button type="button" id="question" class="ask" onClick={ask}>
      {badgeWords.away(span(startedAt, endedAt), inWords(endedAt - startedAt))}
    </button>
  )
}
