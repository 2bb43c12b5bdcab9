/** What the side panel of the browser says about its keys. */
export const en = {
  keysOff: 'Keys 1–8 and letters are off here, so typing switches nothing.',
  keysOn: 'Keys 1–8 and letters work here.',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
}

export type PanelWords = typeof en
