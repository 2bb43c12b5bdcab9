/** Makes the name of a device in lists, from two words of the User-Agent header of a request. */

// Browsers that are based on Chrome also have the word Chrome in the header, so they are listed
// before Chrome.
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

/**
 * Returns a name such as `Chrome on Windows`. It contains only words of the two lists above, and no
 * version or model. Returns null if the text contains none of these words.
 */
export const browserNameFrom = (userAgent: string | undefined) => {
  // Only the start of the text is searched, because real User-Agent headers are shorter than this.
  const text = userAgent?.slice(0, 500) ?? ''
  const known = [firstNameIn(BROWSERS, text), firstNameIn(SYSTEMS, text)].filter(
    (name) => name !== undefined,
  )
  return known.length > 0 ? known.join(' on ') : null
}
