import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../button.tsx'
import { consoleWords } from '../words/console.ts'
import { type SignInLink, signInLink } from './address.ts'
import { Entry } from './entry/entry.tsx'
import { failureWords, isSignedOut } from './failure-words.ts'
import type { ConsolePorts, Person } from './ports.ts'
import { Shell } from './shell.tsx'

/**
 * Reads the sign-in link from the address. Removes the link from the address and from the browser's
 * history, so that it is read only once.
 */
function takeLink(): SignInLink | undefined {
  const link = signInLink(location.hash)
  if (link) history.replaceState(null, '', location.pathname)
  return link
}

type State = { me: Person } | 'signed-out' | { failed: string } | undefined

/** The console shows the sign-in form, or the pages for the person who is signed in. */
export const Console = (ports: ConsolePorts) => {
  const [link, setLink] = useState(takeLink)
  const [state, setState] = useState<State>()
  /** Whether the person has signed in or out since the page was opened. */
  const hasChanged = useRef(false)
  const readSession = () =>
    ports.me().then(
      (me) => setState({ me }),
      (error) => setState(isSignedOut(error) ? 'signed-out' : { failed: failureWords(error) }),
    )
  useEffect(() => {
    // A person who opens a link wants to sign in with it, even if somebody is signed in already.
    if (link) setState('signed-out')
    else void readSession()
  }, [])
  if (!state) return <p class="starting">Stint</p>
  // The link works only once, so it is not used for the next sign-in.
  const enter = () => {
    hasChanged.current = true
    return readSession().then(() => setLink(undefined))
  }
  const leave = () => {
    hasChanged.current = true
    setState('signed-out')
  }
  const isNext = hasChanged.current
  if (state === 'signed-out')
    return <Entry ports={ports} link={link} enter={enter} isNext={isNext} />
  if ('me' in state) return <Shell ports={ports} me={state.me} leave={leave} isNext={isNext} />
  return (
    <main class="entry">
      <p class="failed" role="alert">
        {state.failed}
      </p>
      <Button onClick={() => void readSession()}>{consoleWords.tryAgain}</Button>
    </main>
  )
}
