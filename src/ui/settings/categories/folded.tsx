import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface FoldedProps {
  id: string
  summary: string
  /** Drawn when it is opened: a long list that few people need. */
  children: () => ComponentChildren
}

export const Folded = ({ id, summary, children }: FoldedProps) => {
  const [open, setOpen] = useState(false)
  return (
    <details id={id} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  )
}
