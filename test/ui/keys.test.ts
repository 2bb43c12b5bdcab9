// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { namedKeyOf, plainKeyOf, shortcutOf } from '../../src/ui/keys.ts'
import { undoKeyOf } from '../../src/ui/undo-keys.ts'

type Init = KeyboardEventInit & { altGraph?: boolean; at?: Element }

const pressed = (key: string, code: string, { altGraph, at, ...init }: Init = {}) => {
  const event = new KeyboardEvent('keydown', { key, code, bubbles: true, ...init })
  // The simulated browser (happy-dom) does not support the AltGraph modifier, so it is added here.
  Object.defineProperty(event, 'getModifierState', {
    value: (name: string) => name === 'AltGraph' && Boolean(altGraph),
  })
  ;(at ?? document.body).dispatchEvent(event)
  return event
}

/**
 * One line for each keyboard layout. Each entry has three parts: the character that a key writes, the
 * position of the key (`code`), and its shortcut; `-` means that the key has no shortcut.
 */
const LAYOUTS = `
US: s KeyS s, S KeyS s, 3 Digit3 3, ; Semicolon -, [ BracketLeft -, 0 Digit0 -
QWERTZ: z KeyY z, y KeyZ y, ß Minus -, ü BracketLeft -, ö Semicolon -, ä Quote -
AZERTY: a KeyQ a, q KeyA q, z KeyW z, w KeyZ w, m Semicolon m, , KeyM -, & Digit1 1, é Digit2 2
AZERTY: " Digit3 3, ' Digit4 4, ( Digit5 5, - Digit6 6, è Digit7 7, _ Digit8 8, ç Digit9 9, à Digit0 -
AZERTY: ² Backquote -, ù Quote -, * Backslash -
Dvorak: s Semicolon s, o KeyS o, u KeyF u, n KeyL n, ' KeyQ -, , KeyW -, . KeyE -, ; KeyZ -
Colemak: s KeyD s, r KeyS r, u KeyI u
Turkish: ı KeyI -, i Quote i, ş Semicolon -, ç Period -
Polish: ł Semicolon -, ó Quote -
Czech: + Digit1 1, ě Digit2 2, š Digit3 3, č Digit4 4, ř Digit5 5, ž Digit6 6, é Digit0 -
Lithuanian: ą Digit1 1, č Digit2 2, ū Digit8 8, ž Equal -
Spanish: ñ Semicolon -, ç Backslash -
Icelandic: æ Semicolon -, ð BracketLeft -
Russian: ы KeyS s, Ы KeyS s, г KeyU u, т KeyN n, я KeyZ z, х BracketLeft -, ё Backquote -, 5 Digit5 5
Ukrainian: і KeyS s, є Quote -
Bulgarian: я KeyS s, ѝ KeyX x
Greek: σ KeyS s, ς KeyW w, θ KeyU u, ; KeyQ -
Hebrew: ד KeyS s, ו KeyU u, / KeyQ -
Arabic: س KeyS s, ع KeyU u, ٣ Digit3 3, ٠ Digit0 -, ٣ Numpad3 3, لا KeyB -
Persian: س KeyS s, ۸ Digit8 8
Hindi: स KeyM m, े KeyS -, ३ Digit3 3
Thai: ห KeyS s, ภ Digit4 4, ุ Digit6 6
Georgian: ს KeyS s
Armenian: ս KeyS s
Kana: と KeyS s, ぬ Digit1 1
Hangul: ㄴ KeyS s
Zhuyin: ㄋ KeyS s, ㄅ Digit1 1
Keypad: 3 Numpad3 3, 0 Numpad0 -, + NumpadAdd -, . NumpadDecimal -
Keypad without NumLock: End Numpad1 -, ArrowDown Numpad2 -, PageDown Numpad3 -, ArrowLeft Numpad4 -
Keypad without NumLock: Clear Numpad5 -, ArrowRight Numpad6 -, Home Numpad7 -, ArrowUp Numpad8 -
Names: Dead KeyE -, Dead Digit6 -, Process KeyS -, Unidentified KeyS -, Enter Enter -, F2 F2 -
Names: Compose KeyS -, AltGraph AltRight -, Shift ShiftLeft -, Tab Tab -, Alphanumeric KeyS -
Signs: € KeyE -, € Digit4 -, € Digit5 -, @ KeyQ -, µ KeyM -, ° Digit1 1, £ Digit3 -, ™ KeyT -
`
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [layout = '', keys = ''] = line.split(': ')
    return keys.split(/, (?=\S+ [A-Z])/).map((text) => {
      const [key = '', code = '', shortcut = ''] = text.split(' ')
      return { layout, key, code, shortcut: shortcut === '-' ? undefined : shortcut }
    })
  })

describe('a key', () => {
  it.each(LAYOUTS)('$layout: $key at $code is $shortcut', ({ key, code, shortcut }) => {
    expect(plainKeyOf({ key, code })).toBe(shortcut)
    expect(shortcutOf(pressed(key, code))).toBe(shortcut)
  })

  it.each([
    ['!', 'Digit1', undefined],
    ['@', 'Digit2', undefined],
    ['"', 'Digit2', undefined],
    ['1', 'Digit1', '1'],
    ['9', 'Digit9', '9'],
    ['0', 'Digit7', undefined],
    ['S', 'KeyS', 's'],
    ['Ы', 'KeyS', 's'],
  ])('with Shift: %s at %s is %s', (key, code, shortcut) => {
    expect(shortcutOf(pressed(key, code, { shiftKey: true }))).toBe(shortcut)
  })

  it.each<[string, Init]>([
    ['Ctrl', { ctrlKey: true }],
    ['Alt', { altKey: true }],
    ['Cmd', { metaKey: true }],
    ['AltGr', { altGraph: true }],
    ['an input method', { isComposing: true }],
    ['an input method, as it is told before the composition begins', { keyCode: 229 } as Init],
    ['a key held down', { repeat: true }],
  ])('is no shortcut with %s', (_, init) => {
    for (const [key, code] of [
      ['s', 'KeyS'],
      ['ы', 'KeyS'],
      ['3', 'Digit3'],
      ['Escape', 'Escape'],
    ] as const)
      expect(shortcutOf(pressed(key, code, init)), key).toBeUndefined()
  })
})

describe('a key typed into a field', () => {
  afterEach(() => document.body.replaceChildren())
  const put = (html: string) => {
    document.body.innerHTML = html
    return (document.querySelector('[data-at]') ?? document.body.firstElementChild) as Element
  }

  it.each([
    '<input>',
    '<input type=search>',
    '<input type=number>',
    '<input type=date>',
    '<textarea></textarea>',
    '<select></select>',
    '<div contenteditable></div>',
    '<div contenteditable=true><b data-at>x</b></div>',
  ])('is no shortcut, and undo is the field’s: %s', (html) => {
    const at = put(html)
    expect(shortcutOf(pressed('3', 'Digit3', { at }))).toBeUndefined()
    expect(undoKeyOf(pressed('z', 'KeyZ', { at, ctrlKey: true }))).toBeUndefined()
    expect(shortcutOf(pressed('Escape', 'Escape', { at }))).toBe('Escape')
  })

  it.each(['<button></button>', '<input type=checkbox>', '<input type=range>', '<p></p>'])(
    'where nothing can be typed, the key acts: %s',
    (html) => {
      const at = put(html)
      expect(shortcutOf(pressed('3', 'Digit3', { at }))).toBe('3')
      expect(undoKeyOf(pressed('z', 'KeyZ', { at, ctrlKey: true }))).toBe('undo')
    },
  )
})

describe('undo', () => {
  const ctrl = { ctrlKey: true }
  const cmd = { metaKey: true }
  it.each<[string, string, string, Init, string | undefined]>([
    ['US', 'z', 'KeyZ', ctrl, 'undo'],
    ['US', 'y', 'KeyY', ctrl, 'redo'],
    ['US', 'Z', 'KeyZ', { ...ctrl, shiftKey: true }, 'redo'],
    ['QWERTZ', 'z', 'KeyY', ctrl, 'undo'],
    ['QWERTZ', 'y', 'KeyZ', ctrl, 'redo'],
    ['AZERTY', 'z', 'KeyW', ctrl, 'undo'],
    ['AZERTY', 'w', 'KeyZ', ctrl, undefined],
    ['Dvorak', 'z', 'Slash', ctrl, 'undo'],
    ['Dvorak', ';', 'KeyZ', ctrl, undefined],
    ['Dvorak', 'f', 'KeyY', ctrl, undefined],
    ['Russian', 'я', 'KeyZ', ctrl, 'undo'],
    ['Russian', 'н', 'KeyY', ctrl, 'redo'],
    ['Greek', 'ζ', 'KeyZ', ctrl, 'undo'],
    ['Mac', 'z', 'KeyZ', cmd, 'undo'],
    ['Mac', 'Z', 'KeyZ', { ...cmd, shiftKey: true }, 'redo'],
    ['Mac, the browser’s history', 'y', 'KeyY', cmd, undefined],
    ['Mac, Russian', 'я', 'KeyZ', cmd, 'undo'],
    ['nothing held', 'z', 'KeyZ', {}, undefined],
    ['with Alt', 'z', 'KeyZ', { ...ctrl, altKey: true }, undefined],
    ['with AltGr', 'z', 'KeyZ', { ...ctrl, altGraph: true }, undefined],
    ['with both', 'z', 'KeyZ', { ...ctrl, ...cmd }, undefined],
    ['while an input method composes', 'z', 'KeyZ', { ...ctrl, isComposing: true }, undefined],
    ['a dead key', 'Dead', 'KeyZ', ctrl, undefined],
  ])('%s: %s at %s, %j: %s', (_, key, code, init, way) => {
    expect(undoKeyOf(pressed(key, code, init))).toBe(way)
  })
})

describe('a named key', () => {
  it('is found by its name, also with Shift', () => {
    expect(namedKeyOf(pressed('Escape', 'Escape'))).toBe('Escape')
    expect(namedKeyOf(pressed('ArrowLeft', 'ArrowLeft', { shiftKey: true }))).toBe('ArrowLeft')
  })

  it.each<Init>([
    { altKey: true },
    { ctrlKey: true },
    { metaKey: true },
    { isComposing: true },
    { keyCode: 229 } as Init,
  ])('is left to the browser or the input method with %j', (init) => {
    expect(namedKeyOf(pressed('Escape', 'Escape', init))).toBeUndefined()
    expect(namedKeyOf(pressed('ArrowLeft', 'ArrowLeft', init))).toBeUndefined()
  })
})
