import type { Deliveries } from '../../../sync/contract.ts'
import { DataTable } from '../../data-table.tsx'
import { dateTime } from '../../dates.ts'
import { integrationWords } from '../../words/integrations.ts'
import { InstantText } from '../instant.tsx'
import { ScrollBox } from '../scroll-box.tsx'

const words = integrationWords.webhooks

export type Delivery = Deliveries['deliveries'][number]

const answerOf = ({ status, failure }: Delivery) => {
  if (failure !== undefined) return words.failures[failure]
  return status === undefined ? '–' : String(status)
}

const stateOf = ({ state, doneAt, nextAt, attempts }: Delivery) => {
  if (state === 'waiting' && attempts === 0) return words.isNext
  if (state === 'waiting') return words.waits(dateTime(nextAt ?? 0))
  return words.states[state](dateTime(doneAt ?? 0))
}

/** A table of the last messages of a webhook. The newest message is first. */
export const DeliveryTable = ({ deliveries }: { deliveries: readonly Delivery[] }) =>
  deliveries.length === 0 ? (
    <p>{words.noDeliveries}</p>
  ) : (
    <ScrollBox label={words.deliveries}>
      <DataTable heads={words.columns}>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <th scope="row">{words.eventNames[delivery.event]}</th>
            <td>
              <InstantText at={delivery.madeAt} />
            </td>
            <td>{stateOf(delivery)}</td>
            <td>{delivery.attempts}</td>
            <td>{answerOf(delivery)}</td>
          </tr>
        ))}
      </DataTable>
    </ScrollBox>
  )
