/** Makes the types of a client with openapi-typescript, from the OpenAPI document alone. */
import { registerHooks } from 'node:module'

const compiler = new URL('./typescript.ts', import.meta.url).href

registerHooks({
  resolve: (name, context, next) => next(name === 'typescript' ? compiler : name, context),
})

export const typesFrom = async (document: object): Promise<string> => {
  const { default: generate, astToString } = await import('openapi-typescript')
  return astToString(await generate(JSON.stringify(document)))
}
