import { useLayoutEffect, useRef } from 'preact/hooks'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { longDay } from '../../dates.ts'
import { inDigits, inWords } from '../../formats.ts'
import { settingsPart } from '../../pages.ts'
import { nameById } from '../../words/common.ts'
import { dayWords } from '../../words/day.ts'
import { nameOfTime } from '../row-name.ts'
import type { DayView } from '../view.ts'
import { type SendPreview, sendPreviewOf } from './send-preview.ts'

interface SendProps {
  stored: StoredDay
  view: DayView
  send: () => void
  close: () => void
}

const List = ({ lines }: { lines: readonly (string | false | undefined)[] }) => (
  <ul>
    {lines.filter(Boolean).map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

const contextLine = ({ settings: { keepRecords, sendRecords } }: StoredDay) =>
  keepRecords && sendRecords ? dayWords.goesRecords : dayWords.goesProducts

const SentPart = ({ stored, preview }: { stored: StoredDay; preview: SendPreview }) => {
  const { sent: goes, went, corrections, taken, unexplained, notes, others } = preview
  const { settings, sending, categories } = stored
  return (
    <section class="goes">
      <h3>{dayWords.goes}</h3>
      {goes.count > 0 ? (
        <>
          <p>
            <b>{dayWords.goesCount(goes.count, inWords(goes.ms))}</b>
          </p>
          <table>
            <tbody>
              {goes.perCategory.map(([id, ms]) => (
                <tr key={id}>
                  <th scope="row">{nameById(id, categories)}</th>
                  <td>{inWords(ms)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p>{dayWords.goesNothing}</p>
      )}
      <List
        lines={[
          goes.count > 0 && contextLine(stored),
          goes.count > 0 && notes && settings.sendNotes && dayWords.goesNotes,
          unexplained.goes &&
            unexplained.ms > 0 &&
            dayWords.goesUnexplained(inWords(unexplained.ms)),
          corrections > 0 && dayWords.goesCorrected(corrections),
          taken > 0 && dayWords.goesTaken(taken),
          went.count > 0 && dayWords.goesBefore(went.count, inWords(went.ms)),
          others > 0 && dayWords.goesMore(others, `${inDigits(others)}${sending.more ? '+' : ''}`),
        ]}
      />
    </section>
  )
}

const KeptPart = ({ stored, preview }: { stored: StoredDay; preview: SendPreview }) => {
  const { running, breaks, privates, unexplained, notes } = preview
  const { settings, categories } = stored
  const names = privates.ids.map((id) => nameById(id, categories)).join(', ')
  return (
    <section class="stays">
      <h3>{dayWords.stays}</h3>
      <List
        lines={[
          running && dayWords.staysRunning(nameOfTime(running.stretch.category, categories)),
          breaks > 0 && dayWords.staysBreaks(inWords(breaks)),
          privates.ms > 0 && dayWords.staysPrivate(names, inWords(privates.ms)),
          !unexplained.goes &&
            unexplained.ms > 0 &&
            dayWords.staysUnexplained(inWords(unexplained.ms)),
          notes && !settings.sendNotes && dayWords.staysNotes,
          settings.keepRecords && !settings.sendRecords && dayWords.staysRecords,
          dayWords.staysNever,
        ]}
      />
    </section>
  )
}

/**
 * The dialog that is opened before sending. It shows what will be sent and what stays in this
 * browser.
 */
export const Send = ({ stored, view, send, close }: SendProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const preview = sendPreviewOf(stored, view)
  const title = dayWords.sendTitle(longDay(stored.day.date))
  return (
    <dialog id="sending-day" ref={dialog} aria-labelledby="sending-title" onClose={close}>
      <h2 id="sending-title">{title}</h2>
      {stored.sending.connected ? (
        <>
          <SentPart stored={stored} preview={preview} />
          <KeptPart stored={stored} preview={preview} />
          <div class="ends">
            <button type="button" id="send-it" class="button main" onClick={send}>
              {dayWords.sendIt}
            </button>
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {dayWords.cancel}
            </button>
          </div>
        </>
      ) : (
        <>
          <p>{stored.sending.ownTimeStays ? dayWords.ownTimeStays : dayWords.notConnected}</p>
          <div class="ends">
            {!stored.sending.ownTimeStays && (
              <a class="button main" href={settingsPart('to-company')}>
                {dayWords.connectIn}
              </a>
            )}
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {dayWords.close}
            </button>
          </div>
        </>
      )}
    </dialog>
  )
}
