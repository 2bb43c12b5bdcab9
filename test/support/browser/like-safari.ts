/**
 * Runs in a page before the page's own scripts, and removes the functions that Chromium has and
 * Safari 17.4 lacks. The console supports no Safari older than 17.4 (scripts/build/console.ts). The
 * comments below say in which version Safari added the functions, from MDN's compatibility data
 * (https://github.com/mdn/browser-compat-data).
 */
export function withoutWhatSafariLacks() {
  const remove = (from: object | undefined, names: readonly PropertyKey[]) => {
    for (const name of names) if (from) Reflect.deleteProperty(from, name)
  }
  const { Iterator: Iterators } = globalThis as { Iterator?: { prototype: object } }
  // No version of Safari has these objects and methods yet.
  remove(globalThis, ['Temporal', 'requestIdleCallback', 'scheduler'])
  remove(ReadableStream.prototype, [Symbol.asyncIterator, 'values'])
  // Safari has these methods from version 18.0 on.
  remove(URL, ['parse'])
  remove(Document.prototype, ['startViewTransition'])
  // Safari has these methods from version 18.2 on.
  remove(Promise, ['try'])
  remove(RegExp, ['escape'])
  remove(Uint8Array, ['fromBase64', 'fromHex'])
  remove(Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex'])
  // Safari has these methods and objects from version 18.4 on.
  const helpers = ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach']
  remove(Iterators?.prototype, [...helpers, 'some', 'every', 'find'])
  remove(globalThis, ['Iterator', 'cookieStore'])
  // Safari has these methods from version 26 on.
  remove(Math, ['sumPrecise'])
  remove(Error, ['isError'])
}
