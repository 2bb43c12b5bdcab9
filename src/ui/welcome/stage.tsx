import { useLayoutEffect } from 'preact/hooks'
import type { StintDatabase } from '../../store/database.ts'
import { stop, switchTo } from '../../store/timeline/commands.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { colourOf } from '../colours.ts'
import { clock } from '../formats.ts'
import { shortcutOf } from '../keys.ts'
import { Tile } from '../popup/grid.tsx'
import type { Save } from '../settings/use-save.ts'
import { useSecond } from '../tick.ts'
import { nameById } from '../words/common.ts'
import { welcomeWords } from '../words/welcome.ts'
import { Step } from './step.tsx'

interface StageProps {
  db: StintDatabase
  view: PopupView | undefined
  save: Save
}

/**
 * Handles the popup's keys, so that the person learns them. The keys work only while a category has
 * the focus. This page stays open, so text that is typed elsewhere on the page must not switch the
 * category (WCAG 2.1.4).
 */
const useStageKeys = (view: PopupView | undefined, pick: (category: string) => void) => {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = (event.target as Element).closest?.('.grid') && shortcutOf(event)
      const tile = key && view?.offered.find((offered) => offered.key === key)
      if (!tile) return
      event.preventDefault()
      pick(tile.category.id)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}

/** The step with the popup's categories. The first click starts the recording. */
export const Stage = ({ db, view, save }: StageProps) => {
  const running = view?.running
  const now = useSecond(running?.since)
  const pick = (category: string) => void save(() => switchTo(db, category))
  useStageKeys(view, pick)
  return (
    <Step id="stage" title={welcomeWords.stage} done={!!running}>
      <p>{welcomeWords.stageText}</p>
      <div class="grid">
        {view?.offered.map(({ category, key }) => (
          <Tile
            key={category.id}
            category={category}
            hotkey={key}
            colours={view.colours}
            pressed={running?.category === category.id}
            busy={false}
            click={() => pick(category.id)}
          >
            {running?.category === category.id && clock(now - running.since)}
          </Tile>
        ))}
      </div>
      {/* The line takes its space even while it is empty, so that the content below it does not
          move. */}
      <p
        class="runs"
        role="status"
        style={running && { '--colour': colourOf(running.category, view.colours) }}
      >
        {running && (
          <>
            <b>{welcomeWords.done(nameById(running.category, view.categories))}</b>{' '}
            <button type="button" id="stop" class="plain" onClick={() => save(() => stop(db))}>
              {welcomeWords.stop}
            </button>
          </>
        )}
      </p>
    </Step>
  )
}
