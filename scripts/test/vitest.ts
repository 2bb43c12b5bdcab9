/** Runs Vitest in a separate process, which reports the progress of the tests. */
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { setPriority } from 'node:os'
import type { Progress } from './progress.ts'

export interface VitestRun {
  /** The name of the run. Its log is `.stint/test-NAME.log`, with all output of Vitest itself. */
  name: string
  projects: readonly string[]
  /**
   * Parts of file names: only test files whose names contain one of these parts run. If empty, all
   * test files run.
   */
  filters: readonly string[]
  /** The number of test files that run at the same time. */
  workers: number
  /**
   * The niceness of the process, from 0 to 19: a process with a higher value lets other processes
   * run first.
   */
  nice: number
}

/** Resolves with Vitest's exit code when Vitest has ended. */
export function runVitest(run: VitestRun, onProgress: (progress: Progress) => void) {
  const projects = run.projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=./scripts/test/progress.ts']
  const workers = `--maxWorkers=${run.workers}`
  const log = createWriteStream(`.stint/test-${run.name}.log`)
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    workers,
    ...projects,
    ...reporters,
    ...run.filters,
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  if (child.pid !== undefined) setPriority(child.pid, run.nice)
  child.stdout?.pipe(log, { end: false })
  child.stderr?.pipe(log, { end: false })
  child.on('message', (message) => onProgress(message as Progress))
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => log.end(() => resolve(code ?? 1)))
  })
}
