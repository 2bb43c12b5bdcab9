import { namedKeyOf } from '../../keys.ts'

/**
 * Enter in the field stores, Escape closes. Not left to the browser: Chromium submits no form whose
 * only field is a time and that has no button.
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
