import { useContext, useEffect, useState } from 'preact/hooks'
import type { Face } from '../../store/face.ts'
import { colourOf } from '../colours.ts'
import { clock, inWords, span, time } from '../formats.ts'
import { badgeWords } from '../words/badge.ts'
import { nameById, words } from '../words/here.ts'
import { Ask } from './ask.tsx'
import type { Commands } from './commands.ts'
import { DoubtRow } from './doubt.tsx'
import { KeysAct, useKeyHint } from './key-hint.ts'
import { Note } from './note.tsx'

type Running = NonNullable<Face['running']>

const titleOf = ({ running, away, categories }: Face, now: number) => {
  if (running) return nameById(running.category, categories)
  return away === undefined ? badgeWords.nothingRuns : words.awaySince(time(away, now))
}

/** The names of products and their records come when there is one to be named. */
const useContextWords = (context: Running['context']) => {
  const [say, setSay] = useState<typeof import('../context-words.ts')>()
  const wanted = context !== undefined
  useEffect(() => {
    if (wanted) void import('../context-words.ts').then(setSay)
  }, [wanted])
  return context && say?.contextWords(context)
}

/** Some products' ids are longer than there is room for: the whole is in the tooltip. */
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
  const label = running?.offComputer ? words.end : words.stop
  const hint = useKeyHint(label, 'S')
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
      {label}
    </button>
  )
}

const minute = 60_000

/** Only an instant before the run's start makes it start earlier. */
const Earlier = ({
  running,
  now,
  commands,
}: {
  running: Running
  now: number
  commands: Commands
}) => {
  const useful = (minutes: number) => now - minutes * minute < running.since
  return (
    <span class="earlier" data-useless={useful(30) ? undefined : ''}>
      {' · '}
      {words.startedBefore}
      {[5, 15, 30].map((minutes, index) => (
        <span key={minutes}>
          {index > 0 && '·'}
          <button
            type="button"
            class="plain"
            data-minutes={minutes}
            disabled={!useful(minutes)}
            aria-label={words.startedAgo(minutes)}
            aria-busy={commands.isPending(`earlier-${minutes}`)}
            onClick={() =>
              commands.run(`earlier-${minutes}`, (store) =>
                store.moveStart(Date.now() - minutes * minute),
              )
            }
          >
            {minutes}
          </button>
        </span>
      ))}
      {words.startedAfter}
    </span>
  )
}

const UndoButton = ({ face, commands }: { face: Face | undefined; commands: Commands }) => (
  <button
    type="button"
    id="undo"
    class="plain"
    hidden={!face?.canUndo}
    aria-busy={commands.isPending('undo')}
    {...useKeyHint(words.undo, 'U')}
    onClick={() => commands.run('undo', (store) => store.undo())}
  >
    <span aria-hidden="true">↩ </span>
    {words.undo}
  </button>
)

interface HeaderProps {
  face: Face | undefined
  now: number
  commands: Commands
  ask: () => void
}

/** The clock was set back: until it has caught up nothing counts, unless the person decides. */
const ClockRow = ({ ahead, commands }: { ahead: number; commands: Commands }) => (
  <Ask id="behind" text={words.clockBehind} title={badgeWords.clockBack(time(ahead, Date.now()))}>
    <button
      type="button"
      id="count"
      class="button"
      title={words.countHint}
      aria-busy={commands.isPending('count')}
      onClick={() => commands.run('count', (store) => store.countFromNow())}
    >
      {words.countFromNow}
    </button>
  </Ask>
)

const LastRow = ({ face, commands, ask }: Omit<HeaderProps, 'now'>) => {
  const question = face?.question
  if (face?.ahead) return <ClockRow ahead={face.ahead} commands={commands} />
  if (face?.doubt) return <DoubtRow doubt={face.doubt} commands={commands} />
  if (!question) return <Note running={face?.running} commands={commands} />
  const { startedAt, endedAt } = question
  return (
    <button type="button" id="question" class="ask" onClick={ask}>
      {badgeWords.away(span(startedAt, endedAt), inWords(endedAt - startedAt))}
    </button>
  )
}

/** What runs. Every row has its height from the start: data fills it, nothing moves. */
export const Header = ({ face, now, commands, ask }: HeaderProps) => {
  const running = face?.running
  const keysAct = useContext(KeysAct)
  return (
    <header
      data-running={running?.category}
      style={running && { '--colour': colourOf(running.category, face?.colours) }}
    >
      <div class="title">
        <h1 id="running" aria-live="polite">
          {face && titleOf(face, now)}
        </h1>
        {running && <AutoTag running={running} />}
        <StopButton running={running} commands={commands} />
      </div>
      {face && !running ? (
        <p class="pick">{keysAct ? words.pick : words.pickByClick}</p>
      ) : (
        <p id="clock" role="timer">
          {running && clock(now - running.since)}
        </p>
      )}
      <div class="since">
        <span>
          {running && badgeWords.since(time(running.since, now))}
          {running && <Earlier running={running} now={now} commands={commands} />}
        </span>
        <UndoButton face={face} commands={commands} />
      </div>
      <LastRow face={face} commands={commands} ask={ask} />
    </header>
  )
}
