import { useEffect, useRef, useState } from 'preact/hooks'
import { pageWords } from '../words/pages.ts'
import { FindSetting } from './find-setting.tsx'
import { SECTIONS, type SectionId } from './section-titles.ts'

/**
 * Pixels. The person has reached a section if its top is less than this far below the top of the
 * window.
 */
const NEAR = 140

/** The section that the address names, if its top is visible or above the window. */
function aimedSection(): SectionId | undefined {
  const section = document.getElementById(location.hash.slice(1))?.closest('section')
  const [known] = SECTIONS.find(([id]) => id === section?.id) ?? []
  return section && section.getBoundingClientRect().top < innerHeight ? known : undefined
}

/**
 * The section that the person reads: the last section that they have reached. At the end of the
 * page, it is the section that the address names, or else the last section.
 */
function currentSection(): SectionId {
  const { scrollHeight } = document.documentElement
  const begun = SECTIONS.filter(([id]) => {
    const top = document.getElementById(id)?.getBoundingClientRect().top
    return top !== undefined && top < NEAR
  })
  const atEnd = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 2
  if (!atEnd) return (begun.at(-1) ?? SECTIONS[0])[0]
  return aimedSection() ?? (SECTIONS.at(-1) ?? SECTIONS[0])[0]
}

const useInView = () => {
  const [id, setId] = useState<SectionId>(SECTIONS[0][0])
  useEffect(() => {
    const look = () => setId(currentSection())
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [])
  return id
}

const List = ({ here, chosen }: { here: SectionId; chosen?: () => void }) => (
  <ul class="list">
    {SECTIONS.map(([id, title]) => (
      <li key={id}>
        <a href={`#${id}`} aria-current={id === here ? 'true' : undefined} onClick={chosen}>
          {title}
        </a>
      </li>
    ))}
  </ul>
)

/**
 * The search, and links to the sections. They are a list at the side of a wide page, and a menu at
 * the top of a narrow page.
 */
export const Sections = () => {
  const menu = useRef<HTMLDetailsElement>(null)
  const here = useInView()
  const close = () => {
    if (menu.current) menu.current.open = false
  }
  return (
    <nav class="sections" aria-label={pageWords.sections}>
      <FindSetting>
        <List here={here} />
        <details ref={menu}>
          <summary>{pageWords.sections}</summary>
          <List here={here} chosen={close} />
        </details>
      </FindSetting>
    </nav>
  )
}
