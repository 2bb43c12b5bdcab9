/** What the popup says about the browser: its time zone, and the site in the active tab. */
export const en = {
  unknownZone: (zone: string) =>
    `This browser does not know its time zone. Stint uses ${zone}. If times look wrong, set the computer’s time zone.`,
  thisIsCrm: 'This site is our CRM',
}

export type BrowserWords = typeof en
