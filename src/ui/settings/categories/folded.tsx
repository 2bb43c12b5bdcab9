import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface FoldedProps {
  id: string
  /** The name of a group of which only one part is open at a time. */
  group: string
  summary: string
  /**
   * The content of the folded part. It is drawn only when the part is opened, because it is long
   * and few people need it.
   */
  children: () => ComponentChildren
}

export const Folded = ({ id, group, summary, children }: FoldedProps) => {
  const [open, setOpen] = useState(false)
  return (
    <details id={id} name={group} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  )
}
