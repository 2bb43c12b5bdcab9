import { arrangeCategories } from '../../src/core/scheme/arrangement.ts'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import { DEFAULTS } from '../../src/core/settings/settings.ts'
import type { PopupView } from '../../src/store/views/popup-view.ts'

/** Returns the data that the popup shows on a day without entries, with the changes of a test. */
export const popupViewOf = (part: Partial<PopupView> = {}): PopupView => ({
  now: Date.now(),
  categories: FIRST_SCHEME.categories,
  offered: arrangeCategories(FIRST_SCHEME.categories, DEFAULTS),
  colours: {},
  earlier: [5, 15, 30].map((minutes) => ({ minutes, takes: [] })),
  panelKeys: false,
  totals: {},
  worked: 0,
  sending: { connected: false, waiting: 0, refused: 0, busy: false, differing: [] },
  ...part,
})
