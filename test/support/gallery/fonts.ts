import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'puppeteer-core'

/**
 * Noto Sans for all text, DejaVu for the signs that it lacks; both from npm, so that a page looks
 * the same on every Linux, whatever is installed there.
 */
const FOLDERS = ['@expo-google-fonts/noto-sans', 'dejavu-fonts-ttf/ttf']

const conf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${FOLDERS.map((name) => `  <dir>${resolve('node_modules', name)}</dir>`).join('\n')}
  <cachedir>${folder}</cachedir>
  <selectfont>
    <rejectfont><glob>*/ttf/*</glob></rejectfont>
    <acceptfont><glob>*/DejaVuSans.ttf</glob><glob>*/DejaVuSans-Bold.ttf</glob></acceptfont>
  </selectfont>
  <match target="pattern">
    <edit name="family" mode="prepend" binding="strong"><string>Noto Sans</string></edit>
  </match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`

/** How long this is in the fixed font at 14 px, without hinting: pages look like their pictures. */
const PROBE = { text: 'Where does the time go? Куда уходит время?', width: 300.8 }

/** Whether a page is drawn in the fixed font: where a browser has its own ways to fonts, it is not. */
export const isFixedOn = (page: Page): Promise<boolean> =>
  page.evaluate(({ text, width }) => {
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) return false
    pen.font = '14px system-ui'
    return Math.abs(pen.measureText(text).width - width) < 0.5
  }, PROBE)

/** What a browser must find in its environment to have these fonts, and no others. */
export function fixedFonts(): Record<string, string> {
  const folder = resolve('.stint/fonts')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  // Another test's browser may be reading it: it is replaced as a whole.
  const fresh = join(folder, `${process.pid}.conf`)
  writeFileSync(fresh, conf(folder))
  renameSync(fresh, file)
  return { FONTCONFIG_FILE: file }
}
