import { mountWelcome } from '../src/ui/welcome/mount.tsx'
import { browser } from './browser.ts'

const shortcut = async () => {
  const all = await browser.commands.getAll()
  return all.find(({ name }) => name === '_execute_action')?.shortcut || undefined
}

mountWelcome(document.body, {
  shortcut: shortcut(),
  open: () => browser.runtime.openOptionsPage(),
})
