import type { ComponentChildren } from 'preact'

interface AskProps {
  id: string
  /** The question, in as few words as fit on the line. */
  text: string
  /** The question in full, as a tooltip. */
  title?: string
  /** The buttons of the answers. */
  children: ComponentChildren
}

/**
 * Asks in the footer, in place of today's total. Nothing else moves, and note and undo stay usable.
 */
export const Ask = ({ id, text, title, children }: AskProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend.
  <div id={id} class="ask doubt" role="group" aria-label={title ?? text}>
    <span title={title}>{text}</span>
    {children}
  </div>
)
