/**
 * Generates the types of a client with openapi-typescript, from nothing but the OpenAPI document. The
 * document's examples are left out, because as comments they would be half of the file.
 */
import { registerHooks } from 'node:module'

const compiler = new URL('./typescript.ts', import.meta.url).href

registerHooks({
  resolve: (name, context, next) => next(name === 'typescript' ? compiler : name, context),
})

const withoutExamples = (key: string, value: unknown) => (key === 'example' ? undefined : value)

export const typesFrom = async (document: object): Promise<string> => {
  const { default: generate, astToString } = await import('openapi-typescript')
  return astToString(await generate(JSON.stringify(document, withoutExamples)))
}
