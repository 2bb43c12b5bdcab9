/** A device's name in lists, from two words of the User-Agent, which every request has. */

// Browsers built on Chrome name Chrome as well: they come before it.
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

const firstNameIn = (names: typeof BROWSERS, text: string) =>
  names.find(([, pattern]) => pattern.test(text))?.[0]

/** `Chrome on Windows`, from a closed list, without version or model. Null if nothing in it matches. */
export const labelFrom = (userAgent: string | undefined) => {
  // No real one is longer.
  const text = userAgent?.slice(0, 500) ?? ''
  const known = [firstNameIn(BROWSERS, text), firstNameIn(SYSTEMS, text)].filter(
    (name) => name !== undefined,
  )
  return known.length > 0 ? known.join(' on ') : null
}
