import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { reportWords } from '../words/report.ts'
import { isFoldOpen, keepFold } from './kept-view.ts'

interface FoldProps {
  name: keyof typeof reportWords.folds
  /** The most important number of the folded part, which its heading shows. */
  main: string | undefined
  isTeam: boolean
  /** Called when the person opens this part, and at the start if it is open already. */
  opened?: () => void
  children: ComponentChildren
}

const contentsOf = (isTeam: boolean) => ({
  ...reportWords.inFold,
  ...(isTeam ? reportWords.inTeamFold : {}),
})

/**
 * A heading with charts, which are folded until the person opens them. On paper all charts are
 * shown (print-whole.ts).
 */
export const Fold = ({ name, main, isTeam, opened, children }: FoldProps) => {
  const [openAtFirst] = useState(() => isFoldOpen(name))
  return (
    <details
      class="fold"
      id={`fold-${name}`}
      open={openAtFirst}
      onToggle={({ currentTarget }) => currentTarget.open && opened?.()}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button; the browser opens and closes it, also by keyboard */}
      <summary
        onClick={({ currentTarget }) =>
          keepFold(name, !currentTarget.closest('details')?.hasAttribute('open'))
        }
      >
        <h2>{reportWords.folds[name]}</h2>
        <span class="inside">{contentsOf(isTeam)[name]}</span>
        {main && <span class="main-number">{main}</span>}
      </summary>
      {children}
    </details>
  )
}
