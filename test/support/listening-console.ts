/** An endpoint of its own with the built console, for tests in a browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/db/database.ts'
import { createApp } from '../../server/http/app.ts'
import { listen } from '../../server/http/listen.ts'
import { createCode } from '../../server/people/codes.ts'
import { SAMPLE_NOW } from './sample/sample.ts'

export const SET_UP = 's'.repeat(43)

/** Its clock stands still at the sample's moment. */
export async function listeningConsole() {
  const dir = mkdtempSync(join(tmpdir(), 'stint-console-'))
  const db = await openDatabase(join(dir, 'endpoint.sqlite'))
  const { url, stop } = await listen(createApp(db, { now: () => SAMPLE_NOW, setUp: SET_UP }), {
    port: 0,
  })
  return {
    db,
    url,
    /** The link that signs a member in. */
    linkFor: async (member: { team: string; member: string }) =>
      `${url}/#code=${(await createCode(db, member, SAMPLE_NOW)).code}`,
    close: async () => {
      await stop()
      await db.destroy()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
