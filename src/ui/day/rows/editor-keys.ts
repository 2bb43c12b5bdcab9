import { namedKeyOf } from '../../keys.ts'

/**
 * Handles keys in an editor: Enter stores, Escape closes. By itself, Chromium submits no form that
 * has a time as its only field and no button.
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
