import { useEffect, useRef, useState } from 'preact/hooks'
import { categoryWords } from '../words/categories.ts'
import { keepingWords } from '../words/keeping.ts'
import { keyWords } from '../words/keys.ts'
import { pageWords } from '../words/pages.ts'

/** The sections in the order of the page: their ids and titles. */
const SECTIONS = [
  ['crm', pageWords.crm],
  ['exchange', pageWords.sending],
  ['categories', categoryWords.title],
  ['keys', keyWords.title],
  ['workday', pageWords.day],
  ['backup', keepingWords.backup],
  ['storage', keepingWords.storage],
] as const

type Id = (typeof SECTIONS)[number][0]

/** A section is the current one if its top is this near to the window's top, pixels. */
const NEAR = 120

/** The current section; at the end of the page, the last one. */
function currentSection(): Id {
  const { scrollHeight } = document.documentElement
  const begun = SECTIONS.filter(([id]) => {
    const top = document.getElementById(id)?.getBoundingClientRect().top
    return top !== undefined && top < NEAR
  })
  const atEnd = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 2
  return ((atEnd ? SECTIONS : begun).at(-1) ?? SECTIONS[0])[0]
}

const useInView = () => {
  const [id, setId] = useState<Id>(SECTIONS[0][0])
  useEffect(() => {
    const look = () => setId(currentSection())
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [])
  return id
}

const List = ({ here, chosen }: { here: Id; chosen?: () => void }) => (
  <ul>
    {SECTIONS.map(([id, title]) => (
      <li key={id}>
        <a href={`#${id}`} aria-current={id === here ? 'true' : undefined} onClick={chosen}>
          {title}
        </a>
      </li>
    ))}
  </ul>
)

/** Links to the sections: a list at the side of a wide page, a menu at the top of a narrow one. */
export const Sections = () => {
  const menu = useRef<HTMLDetailsElement>(null)
  const here = useInView()
  const close = () => {
    if (menu.current) menu.current.open = false
  }
  return (
    <nav class="sections" aria-label={pageWords.sections}>
      <List here={here} />
      <details ref={menu}>
        <summary>{pageWords.sections}</summary>
        <List here={here} chosen={close} />
      </details>
    </nav>
  )
}
