import type { CDPSession } from 'puppeteer-core'

/** Every error and warning that a browser's console showed, in the words it used, oldest first. */
export type Problems = string[]

/**
 * Listens to one target (page or worker) of Chromium: console, uncaught exceptions, and what the
 * browser itself logs about it. What came before is told too, so that nothing at start is missed.
 */
export async function listenTo(session: CDPSession, where: string, problems: Problems) {
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type !== 'error' && type !== 'warning' && type !== 'assert') return
    const words = args.map((arg) => arg.description ?? String(arg.value))
    problems.push(`${where}: ${type}: ${words.join(' ')}`)
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
    problems.push(`${where}: exception: ${exception?.description ?? text}`)
  })
  session.on('Log.entryAdded', ({ entry: { level, text, url } }) => {
    if (level !== 'error' && level !== 'warning') return
    problems.push(`${where}: ${level}: ${text}${url ? ` (${url})` : ''}`)
  })
  await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')])
}
