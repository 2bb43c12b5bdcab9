import type { ComponentChildren } from 'preact'

interface StepProps {
  id: string
  title: string
  done: boolean
  children: ComponentChildren
}

/** One step of the welcome page. Its number becomes a tick when the step is done. */
export const Step = ({ id, title, done, children }: StepProps) => (
  <li id={id} data-done={done ? '' : undefined}>
    <h2>{title}</h2>
    {children}
  </li>
)
