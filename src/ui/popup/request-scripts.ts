import sheet from './popup.css?url'

/**
 * Requests the files that the popup needs after its first frame. Links to these files in the page
 * would delay the first frame. The build names the scripts in a template of the page
 * (scripts/build/popup.ts). Resolves when the style sheet is in use, or could not be loaded.
 */
export function requestRest(): Promise<unknown> {
  const scripts = document.querySelector<HTMLTemplateElement>('#scripts')
  if (scripts) document.head.append(scripts.content)
  const link = document.createElement('link')
  const ended = new Promise((go) => {
    link.onload = go
    link.onerror = go
  })
  document.head.append(Object.assign(link, { rel: 'stylesheet', href: sheet }))
  return ended
}
