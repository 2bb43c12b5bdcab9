import type { Settings } from '../../core/settings/settings.ts'
import type { StintDatabase } from '../../store/database.ts'
import { stopSending } from '../../store/outbox/connection.ts'
import { askToSend, type SendingView } from '../../store/outbox/sending.ts'
import { readPopupView } from '../../store/views/popup-view.ts'
import { Button } from '../button.tsx'
import { time } from '../formats.ts'
import { useLive } from '../live-query.ts'
import { receiptWords, sendingWords } from '../sending-words.ts'
import { words } from '../words/common.ts'
import { pageWords } from '../words/pages.ts'
import type { Save } from './use-save.ts'

interface SendingProps {
  db: StintDatabase
  settings: Settings | undefined
  change: (patch: Partial<Settings>) => void
}

/** The choice of when the entries of a day are sent: at a set time, or only after a click. */
export const SendTime = ({ settings, change }: Omit<SendingProps, 'db'>) => (
  <fieldset disabled={!settings}>
    <legend>{pageWords.when}</legend>
    <label>
      <input
        type="radio"
        name="send-by"
        id="send-by-time"
        checked={settings?.sendBy === 'time'}
        onChange={() => change({ sendBy: 'time' })}
      />
      {pageWords.byTime}
      <input
        type="time"
        id="send-at"
        aria-label={pageWords.sendAt}
        value={settings?.sendAt}
        disabled={settings?.sendBy !== 'time'}
        onChange={({ currentTarget: { value } }) => value && change({ sendAt: value })}
      />
    </label>
    <label>
      <input
        type="radio"
        name="send-by"
        id="send-by-hand"
        checked={settings?.sendBy === 'hand'}
        onChange={() => change({ sendBy: 'hand' })}
      />
      {pageWords.byHand}
    </label>
  </fieldset>
)

/** Says what is sent and what is not. The switches below this text add to what is sent. */
export const WhatIsSent = () => (
  <>
    <p>{pageWords.sent}</p>
    <p class="sees">
      <b>{pageWords.neverTitle}:</b> {pageWords.never}
    </p>
  </>
)

const Result = ({ sending }: { sending: SendingView }) => {
  const { receipt, doneAt, refused } = sending
  const now = sendingWords(sending)
  const received = receipt && receiptWords(receipt)
  const lines = [
    now.text !== received && now.text,
    received,
    doneAt !== undefined && receipt && pageWords.lastSent(time(doneAt)),
    refused > 0 && pageWords.refused(refused),
  ]
  return (
    <div id="sending" role="status" data-state={now.state}>
      {lines.filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

interface OutcomeProps {
  db: StintDatabase
  save: Save
  fail: () => void
}

/** The result of the last sending, what waits to be sent, and the button *Send now*. */
export const SendOutcome = ({ db, save, fail }: OutcomeProps) => {
  const sending = useLive(async () => (await readPopupView(db)).sending, fail)
  if (!sending?.connected) return null
  return (
    <div class="setting">
      <Result sending={sending} />
      {sending.busy && sending.waiting > 0 ? (
        <Button id="stop-sending" onClick={() => save(() => stopSending(db))}>
          {pageWords.stopSending}
        </Button>
      ) : (
        <Button id="send" disabled={sending.busy} onClick={() => save(() => askToSend(db))}>
          {words.sendNow}
        </Button>
      )}
    </div>
  )
}
