import { useEffect, useState } from 'preact/hooks'
import { type RollUp, rollUpBy } from '../../../core/report/roll-up.ts'
import type { OwnReceipts } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { DataTable } from '../../data-table.tsx'
import { longDay } from '../../dates.ts'
import { inDigits, inWords } from '../../formats.ts'
import { nameOf } from '../../words/common.ts'
import { mineWords } from '../../words/mine.ts'
import { browserName } from '../browser-name.ts'
import { FailureMessage } from '../failure-message.tsx'
import { InstantText } from '../instant.tsx'
import { useAct } from '../use-act.ts'
import type { MinePorts } from './ports.ts'

type Receipt = OwnReceipts['receipts'][number]

interface Held extends OwnReceipts {
  category: RollUp['category']
}

const useReceipts = (ports: MinePorts) => {
  const [held, setHeld] = useState<Held>()
  const acting = useAct()
  useEffect(() => {
    void acting.act(async () => {
      const [first, versions] = await Promise.all([ports.receipts(), ports.versions()])
      setHeld({ ...first, category: rollUpBy(versions).category })
    })
  }, [])
  const older = ({ next, receipts, category }: Held) =>
    acting.act(async () => {
      const page = await ports.receipts(next)
      setHeld({ ...page, receipts: [...receipts, ...page.receipts], category })
    })
  return { held, older, ...acting }
}

const timeOf = (seconds: number) => inWords(seconds * 1000)

const sumOf = ({ seconds }: Receipt) => Object.values(seconds).reduce((sum, one) => sum + one, 0)

/** The time of a receipt by category. The category with the longest time is first. */
const Parts = ({ receipt, category }: { receipt: Receipt; category: RollUp['category'] }) => {
  const parts = Object.entries(receipt.seconds).sort(([, a], [, b]) => b - a)
  return (
    <details>
      <summary>{timeOf(sumOf(receipt))}</summary>
      <ul class="held">
        {parts.map(([id, seconds]) => {
          const known = category(id)
          return (
            <li key={id}>
              {known ? nameOf(known) : id}: {timeOf(seconds)}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

const Row = ({ receipt, category }: { receipt: Receipt; category: RollUp['category'] }) => {
  const { date, count, firstAskedAt, correctedAt } = receipt
  return (
    <tr>
      <th scope="row">{longDay(date)}</th>
      <td>
        <Parts receipt={receipt} category={category} />
      </td>
      <td>{browserName(receipt)}</td>
      <td>{inDigits(count)}</td>
      <td>
        <InstantText at={firstAskedAt} />
      </td>
      <td>{correctedAt !== undefined && <InstantText at={correctedAt} />}</td>
    </tr>
  )
}

/**
 * The endpoint's receipts, which say what it has received for each day and browser. The latest day
 * is first.
 */
export const Receipts = ({ ports }: { ports: MinePorts }) => {
  const { held, older, busy, failed } = useReceipts(ports)
  return (
    <section class="part" id="receipts" aria-labelledby="receipts-title" data-ready={held && ''}>
      <h2 id="receipts-title">{mineWords.receipts}</h2>
      <p class="says">{mineWords.receiptsHint}</p>
      <FailureMessage text={failed} />
      {held?.receipts.length === 0 && <p class="empty">{mineWords.nothing}</p>}
      {held && held.receipts.length > 0 && (
        <div class="scrolls">
          <DataTable heads={mineWords.columns}>
            {held.receipts.map((receipt) => (
              <Row
                key={`${receipt.device} ${receipt.date} ${receipt.firstAskedAt}`}
                receipt={receipt}
                category={held.category}
              />
            ))}
          </DataTable>
        </div>
      )}
      {held?.next !== undefined && (
        <p class="acts">
          <Button id="older-receipts" disabled={busy} onClick={() => void older(held)}>
            {mineWords.older}
          </Button>
        </p>
      )}
    </section>
  )
}
