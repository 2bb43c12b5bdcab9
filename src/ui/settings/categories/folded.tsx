import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface FoldedProps {
  id: string
  /** Opening one closes others of the same group. */
  group: string
  summary: string
  /** Drawn when it is opened: a long list that few people need. */
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
