/**
 * Finds out which key was pressed. Only this file and `undo-keys.ts` read keyboard events. The
 * letter of a key is the letter that the keyboard layout writes (`key`), so Ctrl+Z is the key with
 * a printed Z. If the layout writes a script other than Latin, the position of the key (`code`)
 * decides which letter it is.
 */

type Pressed = Pick<KeyboardEvent, 'key' | 'code'> & { shiftKey?: boolean }

const FIELDS =
  'input:not([type=checkbox], [type=radio], [type=range], [type=color], [type=button], ' +
  '[type=submit], [type=reset], [type=file]), textarea, select, ' +
  '[contenteditable]:not([contenteditable=false])'

/**
 * A letter or digit of a script other than Latin. The position of its key decides which shortcut it
 * is. The key of 0 is no shortcut.
 */
const OTHER_SCRIPT = /^(?![\p{Script=Latin}\d])(?:\p{Nd}|(?!\p{Script=Common})\p{L})$/u
const CURRENCY_OR_DIGIT = /^[\p{Sc}\d]$/u

/** Whether an input method uses the key (then its `keyCode` is 229). */
export const isComposing = ({ isComposing, keyCode }: KeyboardEvent) =>
  isComposing || keyCode === 229

/**
 * Whether Alt or AltGr is down. AltGr writes characters, and some systems do not report it as Alt
 * and Ctrl.
 */
export const hasAlt = (event: KeyboardEvent) =>
  event.altKey || Boolean(event.getModifierState?.('AltGraph'))

/** Whether a modifier key other than Shift is down. */
export const hasModifier = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || hasAlt(event)

/** Whether the key is typed into a field. */
export const isTyping = ({ target }: Event): boolean =>
  Boolean((target as Element | null)?.closest?.(FIELDS))

const placeOf = (code: string, places: RegExp) => places.exec(code)?.[1]?.toLowerCase()

/**
 * The letter or digit of a key, `a`–`z` or `1`–`9`. Returns undefined for other characters, and for
 * keys with a name instead of a character: `Dead`, `Process`, `ArrowDown` (also the 2 of the number
 * pad without NumLock). A key that is pressed after a dead key (a key for an accent) works as
 * usual, because browsers report it as if it had been pressed alone. Many keyboards have a dead key
 * beside the 1, where people press it by mistake.
 */
export const plainKeyOf = ({ key, code, shiftKey }: Pressed): string | undefined => {
  const [character = '', ...more] = key
  if (more.length > 0) return undefined
  const latin = character.toLowerCase()
  if (/^[a-z1-9]$/.test(latin)) return latin
  if (OTHER_SCRIPT.test(character)) return placeOf(code, /^(?:Key|Digit|Numpad)([A-Z1-9])$/)
  // French, Czech and Lithuanian layouts write digits only with Shift. For example, the key of 1 on
  // the French layout writes "&" without Shift.
  if (shiftKey || CURRENCY_OR_DIGIT.test(character)) return undefined
  return placeOf(code, /^Digit([1-9])$/)
}

/**
 * The key of an event as a shortcut: `1`–`9`, `a`–`z` or `Escape`. Returns undefined if a modifier
 * key is down, if the key repeats because it is held down, or if the key goes to a field or an
 * input method.
 */
export const shortcutOf = (event: KeyboardEvent): string | undefined => {
  if (isComposing(event) || hasModifier(event) || event.repeat) return undefined
  if (event.key === 'Escape') return 'Escape'
  return isTyping(event) ? undefined : plainKeyOf(event)
}

/** Whether an event is Ctrl+Enter or Cmd+Enter, with which many programs send a message. */
export const isSendKey = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' &&
  event.ctrlKey !== event.metaKey &&
  !event.shiftKey &&
  !hasAlt(event) &&
  !event.repeat &&
  !isTyping(event)

/**
 * The digit of Shift+1 to Shift+3. Returns undefined for other keys, and in layouts that write
 * digits only with Shift.
 */
export const shiftDigitOf = (event: KeyboardEvent): number | undefined => {
  const { key, code, shiftKey } = event
  if (!shiftKey || isComposing(event) || hasModifier(event) || event.repeat || isTyping(event))
    return undefined
  if (key.length > 1 || plainKeyOf(event)) return undefined
  return Number(placeOf(code, /^Digit([1-3])$/)) || undefined
}

/**
 * The browser's name of a key: `Enter`, `Escape`, `ArrowLeft`, `?` … Unlike `shortcutOf`, it also
 * returns keys that are held down or that go to a field. Returns undefined if a modifier key other
 * than Shift is down, and while an input method is in use.
 */
export const namedKeyOf = (event: KeyboardEvent): string | undefined =>
  isComposing(event) || hasModifier(event) ? undefined : event.key
