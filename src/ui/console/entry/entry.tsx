import { consoleWords } from '../../words/console.ts'
import type { SignInLink } from '../address.ts'
import { LanguageSwitch } from '../language-switch.tsx'
import type { ConsoleDoors } from '../ports.ts'
import { SetUpForm } from './set-up-form.tsx'
import { SignInForm } from './sign-in-form.tsx'

interface EntryProps {
  doors: Pick<ConsoleDoors, 'entry' | 'isOverTls'>
  link: SignInLink | undefined
  /** Called after a session was opened. */
  enter: () => Promise<unknown>
}

/** The page for a person who is not signed in. */
export const Entry = ({ doors, link, enter }: EntryProps) => (
  <main class="entry" data-ready>
    {link?.kind === 'setup' ? (
      <SetUpForm secret={link.secret} doors={doors.entry} enter={enter} />
    ) : (
      <SignInForm link={link} doors={doors.entry} enter={enter} />
    )}
    {!doors.isOverTls && <p class="hint">{consoleWords.plainHttp}</p>}
    <LanguageSwitch />
  </main>
)
