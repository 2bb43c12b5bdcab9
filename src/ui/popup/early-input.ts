declare global {
  /** From keep-early.ts, which is in a file of its own: what was clicked and pressed before this script ran. */
  var takeEarly: (() => Event[]) | undefined
  /** From open-early.ts, which is there with it. */
  var openedEarly: Promise<IDBDatabase | undefined> | undefined
}

/** The button of the popup that stands where a button of the page's markup stood. */
const buttonFor = (target: EventTarget | null) => {
  const { id, dataset } = (target as Element).closest('button') ?? document.body
  const selector = dataset.category ? `[data-category="${dataset.category}"]` : id && `#${id}`
  return selector ? document.querySelector<HTMLElement>(selector) : undefined
}

/** Plays again, on the popup as it now stands, what came too early for it. */
export const replayEarly = () => {
  for (const event of globalThis.takeEarly?.() ?? []) {
    if (!(event instanceof KeyboardEvent)) buttonFor(event.target)?.click()
    // A copy forgets AltGr (src/ui/keys.ts); with it nothing is a shortcut anyway.
    else if (!event.getModifierState('AltGraph'))
      document.dispatchEvent(new KeyboardEvent('keydown', event))
  }
}
