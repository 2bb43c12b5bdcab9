import type { CDPSession } from 'puppeteer-core'

/** Every error and warning of a browser's console, oldest first. */
export type Problems = string[]

/**
 * Collects the console, uncaught exceptions and log entries of one target (page or worker) of
 * Chromium, earlier ones included.
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
