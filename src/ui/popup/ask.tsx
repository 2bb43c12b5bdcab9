import type { ComponentChildren } from 'preact'

interface AskProps {
  id: string
  /** The question, in so few words that they fit on the line. */
  text: string
  /** The whole question, for the tooltip. */
  title?: string
  /** The buttons that answer the question. */
  children: ComponentChildren
}

/**
 * Asks a question in the footer, in place of today's total. Nothing else moves, and the note and
 * *Undo* can still be used.
 */
export const Ask = ({ id, text, title, children }: AskProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend.
  <div id={id} class="ask doubt" role="group" aria-label={title ?? text}>
    <span title={title}>{text}</span>
    {children}
  </div>
)
