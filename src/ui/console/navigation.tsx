import { useState } from 'preact/hooks'
import { consoleWords } from '../words/console.ts'
import { type PageName, writeAddress } from './address.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { pagesFor } from './pages.ts'
import type { ConsolePorts, Person } from './ports.ts'
import { useAct } from './use-act.ts'

const BRAND = 'Stint'

export interface NavigationProps {
  ports: ConsolePorts
  me: Person
  here: PageName
  /** Called after the session has ended. */
  leave: () => void
}

interface NavProps extends Pick<NavigationProps, 'me' | 'here'> {
  /** Called when the person chooses a page, even if that page is shown already. */
  close: () => void
}

const Nav = ({ me, here, close }: NavProps) => (
  <nav aria-label={consoleWords.pages}>
    <ul>
      {pagesFor(me).map((page) => (
        <li key={page}>
          <a
            href={writeAddress(page)}
            aria-current={page === here ? 'page' : undefined}
            onClick={close}
          >
            {consoleWords.pageNames[page]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Who = ({ ports, me, leave }: Omit<NavigationProps, 'here'>) => {
  const { busy, failed, act } = useAct()
  const signOut = () =>
    act(async () => {
      await ports.signOut()
      leave()
    })
  return (
    <div class="who">
      <p>{me.member}</p>
      {failed && (
        <p class="failed" role="alert">
          {failed}
        </p>
      )}
      <p>
        <button type="button" class="plain" id="sign-out" disabled={busy} onClick={signOut}>
          {consoleWords.signOut}
        </button>
      </p>
      <LanguageSwitch />
    </div>
  )
}

/**
 * The names of the pages, and the name of the person who is signed in. On a narrow screen a button
 * opens this list, because ten names would fill half of a phone's screen.
 */
export const Navigation = (props: NavigationProps) => {
  const { me, here } = props
  const [isOpen, setOpen] = useState(false)
  return (
    <header class={isOpen ? 'side is-open' : 'side'}>
      <p class="brand">
        {BRAND} <span>{me.team}</span>
      </p>
      <button
        type="button"
        class="button menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {consoleWords.menu}
      </button>
      <Nav me={me} here={here} close={() => setOpen(false)} />
      <Who {...props} />
    </header>
  )
}
