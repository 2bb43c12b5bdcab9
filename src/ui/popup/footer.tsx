import type { PopupView } from '../../store/views/popup-view.ts'
import { colourOf } from '../colours.ts'
import { hoursMinutes, inWords, percent, span } from '../formats.ts'
import { type OpenPage, PAGES } from '../pages.ts'
import { hasFailed, type Sending, sendingState } from '../sending-state.ts'
import { nameOf, words } from '../words/common.ts'
import type { Commands } from './commands.ts'
import type { Today } from './figures-of-today.ts'
import { usePart } from './load-part.ts'
import type { SitePorts } from './own-site.tsx'
import { SiteInFront } from './site-in-front.tsx'

const Bar = ({ view, today }: { view: PopupView | undefined; today: Today | undefined }) => {
  const shares = (view?.categories ?? [])
    .map((category) => ({ category, ms: today?.totals[category.id] ?? 0 }))
    .filter(({ ms }) => ms > 0)
  const label = shares.map(({ category, ms }) => `${nameOf(category)} ${hoursMinutes(ms)}`)
  return (
    <div class="bar" role="img" aria-label={[words.today, ...label].join(', ')}>
      {shares.map(({ category, ms }) => (
        <i
          key={category.id}
          title={`${nameOf(category)} ${hoursMinutes(ms)}`}
          style={{ flexGrow: ms, '--colour': colourOf(category.id, view?.colours) }}
        />
      ))}
    </div>
  )
}

const Total = ({ today }: { today: Today }) => {
  const [length, rest] = words.todayTotal(inWords(today.worked))
  return (
    <>
      <b>{length}</b>
      {rest}
      {today.selling !== undefined && (
        <>
          {` · ${words.selling} `}
          <b>{percent(today.selling)}</b>
        </>
      )}
    </>
  )
}

interface FooterProps {
  view: PopupView | undefined
  today: Today | undefined
  commands: Commands
  open: OpenPage
  panel: (() => void) | undefined
  site: SitePorts
  /**
   * Opens the question about time away. Undefined if no question waits, if the person has put it
   * off, or if it is open already.
   */
  ask: (() => void) | undefined
  /**
   * Whether the question about time away is open above the footer. The footer then does not ask
   * about a call, because some keys would answer both questions.
   */
  isAsking: boolean
}

const SendButton = ({ view, commands, open }: Pick<FooterProps, 'view' | 'commands' | 'open'>) => {
  const connected = view?.sending.connected
  const busy = view?.sending.busy
  const send = () => busy || commands.run('send', (store) => store.askToSend())
  return (
    <button
      type="button"
      id="send"
      class="plain"
      hidden={!view || view.sending.ownTimeStays}
      aria-disabled={busy}
      aria-busy={commands.isPending('send')}
      onClick={() => (connected ? send() : open('settings', 'to-company'))}
    >
      {connected ? words.sendNow : words.connect}
    </button>
  )
}

/** The button that opens the popup's page as a side panel, which stays open. */
const PanelButton = ({ panel }: Pick<FooterProps, 'panel'>) => (
  <button
    type="button"
    id="keep-open"
    class="plain"
    hidden={!panel}
    aria-label={words.keepOpen}
    title={words.keepOpen}
    onClick={panel}
  >
    {panel && (
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M1.5 2.5h13v11h-13zm8 0v11" />
      </svg>
    )}
  </button>
)

/**
 * The question that waits for the person: about the clock, the running category, a call or time
 * away. It is shown in place of today's bar and total.
 */
const useAsks = ({
  view,
  commands,
  ask,
  isAsking,
}: Pick<FooterProps, 'view' | 'commands' | 'ask' | 'isAsking'>) => {
  const isUrgent = Boolean(view?.ahead || view?.doubt)
  const Urgent = usePart(isUrgent, () => import('./footer-question.tsx'))?.Urgent
  const unnamed = ask || isAsking ? undefined : view?.unnamed
  const CallRow = usePart(!!unnamed, () => import('./call-to-name.tsx'))?.CallRow
  if (view && isUrgent) return Urgent && <Urgent view={view} commands={commands} />
  if (view && unnamed) return CallRow && <CallRow call={unnamed} view={view} commands={commands} />
  if (!view?.question || !ask) return undefined
  const { startedAt, endedAt } = view.question
  return (
    <button type="button" id="question" class="ask" onClick={ask}>
      {words.away(span(startedAt, endedAt), inWords(endedAt - startedAt))}
    </button>
  )
}

/** The state of sending in words. The words for failures are loaded only after a failure. */
const useSendingText = (sending: Sending | undefined) => {
  const failed = sending !== undefined && hasFailed(sending)
  const loaded = usePart(failed, () => import('../sending-words.ts'))
  if (!sending) return undefined
  return failed ? loaded?.sendingWords(sending) : sendingState(sending)
}

export const Footer = (props: FooterProps) => {
  const { view, today, commands, open, panel, site } = props
  const sending = useSendingText(view?.sending)
  const asks = useAsks(props)
  const news = view?.modeNews
  const ModeNews = usePart(Boolean(news), () => import('./mode-news.tsx'))?.ModeNews
  return (
    <footer>
      {!asks && <Bar view={view} today={today} />}
      {asks && <div class="row asks">{asks}</div>}
      {news && ModeNews && (
        <div class="row asks">
          <ModeNews news={news} open={open} />
        </div>
      )}
      <div class="row">
        {!asks && <span class="today">{today && <Total today={today} />}</span>}
        <span id="sending" role="status" data-state={sending?.state} title={sending?.text}>
          {sending?.text}
        </span>
      </div>
      <div class="row">
        <span class="pages">
          {PAGES.map((page) => (
            <button key={page} type="button" id={page} class="plain" onClick={() => open(page)}>
              {words[page]}
            </button>
          ))}
        </span>
        <span class="doors">
          <SendButton view={view} commands={commands} open={open} />
          <PanelButton panel={panel} />
        </span>
        <SiteInFront site={site} commands={commands} open={open} />
      </div>
    </footer>
  )
}
