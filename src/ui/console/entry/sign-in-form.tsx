import { useEffect, useState } from 'preact/hooks'
import { consoleWords } from '../../words/console.ts'
import { Failed } from '../failed.tsx'
import { Field } from '../field.tsx'
import type { EntryDoors } from '../ports.ts'
import { useAct } from '../use-act.ts'

interface SignInProps {
  /** Of the link that was opened. */
  secret: string | undefined
  doors: EntryDoors
  enter: () => Promise<unknown>
}

/** An invite's link may be pasted as a whole. */
const secretIn = (typed: string) =>
  typed
    .split('#')
    .at(-1)
    ?.replace(/^code=/, '') ?? ''

export const SignInForm = ({ secret, doors, enter }: SignInProps) => {
  const words = consoleWords.signIn
  const [code, setCode] = useState('')
  const { busy, failed, act } = useAct()
  useEffect(() => {
    document.title = `Stint · ${words.title}`
  }, [])
  // A link is used only when its button is clicked: programs that look at links do not use it up.
  const submit = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      await doors.signIn(code ? secretIn(code) : (secret ?? ''))
      await enter()
    })
  }
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <h1>{words.title}</h1>
      <p class="lead">{secret ? words.byLink : words.byCode}</p>
      {!secret && (
        <Field
          id="code"
          label={words.code}
          hint={words.codeHint}
          value={code}
          set={setCode}
          required
          autoComplete="one-time-code"
        />
      )}
      <Failed text={failed} />
      <p class="acts">
        <button class="button main" type="submit" disabled={busy}>
          {words.button}
        </button>
      </p>
    </form>
  )
}
