declare global {
  /** Set by keep-early.ts, which is built into another file: input from before this script ran. */
  var takeEarly: (() => Event[]) | undefined
  /** Set by open-early.ts, in the same file. */
  var openedEarly: Promise<IDBDatabase | undefined> | undefined
}

/** The popup's button in place of a button of the page's markup. */
const buttonFor = (target: EventTarget | null) => {
  const { id, dataset } = (target as Element).closest('button') ?? document.body
  const selector = dataset.category ? `[data-category="${dataset.category}"]` : id && `#${id}`
  return selector ? document.querySelector<HTMLElement>(selector) : undefined
}

/** Repeats the early input on the popup. */
export const replayEarly = () => {
  for (const event of globalThis.takeEarly?.() ?? []) {
    if (!(event instanceof KeyboardEvent)) buttonFor(event.target)?.click()
    // Left out with AltGr: the copy of an event does not say that AltGr was down, so the key would
    // act as a shortcut, which it is not with AltGr (src/ui/keys.ts).
    else if (!event.getModifierState('AltGraph'))
      document.dispatchEvent(new KeyboardEvent('keydown', event))
  }
}
