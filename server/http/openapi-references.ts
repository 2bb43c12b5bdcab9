/**
 * Makes references to named schemas in the OpenAPI document, and the part of the document that
 * contains these schemas.
 */
import * as z from 'zod/mini'
import { EXAMPLES } from './openapi-examples.ts'
import { NAMED } from './openapi-schemas.ts'

const place = (name: string) => `#/components/schemas/${name}`

/** Returns the `components.schemas` of the document. */
export const namedSchemas = () => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, { uri: place }).schemas
  // `$id` and `$schema` are left out: inside a document, a schema is identified by its path in
  // `components`.
  return Object.fromEntries(
    Object.entries(made).map(([name, { $id, $schema, ...schema }]) => [name, schema]),
  )
}

export const schemaOf = (schema: z.ZodMiniType) => {
  const { $schema, ...rest } = z.toJSONSchema(schema)
  return rest
}

const nameOf = (schema: z.ZodMiniType) => {
  const [name] = Object.entries(NAMED).find(([, named]) => named === schema) ?? []
  if (name === undefined)
    throw new Error('A body or answer has no name in server/http/openapi-schemas.ts.')
  return name
}

export const referTo = (schema: z.ZodMiniType) => ({ $ref: place(nameOf(schema)) })

/** Returns a JSON body for the document, with an example if there is one. */
export const jsonOf = (schema: z.ZodMiniType) => {
  const example = EXAMPLES[nameOf(schema)]
  return {
    'application/json': { schema: referTo(schema), ...(example !== undefined && { example }) },
  }
}
