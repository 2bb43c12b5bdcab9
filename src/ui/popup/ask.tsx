import type { ComponentChildren } from 'preact'

interface AskProps {
  id: string
  /** The question, in the few words that the row has room for. */
  text: string
  /** The same in full. */
  title?: string
  /** The answers. */
  children: ComponentChildren
}

/** Asks in the footer, in place of today's total: nothing moves, and note and undo stay. */
export const Ask = ({ id, text, title, children }: AskProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend.
  <div id={id} class="ask doubt" role="group" aria-label={title ?? text}>
    <span title={title}>{text}</span>
    {children}
  </div>
)
