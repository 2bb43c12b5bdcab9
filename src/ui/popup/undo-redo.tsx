import { BREAK } from '../../core/time/segment.ts'
import type { UndoStep } from '../../store/timeline/undo-steps.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { nameById, words } from '../words/common.ts'
import type { Commands } from './commands.ts'
import { useKeyHint } from './key-hint.ts'

/** The action in a few words, such as `15 min earlier`. */
export function actOf({ did, category, minutes = 0 }: UndoStep, { categories }: PopupView) {
  if (did === 'earlier') return words.earlier(minutes)
  // The category Documentation ended by itself, and no category ran before it. So there is no
  // category to name.
  if (!category) return words.acts[did === 'auto' ? 'autoEnd' : did]
  const name = category === BREAK ? words.notWork : nameById(category, categories)
  return did === 'switch' ? name : `${words.acts[did]} · ${name}`
}

interface TurnProps {
  way: 'undo' | 'redo'
  view: PopupView | undefined
  commands: Commands
}

/**
 * The button for undo or redo, which names the action. If there is no such action, the button is
 * hidden but keeps its space.
 */
export const TurnButton = ({ way, view, commands }: TurnProps) => {
  const turn = view?.[way]
  const does = (way === 'undo') === !turn?.reversed ? words.undo : words.redo
  const label = turn && view && `${does}: ${actOf(turn, view)}`
  const hint = useKeyHint(label ?? '', 'U')
  return (
    <button
      type="button"
      id={way}
      class="plain turn"
      hidden={!turn}
      aria-busy={commands.isPending(way)}
      title={label}
      {...(label && way === 'undo' && hint)}
      onClick={() => commands.run(way, (store) => store[way]())}
    >
      <span>{label}</span>
    </button>
  )
}
