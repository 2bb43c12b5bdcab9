/** Keeps what is clicked and pressed until the popup's own script has come (early.ts). */
const TYPES = ['click', 'keydown'] as const
const kept: Event[] = []
const keep = (event: Event) => kept.push(event)
for (const type of TYPES) document.addEventListener(type, keep, true)

// Not exported: a module that both files need would be a third one.
// Taken once, by the popup: from then on it listens itself.
globalThis.takeEarly = () => {
  for (const type of TYPES) document.removeEventListener(type, keep, true)
  return kept.splice(0)
}
