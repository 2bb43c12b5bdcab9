import './mine.css'
import { AccessList } from '../../settings/who-looked/access-list.tsx'
import { consoleWords } from '../../words/console.ts'
import { mineWords } from '../../words/mine.ts'
import { lookedWords } from '../../words/who-looked.ts'
import type { PageProps } from '../ports.ts'
import { Receipts } from './receipts.tsx'

/**
 * The page with the endpoint's data about the person who is signed in, and with the log of who has
 * read these data.
 */
export const MinePage = ({ ports: { mine }, me }: PageProps) => (
  <>
    <h1>{consoleWords.pageNames.mine}</h1>
    <p class="lead">{mineWords.lead}</p>
    {me.mode && <p class="says">{lookedWords[me.mode.mode]}</p>}
    <Receipts ports={mine} />
    <section class="part" id="looked" aria-labelledby="looked-title">
      <h2 id="looked-title">{lookedWords.title}</h2>
      <p class="says">{lookedWords.intro}</p>
      <AccessList ask={mine.accessLog} who={me.member} />
    </section>
  </>
)
