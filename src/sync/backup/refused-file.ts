/**
 * Why a file is refused. `foreign`: another program made it; `newer`: a later version of Stint made
 * it; `damaged`: it is truncated or altered; `wrong`: it is intact, but its content is invalid;
 * `large`: it is too large for memory; `unreadable`: the browser cannot read it.
 */
type FileRefusal = 'foreign' | 'newer' | 'damaged' | 'wrong' | 'large' | 'unreadable'

export class RefusedFile extends Error {
  readonly reason: FileRefusal
  constructor(reason: FileRefusal, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}
