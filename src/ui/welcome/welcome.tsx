import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { BASE } from '../../core/scheme.ts'
import { colourOf } from '../colours.ts'
import { pageWords } from '../words/pages.ts'

export interface WelcomeDoors {
  /** The shortcut that opens the popup, as the browser has it now; undefined: it has none. */
  shortcut: Promise<string | undefined>
  open: (page: 'settings') => void
}

const Step = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <li>
    <h2>{title}</h2>
    {children}
  </li>
)

const Pin = ({ shortcut }: { shortcut: string | undefined }) => {
  const [before, after] = pageWords.pin
  return (
    <p>
      {before}
      {shortcut && (
        <>
          {pageWords.orBy}
          <kbd>{shortcut}</kbd>
        </>
      )}
      {after}
    </p>
  )
}

export const Welcome = ({ shortcut, open }: WelcomeDoors) => {
  const [keys, setKeys] = useState<string>()
  useEffect(() => {
    shortcut.then(setKeys)
  }, [shortcut])
  return (
    <main>
      <div class="brand" aria-hidden="true">
        {BASE.map(({ id }) => (
          <i key={id} style={{ '--colour': colourOf(id) }} />
        ))}
      </div>
      <h1>{pageWords.welcomeTitle}</h1>
      <p class="lead">{pageWords.welcomeIntro}</p>
      <ol>
        <Step title={pageWords.pinTitle}>
          <Pin shortcut={keys} />
        </Step>
        <Step title={pageWords.switchTitle}>
          <p>{pageWords.switch}</p>
        </Step>
        <Step title={pageWords.crmTitle}>
          <p>{pageWords.crmText}</p>
          <button type="button" id="settings" class="button main" onClick={() => open('settings')}>
            {pageWords.chooseCrm}
          </button>
        </Step>
      </ol>
      <p class="lead">{pageWords.private}</p>
    </main>
  )
}
