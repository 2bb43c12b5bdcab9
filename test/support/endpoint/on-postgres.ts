import type { TestProject } from 'vitest/node'
import { startPostgres } from '../postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string | undefined
  }
}

export default async (project: TestProject) => {
  // No test here takes the machine's power away.
  const { url, stop } = await startPostgres(['fsync=off'])
  project.provide('postgres', url)
  return stop
}
