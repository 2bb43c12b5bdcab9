import type { BrowserWords } from './browser-en.ts'

export const ru: BrowserWords = {
  unknownZone: (zone) =>
    `Браузер не знает часового пояса. Stint считает по ${zone}. Если время неверно, задайте пояс на компьютере.`,
  thisIsCrm: 'Этот сайт — наша CRM',
}
