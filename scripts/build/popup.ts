import type { Plugin } from 'vite'

const PAGE = 'extension/pages/popup.html'
const LINK = /[ \t]*<link rel="stylesheet"[^>]* href="\/([^"]+)">\n/
const SCRIPT = /[ \t]*<script async[^>]*><\/script>\n/

/**
 * Has the popup's first frame wait for no other file: its style sheet goes into the page, which
 * extensions may have there, and its script, which must be a file, back to the end, from where Vite
 * moves it to the head.
 */
const frameAlone: Plugin = {
  name: 'stint-frame-alone',
  enforce: 'post',
  generateBundle(_, bundle) {
    const page = bundle[PAGE]
    if (page?.type !== 'asset') return
    const html = String(page.source)
    const [link = '', name = ''] = LINK.exec(html) ?? []
    const sheet = bundle[name]
    const [script = ''] = SCRIPT.exec(html) ?? []
    if (sheet?.type !== 'asset' || !script) throw new Error(`${PAGE} names no style or script.`)
    page.source = html
      .replace(script, '')
      .replace(link, () => `    <style>${String(sheet.source).trim()}</style>\n`)
      .replace('  </body>', () => `${script}  </body>`)
    delete bundle[name]
  },
}

const WRAPPER = 'native:import-analysis-build'

/**
 * Vite wraps each `import()` in a look for style sheets and files to load before, and has no option
 * against it. Here no module that comes later has a style sheet, files do not come over a network,
 * and the file that holds the wrapper would come before the first frame.
 */
const plainImports: Plugin = {
  name: 'stint-plain-imports',
  apply: 'build',
  configResolved({ plugins }) {
    const at = plugins.findIndex(({ name }) => name === WRAPPER)
    if (at < 0) throw new Error(`Vite has no ${WRAPPER} any more: see what wraps import() now.`)
    ;(plugins as Plugin[]).splice(at, 1)
  },
}

export const popupFirst = [frameAlone, plainImports]
