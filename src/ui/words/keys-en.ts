/** What pages say about keys; `keys-ru.ts` has the same keys. */
export const en = {
  title: 'Keys',
  panelKeys: 'Single keys in the panel',
  panelKeysHint:
    'With this on, 1–8 and letters work in the panel as in the popup. But the panel stays open: text typed there by mistake can switch or stop what is running.',
  anywhere: 'Shortcuts on any page',
  acts: {
    open: 'open the popup; then press 1–8 to switch',
    back: 'back to the category before',
    stop: 'stop',
  },
  switchTo: (category: string) => `switch to ${category}`,
  none: 'No shortcuts are set.',
  change: 'Change shortcuts',
  /**
   * How to change shortcuts.
   * @param address the browser's own page for shortcuts
   */
  how: {
    chromium: (address: string) =>
      `The browser keeps these shortcuts. At ${address} you can change them and give every category its own.`,
    firefox: (address: string) =>
      `The browser keeps these shortcuts. Under ${address}, the gear, Manage Extension Shortcuts, you can change them and give every category its own.`,
  },
}

export type KeyWords = typeof en
