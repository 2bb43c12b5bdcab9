// Runs before the popup's markup is read, without waiting for any other file: picks the language of
// the names in it, whether it is the panel beside the page (as wide as that is), and keeps what is
// clicked or pressed until the popup's own script has come.
document.documentElement.lang = /^ru\b/i.test(navigator.language) ? 'ru' : 'en'
document.documentElement.classList.toggle('panel', location.hash === '#panel')

// How the grid of this person last looked (src/ui/popup/remembered.ts): a frame of that size, without
// the usual tiles, keeps their own from jumping under the pointer. The panel has a size of its own.
{
  const [looks, height] = (localStorage.getItem('grid') ?? '').split('|')
  if (looks) {
    document.documentElement.classList.add(...looks.split(' '))
    if (location.hash !== '#panel')
      document.documentElement.style.setProperty('--grid', `${height}px`)
  }
}

{
  const types = ['click', 'keydown']
  const kept = []
  const keep = (event) => kept.push(event)
  for (const type of types) document.addEventListener(type, keep, true)

  // Taken once, by the popup: from then on it listens itself.
  globalThis.takeEarly = () => {
    for (const type of types) document.removeEventListener(type, keep, true)
    return kept.splice(0)
  }
}
