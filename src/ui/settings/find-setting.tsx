import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { findWords } from '../words/find-setting.ts'
import { goTo } from './go-to-part.ts'
import { findSettings } from './search-settings.ts'
import { titleOf } from './section-titles.ts'
import type { Found } from './setting-index.ts'

interface ResultsProps {
  found: readonly Found[]
  chosen: () => void
}

const Results = ({ found, chosen }: ResultsProps) => (
  <ul class="found">
    {found.map(({ id, section, label }) => (
      <li key={id}>
        <a
          href={`#${id}`}
          onClick={() => {
            chosen()
            // Goes to the result by script, because the browser does nothing if the address already
            // names this result.
            goTo(id)
          }}
        >
          <b>{label}</b> <span>{titleOf(section)}</span>
        </a>
      </li>
    ))}
  </ul>
)

/** The search over all settings. A click on a result leads to the control of the setting. */
export const FindSetting = ({ children }: { children: ComponentChildren }) => {
  const [words, setWords] = useState('')
  const found = words.trim() === '' ? undefined : findSettings(words)
  return (
    <>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const [first] = found ?? []
            if (!first) return
            setWords('')
            location.hash = first.id
            goTo(first.id)
          }}
        >
          <input
            type="search"
            id="find-setting"
            aria-label={findWords.label}
            placeholder={findWords.label}
            autocomplete="off"
            value={words}
            onInput={({ currentTarget: { value } }) => setWords(value)}
            onKeyDown={({ key }) => key === 'Escape' && setWords('')}
          />
        </form>
      </search>
      <p role="status" class={found?.length === 0 ? 'none' : 'spoken'}>
        {found && (found.length === 0 ? findWords.none : findWords.found(found.length))}
      </p>
      {found ? <Results found={found} chosen={() => setWords('')} /> : children}
    </>
  )
}
