import { peopleWords } from '../../words/people.ts'
import { Copying } from '../copying.tsx'
import { exportLinks, type Link } from './export-people.ts'

interface CopyProps {
  name: string
  link: string
}

/** An invite link that is shown only once, with a button to copy it. */
export const CopyLink = ({ name, link }: CopyProps) => (
  <Copying label={peopleWords.linkOf(name)} text={link} />
)

/** The invite links of several people. */
export const Links = ({ links }: { links: readonly Link[] }) => (
  <div class="links-made">
    <p>{peopleWords.linksHint}</p>
    <p class="acts">
      <button type="button" class="button" id="save-links" onClick={() => exportLinks(links)}>
        {peopleWords.saveLinks}
      </button>
    </p>
    <ul>
      {links.map(({ name, link }) => (
        <li key={link}>
          <strong>{name}</strong>
          <CopyLink name={name} link={link} />
        </li>
      ))}
    </ul>
  </div>
)
