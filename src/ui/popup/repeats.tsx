import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Repeat } from '../../core/attribution/likely-repeats.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { colourOf } from '../colours.ts'
import { everyMinute } from '../tick.ts'
import { nameById, words } from '../words/common.ts'
import type { Commands } from './commands.ts'
import { useKeyHint } from './key-hint.ts'
import { usePart } from './load-part.ts'
import type { PopupStore } from './store.ts'

export interface RepeatsProps {
  store: Promise<PopupStore>
  view: PopupView
  commands: Commands
  isPanel: boolean
}

/**
 * The likely repeats: pairs of a category and a note that the person probably starts next
 * (core/attribution/likely-repeats.ts). The popup reads them only when it opens, because a button
 * must not move under the pointer. The panel stays open, and reads them again every minute, because
 * they depend on the hour.
 */
const usePairs = (store: Promise<PopupStore>, isPanel: boolean) => {
  const [pairs, setPairs] = useState<readonly Repeat[]>()
  useEffect(() => {
    // If the pairs cannot be read, no buttons are shown.
    const read = () =>
      void store
        .then((opened) => opened.readRepeats())
        .then((found) => setPairs(found.pairs))
        .catch(() => setPairs([]))
    read()
    return isPanel ? everyMinute(read) : undefined
  }, [store])
  return pairs
}

/** Buttons that start a category together with a note or a CRM record. */
export const Repeats = ({ store, view, commands, isPanel }: RepeatsProps) => {
  const pairs = usePairs(store, isPanel)
  const list = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    // When the popup opens the next time, its first frame reserves the height that is stored here
    // (fit-first-frame.ts).
    if (pairs && !isPanel) localStorage.setItem('repeats', `${list.current?.offsetHeight ?? 0}`)
  }, [pairs])
  return (
    <section
      class="repeats"
      aria-label={words.repeat}
      data-ready={pairs && ''}
      data-empty={pairs?.length === 0 ? '' : undefined}
      ref={list}
    >
      {pairs?.map((pair, i) => (
        <RepeatButton
          key={`${pair.category} ${pair.note} ${JSON.stringify(pair.context)}`}
          pair={pair}
          name={`repeat-${i + 1}`}
          hotkey={`⇧${i + 1}`}
          view={view}
          commands={commands}
        />
      ))}
    </section>
  )
}

interface RepeatButtonProps {
  pair: Repeat
  name: string
  hotkey: string
  view: PopupView
  commands: Commands
}

const RepeatButton = ({ pair, name, hotkey, view, commands }: RepeatButtonProps) => {
  const { category, note, context } = pair
  const about = usePart(!!context, () => import('../context-words.ts'))
  const what = context ? about?.contextWords(context) : note
  const text = [nameById(category, view.categories), what].filter(Boolean).join(' · ')
  const hint = useKeyHint(text, hotkey.replace('⇧', 'Shift+'))
  const { running } = view
  return (
    <button
      type="button"
      id={name}
      class="repeat"
      style={{ '--colour': colourOf(category, view.colours) }}
      aria-pressed={!context && running?.category === category && running.note === note}
      aria-busy={commands.isPending(name)}
      {...hint}
      onClick={() => commands.run(name, (store) => store.repeat(pair))}
    >
      <span class="what">{text}</span>
      {'aria-keyshortcuts' in hint && (
        <span class="key" aria-hidden="true">
          {hotkey}
        </span>
      )}
    </button>
  )
}
