import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { configOf } from '../../../vite.config.ts'

/** The modules that export texts, each with the name of the exported value. */
const SAYS: [file: RegExp, name: string][] = [
  [/\/src\/ui\/words\/.*-en\.ts$/, 'en'],
  [/\/src\/ui\/words\/names\.ts$/, 'nameOf'],
]

/** A plugin of Vite that translates English into the pseudo-language. Only builds for tests use it. */
const inPseudo = (): Plugin => ({
  name: 'stint-pseudo',
  enforce: 'pre',
  transform(code, id) {
    const [, name] = SAYS.find(([file]) => file.test(id)) ?? []
    if (!name) return undefined
    const said = `export const ${name} = `
    if (!code.includes(said)) throw new Error(`${id} exports no ${name}.`)
    const file = JSON.stringify(join(import.meta.dirname, 'pseudo.ts'))
    return [
      `import { pseudo } from ${file}`,
      code.replace(said, 'const plainly = '),
      `export const ${name} = pseudo(plainly)`,
    ].join('\n')
  },
})

/** Builds Chrome's extension in the pseudo-language. Returns its folder. */
export async function buildPseudo(): Promise<string> {
  const outDir = '.stint/pseudo'
  const config = configOf({ target: 'chrome', outDir })
  const plugins = [...(config.plugins ?? []), inPseudo()]
  await build({ ...config, plugins, configFile: false, logLevel: 'warn' })
  return outDir
}
