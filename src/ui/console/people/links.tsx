import { useRef, useState } from 'preact/hooks'
import { peopleWords } from '../../words/people.ts'
import { exportLinks, type Link } from './export-people.ts'

interface CopyProps {
  name: string
  link: string
}

/** A link that is shown once, to be copied. */
export const CopyLink = ({ name, link }: CopyProps) => {
  const field = useRef<HTMLInputElement>(null)
  const [said, say] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      say(peopleWords.copied)
    } catch {
      // Plain HTTP, or forbidden by the company.
      field.current?.select()
      say(peopleWords.notCopied)
    }
  }
  return (
    <p class="copying">
      <input
        ref={field}
        readonly
        value={link}
        aria-label={peopleWords.linkOf(name)}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <button type="button" class="button" onClick={() => void copy()}>
        {peopleWords.copy}
      </button>
      <span role="status">{said}</span>
    </p>
  )
}

/** The links of several people. */
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
