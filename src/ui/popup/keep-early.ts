/** Stores clicks and keys until the popup's script is loaded; early-input.ts then repeats them. */
const TYPES = ['click', 'keydown'] as const
const kept: Event[] = []
const keep = (event: Event) => kept.push(event)
for (const type of TYPES) document.addEventListener(type, keep, true)

// This is a global function because two script files use it. If it were exported, the bundler would
// move it into a third file, which the popup would also have to load. The popup calls the function
// once, and handles clicks and keys itself from then on.
globalThis.takeEarly = () => {
  for (const type of TYPES) document.removeEventListener(type, keep, true)
  return kept.splice(0)
}
