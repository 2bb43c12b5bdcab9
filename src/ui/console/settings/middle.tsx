import { settingsWords } from '../../words/team-settings.ts'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'

const words = settingsWords.middle

interface MiddleProps {
  isShared: boolean
  isGroup: boolean
  share: (on: boolean) => Promise<void>
}

/**
 * The setting that lets members see the middle of their team: the median share of each category
 * among the other members.
 */
export const Middle = ({ isShared, isGroup, share }: MiddleProps) => {
  const { busy, failed, act } = useAct(settingsWords.problems)
  return (
    <section class="part" aria-labelledby="middle-title">
      <h2 id="middle-title">{words.title}</h2>
      <label class="tick">
        <input
          type="checkbox"
          id="share-middle"
          checked={isShared}
          disabled={busy}
          aria-describedby="middle-hint"
          onChange={({ currentTarget: { checked } }) => void act(() => share(checked))}
        />
        {words.label}
      </label>
      <p class="says" id="middle-hint">
        {isGroup ? `${words.none} ` : ''}
        {words.hint}
      </p>
      <FailureMessage text={failed} />
    </section>
  )
}
