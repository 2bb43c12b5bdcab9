import { consoleWords } from '../words/console.ts'
import type { Device } from './account/ports.ts'

/**
 * The browser's name in the reader's language. The endpoint stores the name in English, such as
 * `Chrome on Windows`.
 */
export const browserName = ({ label }: Pick<Device, 'label'>) => {
  const { unknownBrowser, browserOn } = consoleWords.account
  const [browser = '', system] = label?.split(' on ') ?? []
  if (!browser) return unknownBrowser
  return system === undefined ? browser : browserOn(browser, system)
}
