import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path/posix'

const git = (...args: string[]): string | undefined => {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}

/** What differs from the last commit, new files included; none where there is no git to ask. */
export const changedFiles = (): string[] =>
  (git('status', '--porcelain') ?? '').split('\n').filter(Boolean)

/** Made, fetched or kept by the tools: never part of the sources. */
const MADE = ['node_modules', 'dist', '.stint', '.git', 'coverage', 'BUILD.md']

const within = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (MADE.includes(entry.name)) return []
    return entry.isDirectory() ? within(path) : [path]
  })

/** All files that the project is made of; in unpacked sources, where nothing is under git, all there are. */
export const sourceFiles = (): string[] => {
  const listed = git('ls-files', '-z', '--cached', '--others', '--exclude-standard')
  // One that was deleted is listed until that is committed.
  const ours = listed?.split('\0').filter((file) => file && existsSync(file))
  return ours?.includes('package.json') ? ours : within('.')
}
