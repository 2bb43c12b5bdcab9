/** Keeps clicks and keys until the popup's script is loaded (early-input.ts). */
const TYPES = ['click', 'keydown'] as const
const kept: Event[] = []
const keep = (event: Event) => kept.push(event)
for (const type of TYPES) document.addEventListener(type, keep, true)

// Not exported: a module that both files import would be a third file.
// Called once by the popup, which listens by itself from then on.
globalThis.takeEarly = () => {
  for (const type of TYPES) document.removeEventListener(type, keep, true)
  return kept.splice(0)
}
