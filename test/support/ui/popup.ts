/** Shows the popup on a store that the test simulates. */

import { afterEach } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import type { PopupView } from '../../../src/store/views/popup-view.ts'
import { popupViewOf } from '../empty-popup-view.ts'
import { mountPopupOnStub, someSite } from '../mounted-popup.ts'

export let popup: ReturnType<typeof mountPopupOnStub>

export const showPopup = async (view?: Partial<PopupView>, isPanel = false) => {
  popup = mountPopupOnStub(someSite(), isPanel)
  if (view) await popup.show(popupViewOf(view))
  return popup
}

/** Shows the popup's page as the panel that stays open beside the tabs. */
export const showPanel = (view?: Partial<PopupView>) => showPopup(view, true)

export const runs = (category: string, since = Date.now() - 20 * minute): Partial<PopupView> => ({
  running: { id: 'now', category, since, source: 'hand' },
  undo: { did: 'switch', category },
})

export const question = {
  id: 'q1',
  startedAt: 0,
  endedAt: 47 * minute,
  newest: 47 * minute,
  before: 'research',
  count: 1,
  likely: ['client-meeting', 'drive', 'research'],
}

/** Registers hooks of Vitest, so each test file must call this function once. */
export function setUpPopup() {
  afterEach(() => popup.end())
}
