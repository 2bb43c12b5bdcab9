/**
 * Which key was pressed: the one place that reads a keyboard event. A letter is the one that the
 * layout writes (`key`), so that Ctrl+Z is where Z is printed. Only where the layout writes another
 * script is it the place of the key (`code`): there no letter is Latin.
 */

type Pressed = Pick<KeyboardEvent, 'key' | 'code'> & { shiftKey?: boolean }

const FIELDS =
  'input:not([type=checkbox], [type=radio], [type=range], [type=color], [type=button], ' +
  '[type=submit], [type=reset], [type=file]), textarea, select, ' +
  '[contenteditable]:not([contenteditable=false])'

/** A letter or digit of another script; 0 is no shortcut, wherever a layout has it. */
const OTHER_SCRIPT = /^(?![\p{Script=Latin}\d])(?:\p{Nd}|(?!\p{Script=Common})\p{L})$/u
const CURRENCY_OR_DIGIT = /^[\p{Sc}\d]$/u

/** An input method is at work (229 is its `keyCode`): what is pressed is for it alone. */
const isComposing = ({ isComposing, keyCode }: KeyboardEvent) => isComposing || keyCode === 229

/** AltGr writes a character of its own, on systems where it is neither Alt nor Ctrl as well. */
const hasAlt = (event: KeyboardEvent) =>
  event.altKey || Boolean(event.getModifierState?.('AltGraph'))

const hasModifier = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || hasAlt(event)

/** Whether what is pressed goes into a field. */
export const isTyping = ({ target }: Event): boolean =>
  Boolean((target as Element | null)?.closest?.(FIELDS))

const placeOf = (code: string, places: RegExp) => places.exec(code)?.[1]?.toLowerCase()

/**
 * The letter or digit of a key, `a`–`z` or `1`–`9`. Returns undefined for every other sign, and for
 * keys with a name instead of a character: `Dead`, `Process`, `ArrowDown` (2 without NumLock).
 */
export const plainKeyOf = ({ key, code, shiftKey }: Pressed): string | undefined => {
  const [character = '', ...more] = key
  if (more.length > 0) return undefined
  const latin = character.toLowerCase()
  if (/^[a-z1-9]$/.test(latin)) return latin
  if (OTHER_SCRIPT.test(character)) return placeOf(code, /^(?:Key|Digit|Numpad)([A-Z1-9])$/)
  // French, Czech and Lithuanian layouts write their digits only with Shift: "&" is the key of 1.
  if (shiftKey || CURRENCY_OR_DIGIT.test(character)) return undefined
  return placeOf(code, /^Digit([1-9])$/)
}

/**
 * The key of an event as a shortcut: `1`–`9`, `a`–`z` or `Escape`. Returns undefined where it is
 * none: with a modifier, held down, typed into a field or for an input method.
 */
export const shortcutOf = (event: KeyboardEvent): string | undefined => {
  if (isComposing(event) || hasModifier(event) || event.repeat) return undefined
  if (event.key === 'Escape') return 'Escape'
  return isTyping(event) ? undefined : plainKeyOf(event)
}

/** `Enter`, `Escape`, `ArrowLeft` …, for a control; undefined with a modifier other than Shift. */
export const namedKeyOf = (event: KeyboardEvent): string | undefined =>
  isComposing(event) || hasModifier(event) ? undefined : event.key

/** How a page names them to assistive technology. */
export const UNDO_KEYS = {
  undo: 'Control+Z Meta+Z',
  redo: 'Control+Shift+Z Meta+Shift+Z',
} as const

/** Ctrl+Z or Cmd+Z; with Shift, and as Ctrl+Y, again. Cmd+Y is the browser's history. */
export const undoKeyOf = (event: KeyboardEvent): 'undo' | 'redo' | undefined => {
  const { ctrlKey, metaKey, shiftKey } = event
  if (isComposing(event) || hasAlt(event) || ctrlKey === metaKey || isTyping(event))
    return undefined
  const key = plainKeyOf(event)
  if (key === 'z') return shiftKey ? 'redo' : 'undo'
  return key === 'y' && ctrlKey && !shiftKey ? 'redo' : undefined
}
