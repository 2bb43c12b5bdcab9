import { DataTable } from '../../data-table.tsx'
import './health.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { HealthReport } from '../../../sync/contract.ts'
import { dateTime, inBytes } from '../../dates.ts'
import { consoleWords } from '../../words/console.ts'
import { healthWords as words } from '../../words/health.ts'
import { writeAddress } from '../address.ts'
import { FailureMessage } from '../failure-message.tsx'
import { InstantText } from '../instant.tsx'
import type { PageProps } from '../ports.ts'
import { ScrollBox } from '../scroll-box.tsx'
import { useAct } from '../use-act.ts'
import { clockChangeWords, troublesIn } from './troubles.ts'

const Trouble = ({ report }: { report: HealthReport }) => {
  const troubles = troublesIn(report)
  if (troubles.length === 0) return <p class="all-good">{words.good}</p>
  return (
    <section class="panel" aria-labelledby="trouble-title" id="trouble">
      <h2 id="trouble-title">{words.bad}</h2>
      <ul>
        {troubles.map(({ text, isWebhooks }) => (
          <li key={text}>
            {text}{' '}
            {isWebhooks && <a href={writeAddress('integrations')}>{words.trouble.webhooksLink}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Received = ({ received: { lastAt, quarters } }: Pick<HealthReport, 'received'>) => (
  <section class="part" aria-labelledby="received-title">
    <h2 id="received-title">{words.received}</h2>
    <p class="says">{words.receivedHint}</p>
    <p>{lastAt === undefined ? words.nothing : words.lastUpload(dateTime(lastAt))}</p>
    {quarters.length > 0 && (
      <ScrollBox label={words.received}>
        <DataTable heads={words.quarters}>
          {quarters.map(({ from, batches, rows }) => (
            <tr key={from}>
              <th scope="row">
                <InstantText at={from} />
              </th>
              <td>{batches}</td>
              <td>{rows}</td>
            </tr>
          ))}
        </DataTable>
      </ScrollBox>
    )}
  </section>
)

interface FactsProps {
  title: string
  facts: readonly (readonly [name: string, value: ComponentChildren])[]
}

const Facts = ({ title, facts }: FactsProps) => (
  <section class="part facts">
    <h2>{title}</h2>
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
)

const backupOf = ({ backup: { isKnown, lastAt } }: HealthReport) => {
  if (!isKnown) return words.otherBackup
  return lastAt === undefined ? words.noBackup : dateTime(lastAt)
}

const Storage = ({ report }: { report: HealthReport }) => {
  const { size, disk } = report.database
  const { jump } = report.clock
  return (
    <Facts
      title={words.storage}
      facts={[
        [words.size, inBytes(size)],
        ...(disk
          ? [[words.free, words.freeOf(inBytes(disk.free), inBytes(disk.size))] as const]
          : []),
        [words.backup, backupOf(report)],
        [
          words.clock,
          jump ? words.clockSet(dateTime(jump.at), clockChangeWords(jump.by)) : words.clockGood,
        ],
      ]}
    />
  )
}

const Versions = ({ versions }: Pick<HealthReport, 'versions'>) => (
  <Facts
    title={words.versions}
    facts={[
      [words.endpoint, versions.endpoint],
      [words.node, versions.node],
      [words.database, versions.database],
      [words.migration, versions.migration],
      ...versions.extensions.map(
        ({ version, browsers }) => [words.extension(version), words.browsers(browsers)] as const,
      ),
    ]}
  />
)

const Webhooks = ({ webhooks }: Pick<HealthReport, 'webhooks'>) => (
  <Facts
    title={words.webhooks}
    facts={[
      [words.on, webhooks.on],
      [words.failing, webhooks.failing],
      [words.stopped, webhooks.stopped],
      [words.waiting, webhooks.waiting],
      [words.givenUp, webhooks.givenUp],
    ]}
  />
)

/**
 * The page about the health of the endpoint. It shows first what needs attention, and then all
 * facts.
 */
export const HealthPage = ({ ports }: PageProps) => {
  const [report, setReport] = useState<HealthReport>()
  const { failed, act } = useAct()
  useEffect(() => void act(async () => setReport(await ports.health())), [])
  return (
    <div data-ready={report && ''}>
      <h1>{consoleWords.pageNames.health}</h1>
      <p class="lead">{words.lead}</p>
      <FailureMessage text={failed} />
      {report && (
        <>
          <Trouble report={report} />
          <div class="columns">
            <Storage report={report} />
            <Versions versions={report.versions} />
            <Webhooks webhooks={report.webhooks} />
          </div>
          <Received received={report.received} />
        </>
      )}
    </div>
  )
}
