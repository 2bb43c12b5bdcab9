/** Stores clicks and keys until the popup's script is loaded; early-input.ts then repeats them. */
const TYPES = ['click', 'keydown'] as const
const kept: Event[] = []
const keep = (event: Event) => kept.push(event)
for (const type of TYPES) document.addEventListener(type, keep, true)

// This is a global function, because two script files use it, and an exported function would need a
// third file. The popup calls it once, and handles clicks and keys itself from then on.
globalThis.takeEarly = () => {
  for (const type of TYPES) document.removeEventListener(type, keep, true)
  return kept.splice(0)
}
