/** What a device is called in lists: two words of what every request says of itself anyway. */

// Those built on Chrome say Chrome, too: the more particular comes first.
const BROWSERS: [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdg(A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Yandex Browser', /\bYaBrowser\//],
  ['Vivaldi', /\bVivaldi\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
]

const SYSTEMS: [name: string, pattern: RegExp][] = [
  ['Windows', /\bWindows\b/],
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad)\b/],
  ['macOS', /\bMac(intosh| OS X)\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\b(Linux|X11)\b/],
]

const named = (names: typeof BROWSERS, text: string) =>
  names.find(([, pattern]) => pattern.test(text))?.[0]

/** `Chrome on Windows`, from a closed list; no version or model. Null for what is not in it. */
export const labelFrom = (userAgent: string | undefined) => {
  // Nobody's is that long; what follows is not looked at.
  const text = userAgent?.slice(0, 500) ?? ''
  const known = [named(BROWSERS, text), named(SYSTEMS, text)].filter((name) => name !== undefined)
  return known.length > 0 ? known.join(' on ') : null
}
