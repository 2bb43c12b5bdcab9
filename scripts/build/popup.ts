import type { Plugin } from 'vite'

const PAGE = 'extension/pages/popup.html'
const LINK = /[ \t]*<link rel="stylesheet"[^>]* href="\/([^"]+)">\n/
const SCRIPT = /[ \t]*<script async[^>]*><\/script>\n/

/**
 * Makes the popup's first frame independent of other files: its style sheet goes into the page,
 * which extensions may have there, and its script, which must be a file, back to the end, from
 * where Vite moves it to the head.
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
 * Removes the wrapper that Vite puts around each `import()`, for which it has no option. The
 * wrapper looks for style sheets and files to preload: modules loaded later have no style sheets
 * here, files do not come over a network, and the file with the wrapper would be loaded before the
 * first frame.
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
