import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'puppeteer-core'

/**
 * Fonts of the stored pictures: Noto Sans for all text, and DejaVu for the signs that Noto Sans lacks.
 * Both fonts are npm packages, so that a page looks the same on every Linux system, independent of the
 * fonts that are installed there.
 */
const FOLDERS = ['@expo-google-fonts/noto-sans', 'dejavu-fonts-ttf/ttf']

const fontConfig = (folder: string) => `<?xml version="1.0"?>
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

/**
 * A text, and the width in pixels that it has in Noto Sans at 14 px without hinting. A browser that
 * measures this width draws pages in the fonts of the stored pictures.
 */
const PROBE = { text: 'Where does the time go? Куда уходит время?', width: 300.8 }

/**
 * Whether the browser draws this page in Noto Sans. A browser that ignores the environment variables of
 * `fixedFonts` may choose another font.
 */
export const isFixedOn = (page: Page): Promise<boolean> =>
  page.evaluate(({ text, width }) => {
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) return false
    pen.font = '14px system-ui'
    return Math.abs(pen.measureText(text).width - width) < 0.5
  }, PROBE)

/** Returns environment variables that make a browser use the fonts of the stored pictures only. */
export function fixedFonts(): Record<string, string> {
  const folder = resolve('.stint/fonts')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  // The file is replaced as a whole, because the browser of another test may be reading it.
  const fresh = join(folder, `${process.pid}.conf`)
  writeFileSync(fresh, fontConfig(folder))
  renameSync(fresh, file)
  return { FONTCONFIG_FILE: file }
}
