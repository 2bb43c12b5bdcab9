/** A lane runs some Vitest projects in one process. Several lanes run at the same time. */
import type { Progress } from './progress.ts'
import { lengthOf, type Screen } from './screen.ts'
import type { Times } from './times.ts'
import { runVitest, type VitestRun } from './vitest.ts'

export interface Count {
  passed: number
  failed: number
}

export class Lane {
  readonly #run: VitestRun
  readonly #screen: Screen
  readonly #times: Times
  readonly #counts = new Map<string, Count>()
  readonly #waiting = new Set<string>()
  readonly running = new Set<string>()

  constructor(run: VitestRun, screen: Screen, times: Times) {
    this.#run = run
    this.#screen = screen
    this.#times = times
  }

  /** An estimate of the milliseconds that the rest of this lane takes. */
  get left(): number {
    const all = [...this.#waiting].reduce((ms, file) => ms + this.#times.of(file), 0)
    return all / this.#run.workers
  }

  /** The numbers of passed and failed tests, by project. */
  get counts(): ReadonlyMap<string, Count> {
    return this.#counts
  }

  async go() {
    const code = await runVitest(this.#run, (progress) => this.#take(progress))
    const failed = [...this.#counts.values()].some((count) => count.failed > 0)
    const tests = [...this.#counts.values()].reduce((all, count) => all + count.passed, 0)
    // If Vitest ended with an error although no test failed, the run must not count as passed.
    if ((code !== 0 && !failed) || tests === 0) this.#fail([`Vitest ended with code ${code}.`])
  }

  #take(progress: Progress) {
    if (progress.type === 'planned') for (const file of progress.files) this.#waiting.add(file)
    if (progress.type === 'started') this.running.add(progress.file)
    if (progress.type === 'ended') this.#end(progress)
    if (progress.type === 'broken') this.#fail(progress.errors)
  }

  #end({ file, ms, passed, failed, errors }: Extract<Progress, { type: 'ended' }>) {
    this.#waiting.delete(file)
    this.running.delete(file)
    this.#times.set(file, ms)
    this.#add(file.split(' ')[0] ?? '', { passed, failed })
    this.#screen.line(
      `${failed ? '✗' : '✓'} ${file}  ${passed} passed${failed ? `, ${failed} FAILED` : ''}  ${lengthOf(ms)}`,
    )
    for (const error of errors) this.#screen.line(indent(error))
  }

  #fail(errors: readonly string[]) {
    this.#add(this.#run.name, { passed: 0, failed: 1 })
    this.#screen.line(
      `✗ ${this.#run.name}: errors outside of tests, see .stint/test-${this.#run.name}.log`,
    )
    for (const error of errors) this.#screen.line(indent(error))
  }

  #add(project: string, { passed, failed }: Count) {
    const before = this.#counts.get(project) ?? { passed: 0, failed: 0 }
    this.#counts.set(project, { passed: before.passed + passed, failed: before.failed + failed })
  }
}

const indent = (text: string) => text.replaceAll(/^/gm, '    ')
