import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { BREAK } from '../../core/time/segment.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { time } from '../formats.ts'
import { actWords } from '../words/acts.ts'
import { nameById, words } from '../words/common.ts'
import type { Commands, Done } from './commands.ts'
import { sayEarlier } from './say-earlier.ts'
import { actOf } from './undo-redo.tsx'

/**
 * The number of milliseconds for which a reply is shown. It is shown longer while the pointer or
 * the focus is on the reply.
 */
const SHOWN = 5000

interface Reply {
  /** The CSS selector of the control that the person used, or of the control that replaced it. */
  spot: string
  /** The name of the control if the reply covers the control. The reply repeats this name. */
  covers?: string
  text: string
  /** The text for a screen reader. */
  said: string
  /** What the reply's button does; undefined if it has no button. */
  way?: 'undo' | 'redo' | undefined
}

const plain = (spot: string, text: string, way?: Reply['way']): Reply => ({
  spot,
  text,
  said: text,
  way,
})

/**
 * The reply to an action, made from the stored state. Undefined if a later action has replaced this
 * action.
 */
export function replyTo({ name, takes = [] }: Done, view: PopupView): Reply | undefined {
  const { undo, redo } = view
  if (name === 'undo' && redo)
    return {
      ...plain('#redo', actWords.undone, 'redo'),
      said: `${actWords.undone}: ${actOf(redo, view)}`,
    }
  if (name === 'redo' && undo)
    return {
      ...plain('#undo', actWords.redone, 'undo'),
      said: `${actWords.redone}: ${actOf(undo, view)}`,
    }
  if (name === 'note' && undo?.did === 'note')
    return plain('#note', view.running?.note ? actWords.noteSaved : actWords.noteDeleted, 'undo')
  if (name === 'stop' && undo?.did === 'stop') return plain('#stop', stoppedWords(view), 'undo')
  if (undo?.did === 'earlier' && name.startsWith('earlier-')) {
    const minutes = undo.minutes ?? 0
    const taken = takes.map(({ stretch, ms }) => ({ category: stretch.category, ms }))
    // This reply covers the note, which has room for two lines.
    return plain('#note', sayEarlier(minutes, taken, view.categories), 'undo')
  }
  return replyToAnswer(name, view) ?? replyToSwitch(name, view)
}

const stoppedWords = ({ now, starting, categories }: PopupView) => {
  const stopped = actWords.stoppedAt(time(now))
  if (starting === undefined) return stopped
  return `${stopped}. ${actWords.starting(nameById(starting, categories))}`
}

/**
 * The reply after a forgotten category or call was ended: what runs now or, if nothing runs, only
 * that it has ended.
 */
const endedWords = (running: PopupView['running'], categories: PopupView['categories']) =>
  running
    ? actWords.since(nameById(running.category, categories), time(running.since))
    : actWords.ended

function replyToAnswer(name: string, { undo, running, categories }: PopupView): Reply | undefined {
  const spot = 'footer .row'
  if (name === 'doubt-y' && running)
    return plain(spot, actWords.stillRuns(nameById(running.category, categories)))
  if (name === 'doubt-e' && undo) return plain(spot, endedWords(running, categories), 'undo')
  if (undo?.did !== 'answer' || !(['split', 'calendar'].includes(name) || name === undo.category))
    return undefined
  const { category } = undo
  if (!category) return plain(spot, actWords.answers, 'undo')
  return plain(spot, category === BREAK ? words.notWork : nameById(category, categories), 'undo')
}

function replyToSwitch(name: string, { undo, running, categories }: PopupView) {
  if (!running || undo?.did === 'answer') return undefined
  const { category, note, since } = running
  const isRepeat = name.startsWith('repeat-')
  if (!isRepeat && !name.startsWith('key-') && name !== category) return undefined
  const title = nameById(category, categories)
  const full = isRepeat && note ? `${title} · ${note}` : title
  const said = actWords.since(full, time(since))
  const isLast = undo?.did === 'switch' && undo.category === category
  return {
    spot: isRepeat ? `#${name}` : `.view > .grid [data-category="${category}"]`,
    covers: full,
    text: said.slice(full.length + 1),
    said,
    way: isLast ? ('undo' as const) : undefined,
  }
}

/**
 * Puts the reply over the control that the person used. A reply that repeats the control's name
 * (`covers`) covers the whole control. Any other reply is aligned with the control's right edge.
 * Nothing else on the page moves. The position is computed at each drawing, because the control may
 * have moved when another part of the page was loaded.
 */
function usePlace(reply: Reply | undefined, box: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const { current: element } = box
    const spot = reply && document.querySelector(reply.spot)
    const around = element?.offsetParent
    if (!spot || !element || !around) return
    const frame = around.getBoundingClientRect()
    const { left, right, top, width, height } = spot.getBoundingClientRect()
    element.style.insetInlineEnd = `${frame.right - right}px`
    element.style.top = `${top - frame.top + around.scrollTop}px`
    element.style.minHeight = `${height}px`
    element.style[reply.covers ? 'width' : 'maxWidth'] =
      `${reply.covers ? width : right - frame.left - 16}px`
    element.dataset.below = String(left > 0)
  })
}

/**
 * Whether the reply is still shown. It is shown for five seconds, and longer while the pointer or
 * the focus is on the reply.
 */
function useShown(key: string | undefined, box: RefObject<HTMLElement | null>) {
  const [over, setOver] = useState<string>()
  useEffect(() => {
    if (!key) return
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      timer = setTimeout(() => {
        if (box.current?.matches(':hover, :focus-within')) wait()
        else setOver(key)
      }, SHOWN)
    }
    wait()
    return () => clearTimeout(timer)
  }, [key])
  return key !== undefined && over !== key
}

export interface ReplyProps {
  done: Done
  view: PopupView
  commands: Commands
}

/**
 * The reply to an action, at the control that the person used. It says what the action did, and has
 * a button that undoes the action. It is drawn over the page; clicks go through it, except on its
 * button.
 */
export const ReplyBox = ({ done, view, commands }: ReplyProps) => {
  const box = useRef<HTMLDivElement>(null)
  const reply = replyTo(done, view)
  const key = reply && `${done.number} ${reply.said}`
  const isShown = useShown(key, box)
  const [said, setSaid] = useState('')
  usePlace(isShown ? reply : undefined, box)
  // A note is stored several times while it is typed. Its reply is shown, but not read out.
  const isTyping = done.name === 'note' && document.activeElement?.id === 'note'
  // This is done in an effect, because screen readers do not announce a region that appears
  // together with its text.
  useEffect(() => {
    if (reply && !isTyping) setSaid(reply.said)
  }, [key])
  return (
    <>
      <p id="said" class="spoken" role="status">
        {said}
      </p>
      {reply && isShown && (
        <div class="reply" data-act={done.name} data-covers={reply.covers && ''} ref={box}>
          {reply.covers && <b>{reply.covers}</b>}
          <span>
            {reply.text}
            {reply.way && ' · '}
            {reply.way && <ReplyButton way={reply.way} commands={commands} />}
          </span>
        </div>
      )}
    </>
  )
}

const ReplyButton = ({ way, commands }: { way: 'undo' | 'redo'; commands: Commands }) => (
  <button
    type="button"
    id="take-back"
    class="plain"
    aria-busy={commands.isPending(way)}
    onClick={() => commands.run(way, (store) => store[way]())}
  >
    {words[way]}
  </button>
)
