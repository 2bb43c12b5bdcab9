import { render } from 'preact'
import { words } from '../words/common.ts'
import { pageWords } from '../words/pages.ts'
import type { SettingsPorts } from './ports.ts'
import { SettingsPage } from './settings.tsx'

/** Draws the settings page. Returns a function that removes the page. */
export const mountSettings = (root: Element, ports: SettingsPorts) => {
  document.documentElement.lang = words.language
  document.title = `Stint · ${pageWords.settingsTitle}`
  render(<SettingsPage {...ports} />, root)
  return () => render(null, root)
}
