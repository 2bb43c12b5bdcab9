/** What the panel says about its keys. */
export const en = {
  keysOff: 'Keys 1–8 and letters are off here: what you type switches nothing.',
  keysOn: 'Keys 1–8 and letters act here.',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
}

export type PanelWords = typeof en
