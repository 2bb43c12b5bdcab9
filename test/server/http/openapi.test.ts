import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../server/http/app.ts'
import { EXAMPLES } from '../../../server/http/openapi-examples.ts'
import { NAMED } from '../../../server/http/openapi-schemas.ts'
import { PER_TOKEN } from '../../../server/http/quota.ts'
import type { Route } from '../../../server/http/routes/route.ts'
import { ROUTES } from '../../../server/http/routes/table.ts'
import { newDevice, startEndpoint, tempDir } from '../../support/endpoint/fixture.ts'
import { typesFrom } from './client/generate.ts'

interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { schema: { $ref: string } }> }
  responses: Record<string, { description: string; headers?: object }>
  security?: object[]
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: Record<'schemas' | 'headers', Record<string, Record<string, unknown>>>
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

const bodiesOf = Object.values(ROUTES).flatMap(({ body, answer }: Route) =>
  [body, answer.schema].filter((schema) => schema !== undefined),
)

it('each body and answer of the route table has a name in server/http/openapi-schemas.ts', () => {
  const named: object[] = Object.values(NAMED)
  expect(bodiesOf.filter((schema) => !named.includes(schema))).toEqual([])
})

describe('the OpenAPI document', () => {
  it('describes exactly the routes of the app', async () => {
    const { document, app } = await read()
    const served = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const named = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(named.sort()).toEqual([...new Set(served)].sort())
  })

  it('has version, operation ids, answers, path parameters, and no dangling reference', async () => {
    const { document } = await read()
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })),
    )
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { path, parameters = [], responses } of operations) {
      const inPath = parameters.filter((p) => p.in === 'path').map(({ name }) => `{${name}}`)
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(inPath)
      expect(Object.keys(responses)).toContainEqual(expect.stringMatching(/^(20[04]|302)$/))
      for (const { description } of Object.values(responses)) expect(description).toBeTruthy()
    }
    const known = (['schemas', 'headers'] as const).flatMap((kind) =>
      Object.keys(document.components[kind]).map((name) => `#/components/${kind}/${name}`),
    )
    for (const ref of refsIn(document)) expect(known).toContain(ref)
    expect(JSON.stringify(document)).not.toMatch(/"\$(id|schema)"/)
  })

  it("has the bounds of the contract's schemas", async () => {
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

  it('is taken by Redocly without an error or a warning', async () => {
    const { document } = await read()
    const file = join(await tempDir(), 'openapi.json')
    await writeFile(file, JSON.stringify(document))
    const cli = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'))
    const args = [cli, 'lint', '--extends', 'recommended', '--format', 'json', file]
    // Switches off the update checks and the usage reports of this tool.
    const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' }
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, ...quiet },
    })
    const found = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { problems: object[] }
    expect(found.problems).toEqual([])
  })

  it('has the headers of each answer and the refusals of each route', async () => {
    const { document } = await read()
    for (const operations of Object.values(document.paths))
      for (const { operationId, responses, security } of Object.values(operations)) {
        const statuses = Object.keys(responses)
        for (const status of ['400', '405', '429', '503', 'default'])
          expect([operationId, ...statuses]).toContain(status)
        expect([operationId, statuses.includes('401')]).toEqual([
          operationId,
          security?.length !== 0,
        ])
        const headersOf = (status: string) => Object.keys(responses[status]?.headers ?? {})
        expect(headersOf('429')).toEqual(expect.arrayContaining(['Retry-After', 'RateLimit']))
        expect(headersOf('503')).toContain('Retry-After')
        expect(headersOf('405')).toContain('Allow')
        if (statuses.includes('401')) expect(headersOf('401')).toContain('WWW-Authenticate')
      }
  })

  it('names only headers that the answers have', async () => {
    const endpoint = await startEndpoint()
    const device = await newDevice(endpoint)
    const document = (await (await device.get('/v1/openapi.json')).json()) as Document
    const ask = async (path: string, documented: string, init: RequestInit = {}) => {
      const answer = await endpoint.app.request(path, { headers: device.authorization, ...init })
      const method = (init.method ?? 'GET').toLowerCase()
      const operation = document.paths[documented]?.[method] ?? document.paths[documented]?.get
      const names = Object.keys(operation?.responses[answer.status]?.headers ?? {})
      expect(names).toContain('X-Request-Id')
      for (const name of names)
        expect([path, answer.status, name, answer.headers.has(name)]).toEqual([
          path,
          answer.status,
          name,
          true,
        ])
      return answer
    }
    const tag = (await ask('/v1/scheme', '/v1/scheme')).headers.get('ETag') ?? ''
    const known = { headers: { ...device.authorization, 'If-None-Match': tag } }
    expect((await ask('/v1/scheme', '/v1/scheme', known)).status).toBe(304)
    expect((await ask('/v1/me', '/v1/me', { headers: {} })).status).toBe(401)
    expect((await ask('/v1/me', '/v1/me', { method: 'PUT' })).status).toBe(405)
    for (const [path, documented] of [
      ['/v1/me'],
      ['/v1/devices'],
      ['/v1/team'],
      ['/v1/segments'],
      ['/healthz'],
      ['/readyz'],
      ['/v1/days/2026-11-23?zone=UTC', '/v1/days/{date}'],
    ])
      expect((await ask(path ?? '', documented ?? path ?? '')).status).toBe(200)
    for (let i = 0; i < PER_TOKEN.most; i++) await device.get('/v1/me')
    expect((await ask('/v1/me', '/v1/me')).status).toBe(429)
  })

  it.each<[string, string, string]>([
    ['/v1/segments', 'limit', '/v1/segments?limit='],
    ['/v1/days/{date}', 'dayStart', '/v1/days/2026-11-23?zone=UTC&dayStart='],
    [
      '/v1/team/middle',
      'dayStart',
      '/v1/team/middle?from=2026-11-16&to=2026-11-22&zone=UTC&dayStart=',
    ],
    ['/v1/days/{date}', 'zone', '/v1/days/2026-11-23?zone='],
    ['/v1/segments', 'since', '/v1/segments?since='],
  ])('has the bounds of the code: %s, %s', async (path, name, asked) => {
    const endpoint = await startEndpoint()
    const device = await newDevice(endpoint, 'Mia', 'Sales', 'manager')
    const document = (await (await device.get('/v1/openapi.json')).json()) as Document
    const { schema } = (document.paths[path]?.get?.parameters ?? []).find(
      (p) => p.name === name,
    ) as {
      schema: { minimum?: number; maximum?: number; pattern?: string; maxLength?: number }
    }
    const { minimum, maximum, pattern } = schema
    const values =
      minimum === undefined || maximum === undefined
        ? [
            'UTC',
            '+03:00',
            '+03:07',
            '-12:00',
            '-12:15',
            '+14:15',
            '1',
            'x'.repeat(65),
            '',
            '9'.repeat(16),
          ]
        : [minimum - 1, minimum, maximum, maximum + 1, 1.5].map(String)
    for (const value of values) {
      const isNumber = minimum !== undefined && maximum !== undefined
      const fits = isNumber
        ? Number.isInteger(Number(value)) && Number(value) >= minimum && Number(value) <= maximum
        : new RegExp(pattern ?? '').test(value) && value.length <= (schema.maxLength ?? 1000)
      const { status } = await device.get(asked + encodeURIComponent(value))
      expect([value, status !== 400]).toEqual([value, fits])
    }
  })

  it('has examples that fit the contract', () => {
    for (const [name, example] of Object.entries(EXAMPLES)) {
      const parsed = NAMED[name as keyof typeof NAMED].safeParse(example)
      expect([name, parsed.error?.issues]).toEqual([name, undefined])
    }
  })

  it('gives the types of a client', async () => {
    const { document } = await read()
    await expect(await typesFrom(document)).toMatchFileSnapshot('client/schema.d.ts')
  })
})
