import type { CDPSession } from 'puppeteer-core'

/** Errors and warnings of a browser's console, from the oldest to the newest. */
export type Problems = string[]

/**
 * Collects the console messages, uncaught exceptions and log entries of one page or worker of Chromium.
 * Messages from before this call are collected too.
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
