/**
 * Stores which device a sign-in connected. The provider is asked about the account for as long as
 * that device may send rows.
 */
import type { Database } from '../db/tables.ts'

/**
 * Binds a device to the sign-in whose code it has just used. Removes any earlier sign-in of the
 * device, even if the new code does not come from a sign-in.
 */
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
