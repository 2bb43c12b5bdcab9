import { namedKeyOf } from '../../keys.ts'

/**
 * Handles keys in an editor: Enter stores the value, Escape closes the editor. Without this,
 * Chromium would not submit a form whose only control is a time field.
 */
export const editorKeys =
  ({ save, close }: { save: () => void; close: () => void }) =>
  (event: KeyboardEvent) => {
    const key = namedKeyOf(event)
    if (key === 'Escape') close()
    else if (key === 'Enter' && event.target instanceof HTMLInputElement) save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
