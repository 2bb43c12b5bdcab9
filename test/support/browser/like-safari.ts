/**
 * Runs in a page before its own code, and removes the functions that Chromium has and Safari 17.4
 * lacks. Safari 17.4 is the oldest version that the console supports (scripts/build/console.ts).
 * The comments below say which version of Safari added each function, from MDN's compatibility data
 * (https://github.com/mdn/browser-compat-data).
 */
export function withoutWhatSafariLacks() {
  const remove = (from: object | undefined, names: readonly PropertyKey[]) => {
    for (const name of names) if (from) Reflect.deleteProperty(from, name)
  }
  const { Iterator: Iterators } = globalThis as { Iterator?: { prototype: object } }
  // No version of Safari has these yet.
  remove(globalThis, ['Temporal', 'requestIdleCallback', 'scheduler'])
  remove(ReadableStream.prototype, [Symbol.asyncIterator, 'values'])
  // 18.0
  remove(URL, ['parse'])
  remove(Document.prototype, ['startViewTransition'])
  // 18.2
  remove(Promise, ['try'])
  remove(RegExp, ['escape'])
  remove(Uint8Array, ['fromBase64', 'fromHex'])
  remove(Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex'])
  // 18.4
  const helpers = ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach']
  remove(Iterators?.prototype, [...helpers, 'some', 'every', 'find'])
  remove(globalThis, ['Iterator', 'cookieStore'])
  // 26
  remove(Math, ['sumPrecise'])
  remove(Error, ['isError'])
}
