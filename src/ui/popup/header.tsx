import { useContext } from 'preact/hooks'
import type { TimeTaken } from '../../core/editing/time-taken.ts'
import { BREAK, UNEXPLAINED } from '../../core/time/segment.ts'
import { minute } from '../../core/time/units.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { colourOf } from '../colours.ts'
import { clock, inWords, time } from '../formats.ts'
import { nameById, words } from '../words/common.ts'
import type { Commands } from './commands.ts'
import { KeysAct, useKeyHint } from './key-hint.ts'
import { usePart } from './load-part.ts'
import { Note } from './note.tsx'
import type { PopupStore } from './store.ts'
import { TurnButton } from './undo-redo.tsx'

type Running = NonNullable<PopupView['running']>

const titleOf = ({ running, away, categories }: PopupView, now: number) => {
  if (running) return nameById(running.category, categories)
  return away === undefined ? words.nothingRuns : words.awaySince(time(away, now))
}

/** Loads the names of CRM products and records when a name is first needed. */
const useContextWords = (context: Running['context']) => {
  const said = usePart(context !== undefined, () => import('../context-words.ts'))
  return context && said?.contextWords(context)
}

/**
 * The mark that says that the running time was detected and not picked. It names the CRM product
 * and the record that is open there. Some record ids are too long for the line, so the tooltip
 * contains the whole id.
 */
const AutoTag = ({ running: { source, context } }: { running: Running }) => {
  const named = useContextWords(context)
  if (source !== 'auto' || (context && !named)) return null
  const tag = [words.auto, named].filter(Boolean).join(' · ')
  return (
    <span class="tag" title={tag}>
      {tag}
    </span>
  )
}

const StopButton = ({
  running,
  commands,
}: {
  running: Running | undefined
  commands: Commands
}) => {
  const hint = useKeyHint(words.stop, 'S')
  return (
    <button
      type="button"
      id="stop"
      class="button"
      hidden={!running}
      aria-busy={commands.isPending('stop')}
      {...hint}
      onClick={() => commands.run('stop', (store) => store.stop())}
    >
      {words.stop}
    </button>
  )
}

const nameOfTime = (category: string, categories: PopupView['categories']) => {
  if (category === UNEXPLAINED) return words.acts.answer
  return category === BREAK ? words.notWork : nameById(category, categories)
}

/**
 * The text for the time that an earlier start would take from other segments, such as `Misc 12m,
 * Research 3m`. Each length is rounded up to full minutes.
 */
const takesOf = (takes: readonly TimeTaken[], { categories }: PopupView) =>
  takes
    .map(({ stretch: { category }, ms }) => {
      const length = inWords(Math.ceil(ms / minute) * minute)
      return `${nameOfTime(category, categories)} ${length}`
    })
    .join(', ')

interface EarlierProps {
  view: PopupView
  running: Running
  now: number
  commands: Commands
}

/**
 * Buttons that move the start of the running time back. Only instants before the present start are
 * offered.
 */
const Earlier = ({ view, running, now, commands }: EarlierProps) => {
  const useful = (minutes: number) => now - minutes * minute < running.since
  const all = view.earlier.map(({ minutes, takes }) => {
    const from = takesOf(takes, view)
    return { minutes, takes, from: from && words.takes(from) }
  })
  return (
    <span class="earlier" data-useless={useful(30) ? undefined : ''}>
      {' · '}
      {words.startedBefore}
      {all.map(({ minutes, takes, from }, index) => (
        <span key={minutes}>
          {index > 0 && '·'}
          <button
            type="button"
            class="plain"
            data-minutes={minutes}
            disabled={!useful(minutes)}
            aria-label={[words.startedAgo(minutes), from].filter(Boolean).join('. ')}
            aria-busy={commands.isPending(`earlier-${minutes}`)}
            onClick={() =>
              commands.run(
                `earlier-${minutes}`,
                (store) => store.moveStart(Date.now() - minutes * minute),
                takes,
              )
            }
          >
            {minutes}
            {from && <span class="takes">{from}</span>}
          </button>
        </span>
      ))}
      {words.startedAfter}
    </span>
  )
}

interface HeaderProps {
  view: PopupView | undefined
  now: number
  commands: Commands
  store: Promise<PopupStore>
  /** Opens the list of the last actions. */
  showHistory: () => void
}

/**
 * The running category, its start and its note. Every line has its height from the start, so that
 * nothing moves.
 */
export const Header = ({ view, now, commands, store, showHistory }: HeaderProps) => {
  const running = view?.running
  const keysAct = useContext(KeysAct)
  return (
    <header
      data-running={running?.category}
      style={running && { '--colour': colourOf(running.category, view?.colours) }}
    >
      <div class="title">
        <h1 id="running" aria-live={running?.source === 'auto' ? 'polite' : 'off'}>
          {view && titleOf(view, now)}
        </h1>
        {running && <AutoTag running={running} />}
        <StopButton running={running} commands={commands} />
      </div>
      <div class="now">
        {view && !running ? (
          <p class="pick">{keysAct ? words.pick : words.pickByClick}</p>
        ) : (
          <p id="clock" role="timer">
            {running && clock(now - running.since)}
          </p>
        )}
        <div class="turns">
          <TurnButton way="undo" view={view} commands={commands} />
          <TurnButton way="redo" view={view} commands={commands} />
        </div>
        <button
          type="button"
          id="history"
          class="plain"
          hidden={!view?.undo && !view?.redo}
          aria-label={words.history}
          title={words.history}
          onClick={showHistory}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 3v3.5h3.5M2.6 6.2A6 6 0 1 1 2 9M8 5v3.5l2.5 1.5" />
          </svg>
        </button>
      </div>
      <div class="since">
        <span>
          {running && words.since(time(running.since, now))}
          {view && running && (
            <Earlier view={view} running={running} now={now} commands={commands} />
          )}
        </span>
      </div>
      <Note running={running} commands={commands} store={store} />
    </header>
  )
}
