declare global {
  /**
   * Defined by keep-early.ts, a script file of its own. Returns the clicks and keys from before the
   * popup's script ran.
   */
  var takeEarly: (() => Event[]) | undefined
  /** Defined by open-early.ts, in the same script file as keep-early.ts. */
  var openedEarly: Promise<IDBDatabase | undefined> | undefined
}

/** The popup's button that has replaced a button of the page's markup. */
const buttonFor = (target: EventTarget | null) => {
  const { id, dataset } = (target as Element).closest('button') ?? document.body
  const selector = dataset.category ? `[data-category="${dataset.category}"]` : id && `#${id}`
  return selector ? document.querySelector<HTMLElement>(selector) : undefined
}

/** Repeats, on the drawn popup, the clicks and keys from before its script ran. */
export const replayEarly = () => {
  for (const event of globalThis.takeEarly?.() ?? []) {
    if (!(event instanceof KeyboardEvent)) buttonFor(event.target)?.click()
    // Keys with AltGr are left out. The copy of an event does not say that AltGr was down, so the
    // key would act as a shortcut; with AltGr it must not (src/ui/keys.ts).
    else if (!event.getModifierState('AltGraph'))
      document.dispatchEvent(new KeyboardEvent('keydown', event))
  }
}
