import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path/posix'

const git = (...args: string[]): string | undefined => {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}

/**
 * Returns the files that differ from the last commit, including new files. Returns an empty list if
 * git is not available.
 */
export const changedFiles = (): string[] =>
  (git('status', '--porcelain') ?? '').split('\n').filter(Boolean)

/** Build results, downloads and local data of tools: these are never part of the sources. */
const MADE = ['node_modules', 'dist', '.stint', '.git', 'coverage', 'BUILD.md']

const within = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (MADE.includes(entry.name)) return []
    return entry.isDirectory() ? within(path) : [path]
  })

/**
 * Returns all files of the project. Without git, for example in unpacked sources, these are all
 * files of the folder except those in MADE.
 */
export const sourceFiles = (): string[] => {
  const listed = git('ls-files', '-z', '--cached', '--others', '--exclude-standard')
  // Git lists a deleted file until the deletion is staged (`git add` or `git rm`).
  const ours = listed?.split('\0').filter((file) => file && existsSync(file))
  return ours?.includes('package.json') ? ours : within('.')
}
