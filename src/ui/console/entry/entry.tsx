import { consoleWords } from '../../words/console.ts'
import type { SignInLink } from '../address.ts'
import { LanguageSwitch } from '../language-switch.tsx'
import type { ConsolePorts } from '../ports.ts'
import { useFocusOn } from '../use-focus-on.ts'
import { SetUpForm } from './set-up-form.tsx'
import { SignInForm } from './sign-in-form.tsx'

interface EntryProps {
  ports: Pick<ConsolePorts, 'entry' | 'isOverTls'>
  link: SignInLink | undefined
  /** Called after the person has signed in. */
  enter: () => Promise<unknown>
  /**
   * Whether the person has signed out on this page. If so, the form gets the focus (`useFocusOn`).
   */
  isNext: boolean
}

/** The page for a person who is not signed in. */
export const Entry = ({ ports, link, enter, isNext }: EntryProps) => {
  useFocusOn('entry', isNext)
  return (
    <main class="entry" id="page" tabIndex={-1} data-ready>
      {link?.kind === 'setup' ? (
        <SetUpForm secret={link.secret} ports={ports.entry} enter={enter} />
      ) : (
        <SignInForm link={link} ports={ports.entry} enter={enter} />
      )}
      {!ports.isOverTls && <p class="hint">{consoleWords.plainHttp}</p>}
      <LanguageSwitch />
    </main>
  )
}
