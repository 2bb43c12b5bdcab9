declare global {
  /**
   * Returns the clicks and keys from before the popup's script ran. It is defined in keep-early.ts,
   * which is in a separate script file.
   */
  var takeEarly: (() => Event[]) | undefined
  /**
   * The database that was opened early. It is defined in open-early.ts, which is in the same script
   * file as keep-early.ts.
   */
  var openedEarly: Promise<IDBDatabase | undefined> | undefined
}

/** The button of the drawn popup that has replaced a button of the page's markup. */
const buttonFor = (target: EventTarget | null) => {
  const { id, dataset } = (target as Element).closest('button') ?? document.body
  const selector = dataset.category ? `[data-category="${dataset.category}"]` : id && `#${id}`
  return selector ? document.querySelector<HTMLElement>(selector) : undefined
}

/** Repeats the clicks and keys from before the popup's script ran, on the drawn popup. */
export const replayEarly = () => {
  for (const event of globalThis.takeEarly?.() ?? []) {
    if (!(event instanceof KeyboardEvent)) buttonFor(event.target)?.click()
    // Keys with AltGr are left out. The copy of an event does not say that AltGr was down. So the
    // key would work as a shortcut, which it must not do with AltGr (src/ui/keys.ts).
    else if (!event.getModifierState('AltGraph'))
      document.dispatchEvent(new KeyboardEvent('keydown', event))
  }
}
