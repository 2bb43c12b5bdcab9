import { Fragment } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { isTyping, namedKeyOf } from '../../keys.ts'
import { dayWords } from '../../words/day.ts'

/** `?` opens the list of keys, unless it is typed into a field. */
export const useQuestionMark = (open: () => void) =>
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (namedKeyOf(event) !== '?' || isTyping(event)) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })

interface CheatSheetProps {
  keysAct: boolean
  setKeysAct: (on: boolean) => void
  close: () => void
}

const KeyList = ({ keys }: { keys: readonly (readonly [keys: string, act: string])[] }) => (
  <dl class="shortcuts">
    {keys.map(([shown, act]) => (
      <Fragment key={shown}>
        <dt>
          {shown.split(' ').map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </dt>
        <dd>{act}</dd>
      </Fragment>
    ))}
  </dl>
)

/** All keys of the page; single ones can be turned off here. */
export const CheatSheet = ({ keysAct, setKeysAct, close }: CheatSheetProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const { single, rows, timeline } = dayWords.keys
  return (
    <dialog id="keys" ref={dialog} aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{dayWords.keysTitle}</h2>
      <KeyList keys={single} />
      <h3>{dayWords.keysInRows}</h3>
      <KeyList keys={rows} />
      <h3>{dayWords.timeline}</h3>
      <KeyList keys={timeline} />
      <label class="check">
        <input
          type="checkbox"
          id="keys-act"
          checked={keysAct}
          onChange={({ currentTarget }) => setKeysAct(currentTarget.checked)}
        />
        {dayWords.keysAct}
      </label>
      <div class="ends">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {dayWords.close}
        </button>
      </div>
    </dialog>
  )
}
