import type { Plugin, Rolldown } from 'vite'
import { DICTIONARY } from './chunks.ts'

const PAGE = 'extension/pages/popup.html'
const LINK = /[ \t]*<link rel="stylesheet"[^>]* href="\/([^"]+)">\n/
/** The module that draws the popup. This module is loaded after the first frame. */
const DRAWN = /extension[\\/]popup\.tsx$/
const SCRIPT = /[ \t]*<script async[^>]*><\/script>\n/

/**
 * Makes the first frame of the popup independent of other files. The frame's style sheet is inlined
 * into the page, which is allowed in extensions. The frame's script must be a file; Vite moves its
 * tag to the head, and this plugin moves the tag back to the end. The script requests all other
 * files together with the frame (src/ui/popup/request-scripts.ts).
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
      .replace('  </body>', () => `${preloadsIn(bundle)}${script}  </body>`)
    delete bundle[name]
    refuseLooseSheets(bundle)
  },
}

const chunksOf = (bundle: Rolldown.OutputBundle) =>
  Object.values(bundle).filter((file) => file.type === 'chunk')

/**
 * Throws an error for a style sheet that no page links and no script names. Such a style sheet
 * would never be loaded (see `plainImports`).
 */
function refuseLooseSheets(bundle: Rolldown.OutputBundle) {
  const pages = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.html'))
  const texts = [
    ...pages.map((page) => (page.type === 'asset' ? String(page.source) : '')),
    ...chunksOf(bundle).map(({ code }) => code),
  ]
  const loose = Object.keys(bundle).filter(
    (name) => name.endsWith('.css') && !texts.some((text) => text.includes(name)),
  )
  if (loose.length > 0) throw new Error(`No page links ${loose}: import it in a page's sheet.`)
}

/**
 * Returns an HTML template with links that preload three kinds of files: the files of the module
 * `DRAWN`, all files that these import, and the files that the dictionaries of both languages
 * import. The dictionaries themselves are not preloaded, because only the dictionary of the
 * person's language is needed.
 */
function preloadsIn(bundle: Rolldown.OutputBundle) {
  const chunks = chunksOf(bundle)
  const ofModule = (module: RegExp) =>
    chunks.filter(({ facadeModuleId }) => facadeModuleId && module.test(facadeModuleId))
  const [drawn] = ofModule(DRAWN)
  if (!drawn) throw new Error(`${PAGE}: no file for ${DRAWN}.`)
  const files = new Set([drawn.fileName, ...ofModule(DICTIONARY).flatMap(({ imports }) => imports)])
  for (const name of files)
    for (const file of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
      files.add(file)
  const links = [...files].map((file) => `      <link rel="modulepreload" href="/${file}" />\n`)
  return `    <template id="scripts">\n${links.join('')}    </template>\n`
}

const WRAPPER = 'native:import-analysis-build'

/**
 * Removes the wrapper that Vite puts around each `import()`; Vite has no option to leave it out.
 * The wrapper looks for style sheets and files to preload. In this build, modules that are loaded
 * later have no style sheets, and files are not loaded over a network. Also, the file with the
 * wrapper would have to be loaded before the first frame.
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
