import { Button } from '../../button.tsx'
import { fullDate } from '../../dates.ts'
import { peopleWords } from '../../words/people.ts'
import { CopyText } from '../copy-text.tsx'
import { exportLinks } from './export-people.ts'
import type { Link, LinksOfVisit } from './use-links.ts'

export const LINKS_TITLE = 'links-title'

/** A warning that a link over plain HTTP can be opened only on this computer. */
export const WhereItOpens = ({ link: { link } }: { link: Link }) =>
  link.startsWith('http:') ? <p class="hint">{peopleWords.linkHere}</p> : null

/** An invite link with a button to copy it. Says until when the link works. */
export const CopyLink = ({ link, take }: { link: Link } & Pick<LinksOfVisit, 'take'>) => (
  <>
    <CopyText
      label={peopleWords.linkOf(link.name)}
      text={link.link}
      onCopied={() => take([link])}
    />
    <p class="hint">{peopleWords.linkHint(fullDate(link.until))}</p>
  </>
)

/** All invite links that were made since the person signed in. The newest link is first. */
export const Links = ({ links: { made: links, take } }: { links: LinksOfVisit }) => (
  <section class="panel links-made" aria-labelledby={LINKS_TITLE}>
    <h2 id={LINKS_TITLE} tabIndex={-1}>
      {peopleWords.links}
    </h2>
    <p class="hint">{peopleWords.linksHint}</p>
    {links[0] && <WhereItOpens link={links[0]} />}
    {links.length > 1 && (
      <p class="acts">
        <Button
          id="save-links"
          onClick={() => {
            exportLinks(links)
            take(links)
          }}
        >
          {peopleWords.saveLinks}
        </Button>
      </p>
    )}
    <ul>
      {links.map((link) => (
        <li key={link.link}>
          <strong>{link.name}</strong> <span class="hint">{link.team}</span>
          <CopyLink link={link} take={take} />
        </li>
      ))}
    </ul>
  </section>
)
