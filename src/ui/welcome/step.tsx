import type { ComponentChildren } from 'preact'

interface StepProps {
  id: string
  title: string
  done: boolean
  children: ComponentChildren
}

/** One thing to do; its number turns into a tick once it is done. */
export const Step = ({ id, title, done, children }: StepProps) => (
  <li id={id} data-done={done ? '' : undefined}>
    <h2>{title}</h2>
    {children}
  </li>
)
