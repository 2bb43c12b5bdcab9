/**
 * Why a backup file is refused. `foreign`: another program made the file. `newer`: a later version
 * of Stint made it. `damaged`: it is not complete, or was changed. `wrong`: it is complete and
 * unchanged, but its content is invalid. `large`: it is too large for the memory. `unreadable`: the
 * browser cannot read it.
 */
type FileRefusal = 'foreign' | 'newer' | 'damaged' | 'wrong' | 'large' | 'unreadable'

export class RefusedFile extends Error {
  readonly reason: FileRefusal
  constructor(reason: FileRefusal, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}
