/** What the settings say about calls and meetings in a tab. */
export const en = {
  title: 'Calls in the browser',
  intro:
    'For meetings, too. The category runs while a tab of the product plays sound, whatever tab you look at. Stint only knows that there is sound. It does not listen.',
  find: (count: number) => `Search ${count} products for calls`,
  none: 'No product with this name. Add its site below, under Other sites.',
  runs: (product: string) => `What runs during a call in ${product}`,
  ask: 'Ask me after the call',
}

export type CallWords = typeof en
