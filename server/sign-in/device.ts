/** Which device a sign-in connected: the provider is asked about it as long as it may send. */
import type { Database } from '../db/tables.ts'

/** A device that connects in any way is bound to the last sign-in only, if that is how it connected. */
export const bindSignIn = async (
  tx: Database,
  { member, id }: { member: string; id: string },
  code_hash: string,
) => {
  await tx
    .deleteFrom('sign_ins')
    .where('member', '=', member)
    .where('device', '=', id)
    .where('code_hash', '<>', code_hash)
    .execute()
  await tx
    .updateTable('sign_ins')
    .set({ device: id })
    .where('member', '=', member)
    .where('code_hash', '=', code_hash)
    .execute()
}
