import type { Page } from 'puppeteer-core'

/** Runs an act that opens the browser's file dialog, and chooses the file there. */
export async function chooseFile(page: Page, path: string, act: () => Promise<unknown>) {
  const dialog = page.waitForFileChooser()
  // The request to report the dialog and a pressed key reach the browser by different ways. On a
  // busy machine the key came first in 10 of 60 runs, and the dialog was not reported. Once the
  // page has answered, the request has arrived.
  await page.evaluate(() => 0)
  const [chooser] = await Promise.all([dialog, act()])
  await chooser.accept([path])
}
