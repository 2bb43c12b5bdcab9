import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { startEndpoint } from './fixture.ts'

interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { schema: { $ref: string } }> }
  responses: Record<string, { description: string }>
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Record<string, unknown>> }
}

const read = async () => {
  const { app, db } = await startEndpoint()
  const document = (await (await app.request('/v1/openapi.json')).json()) as Document
  return { document, app: createApp(db) }
}

const refsIn = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' ? [String(value)] : refsIn(value),
  )
}

describe('the OpenAPI document', () => {
  it('names every route, and no other', async () => {
    const { document, app } = await read()
    const served = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/, '{$1}')}`)
      .filter((route) => route !== 'GET /v1/openapi.json')
    const named = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(named.sort()).toEqual([...new Set(served)].sort())
  })

  it('is whole: version, operation ids, answers, parameters of the path, no dangling reference', async () => {
    const { document } = await read()
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })),
    )
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { path, parameters = [], responses } of operations) {
      const inPath = parameters.filter((p) => p.in === 'path').map(({ name }) => `{${name}}`)
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(inPath)
      expect(Object.keys(responses)).toContainEqual(expect.stringMatching(/^20[04]$/))
      for (const { description } of Object.values(responses)) expect(description).toBeTruthy()
    }
    const known = Object.keys(document.components.schemas).map((n) => `#/components/schemas/${n}`)
    for (const ref of refsIn(document)) expect(known).toContain(ref)
    expect(JSON.stringify(document)).not.toMatch(/"\$(id|schema)"/)
  })

  it('says of the contract what the contract says', async () => {
    const { document } = await read()
    expect(document.components.schemas.Batch).toMatchObject({
      properties: {
        segments: { maxItems: 200, items: { $ref: '#/components/schemas/Row' } },
      },
    })
    expect(document.components.schemas.Row).toMatchObject({
      anyOf: [
        { properties: { note: { maxLength: 500 } }, additionalProperties: false },
        { required: ['id', 'revision', 'changedAt', 'deleted'], additionalProperties: false },
      ],
    })
    const query = document.paths['/v1/days/{date}']?.get?.parameters ?? []
    expect(query.map(({ name, required }) => [name, required])).toEqual([
      ['date', true],
      ['zone', true],
      ['dayStart', false],
    ])
  })
})
