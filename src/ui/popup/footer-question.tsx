import type { PopupView } from '../../store/views/popup-view.ts'
import { time } from '../formats.ts'
import { answerWords } from '../words/answers.ts'
import { badgeWords } from '../words/badge.ts'
import { Ask } from './ask.tsx'
import type { Commands } from './commands.ts'
import { DoubtRow } from './doubt.tsx'

/**
 * Says that the clock was set back. No time is recorded until the clock reaches the end of the
 * stored time, unless the person decides otherwise.
 */
const ClockRow = ({ ahead, commands }: { ahead: number; commands: Commands }) => (
  <Ask
    id="behind"
    text={answerWords.clockBehind}
    title={badgeWords.clockBack(time(ahead, Date.now()))}
  >
    <button
      type="button"
      id="count"
      class="button"
      title={answerWords.countHint}
      aria-busy={commands.isPending('count')}
      onClick={() => commands.run('count', (store) => store.countFromNow())}
    >
      {answerWords.countFromNow}
    </button>
  </Ask>
)

interface UrgentProps {
  view: PopupView
  commands: Commands
}

/**
 * The question that is more urgent than the question what the person did while they were away. If the
 * clock was set back, it is whether to record time from now on. Otherwise it is whether the running
 * category still goes on.
 */
export const Urgent = ({ view: { ahead, doubt }, commands }: UrgentProps) => {
  if (ahead) return <ClockRow ahead={ahead} commands={commands} />
  return doubt ? <DoubtRow doubt={doubt} commands={commands} /> : null
}
