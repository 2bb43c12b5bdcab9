/**
 * A Vitest reporter. It sends messages about each test file to the process that started Vitest, so
 * that the progress of several runs can be shown on one screen.
 */
import { stripVTControlCharacters } from 'node:util'
import type { Reporter, SerializedError, TestModule, TestSpecification } from 'vitest/node'

export type Progress =
  | { type: 'planned'; files: string[] }
  | { type: 'started'; file: string }
  | { type: 'ended'; file: string; ms: number; passed: number; failed: number; errors: string[] }
  | { type: 'broken'; errors: string[] }

const send = (progress: Progress) => process.send?.(progress)

/**
 * Returns the name of a test file. It contains the Vitest project, because the endpoint's test
 * files run in two projects, one for each database.
 */
const nameOf = ({ project, moduleId }: Pick<TestModule, 'project' | 'moduleId'>) =>
  `${project.name} ${moduleId.slice(project.config.root.length + 1)}`

/**
 * Returns the text of an error: its message, the difference between the result and the expected
 * value, and the place of the error; without colours.
 */
const wordsOf = ({ message, diff, stacks }: SerializedError & { diff?: string }) => {
  const places = stacks?.map(({ file, line, column }) => `at ${file}:${line}:${column}`) ?? []
  return stripVTControlCharacters([message, diff, ...places].filter(Boolean).join('\n'))
}

function failuresOf(module: TestModule): string[] {
  const own = module.errors().map(wordsOf)
  const suites = [...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map((error) => `${suite.fullName}\n${wordsOf(error)}`),
  )
  const tests = [...module.children.allTests('failed')].flatMap((test) =>
    (test.result().errors ?? []).map((error) => `${test.fullName}\n${wordsOf(error)}`),
  )
  return [...own, ...suites, ...tests]
}

export default class ProgressReporter implements Reporter {
  onTestRunStart(specifications: readonly TestSpecification[]) {
    send({ type: 'planned', files: specifications.map(nameOf) })
  }

  onTestModuleStart(module: TestModule) {
    send({ type: 'started', file: nameOf(module) })
  }

  onTestModuleEnd(module: TestModule) {
    const tests = [...module.children.allTests()]
    const passed = tests.filter((test) => test.result().state === 'passed').length
    const errors = failuresOf(module)
    // A skipped test counts as failed. A file that fails before its first test counts as one
    // failure.
    const failed = Math.max(tests.length - passed, errors.length > 0 ? 1 : 0)
    const { duration, setupDuration, collectDuration } = module.diagnostic()
    const ms = Math.round(duration + setupDuration + collectDuration)
    send({ type: 'ended', file: nameOf(module), ms, passed, failed, errors })
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly SerializedError[]) {
    if (unhandled.length > 0) send({ type: 'broken', errors: unhandled.map(wordsOf) })
  }
}
