import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { OperatorError } from './operator-error.ts'

/** Returns the error for a file that an administrator named and that cannot be read or made. */
export const fileError = (file: string, error: unknown): OperatorError => {
  const { code = '', message } = error as NodeJS.ErrnoException
  const folder = dirname(resolve(file))
  const reasons: Partial<Record<string, string>> = {
    EEXIST: `${file} is there already.`,
    ENOENT: existsSync(folder) ? `There is no file ${file}.` : `There is no folder ${folder}.`,
    ENOTDIR: `${folder} is not a folder.`,
    EISDIR: `${file} is a folder.`,
    EACCES: `${file} may not be read or written by this account.`,
    EROFS: `${file} is on a disk that cannot be written.`,
  }
  return new OperatorError(reasons[code] ?? `${file}: ${message}.`)
}
