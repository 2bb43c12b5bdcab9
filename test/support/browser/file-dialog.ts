import type { Page } from 'puppeteer-core'

/** Runs an action that opens the browser's file dialog, and chooses the file in that dialog. */
export async function chooseFile(page: Page, path: string, act: () => Promise<unknown>) {
  const dialog = page.waitForFileChooser()
  // Waits until the browser has received the request to report its file dialog. A key that `act` presses
  // takes another way to the browser. On a busy machine the key was faster than the request in 10 of 60
  // runs, and the dialog was not reported. When the page has answered this call, the request has
  // arrived.
  await page.evaluate(() => 0)
  const [chooser] = await Promise.all([dialog, act()])
  await chooser.accept([path])
}
