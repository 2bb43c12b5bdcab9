import { useLayoutEffect, useState } from 'preact/hooks'
import { reportWords } from '../words/report.ts'
import { hasPatterns, keepPatterns } from './kept-view.ts'

/** Whether patterns are drawn over the colours on the screen. On paper they are always drawn. */
export const arePatternsShown = () => document.documentElement.hasAttribute('data-patterns')

export const PatternsChoice = () => {
  const [on, setOn] = useState(hasPatterns)
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-patterns', on)
  }, [on])
  return (
    <label class="choice">
      <input
        type="checkbox"
        id="patterns"
        checked={on}
        onChange={({ currentTarget: { checked } }) => {
          setOn(checked)
          keepPatterns(checked)
        }}
      />
      {reportWords.patterns}
    </label>
  )
}
