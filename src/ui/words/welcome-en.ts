/** Words of the welcome page; `welcome-ru.ts` has the same keys. */
export const en = {
  title: 'See where your time goes',
  intro: 'Three steps, less than a minute.',
  crm: 'Which CRM do you use?',
  crmText: 'Click it: Stint then tracks time there automatically.',
  crmOn: (names: string) => `On: ${names}. Stint tracks time there automatically.`,
  denied: (name: string) =>
    `${name} stays off: the browser has no permission. Click it again and choose Allow.`,
  insideOf: (site: string) => `in ${site}`,
  ownCrm: 'Our CRM runs on our own server',
  ownCrmText: 'Enter its address. Stint then tracks time there, too.',
  stage: 'What are you doing now?',
  stageText:
    'Click it, and the clock runs. When you start something else, click that, or press its key in Stint.',
  stop: 'Stop',
  open: 'Always one click away',
  pinChromium: 'Click the puzzle piece next to the address bar, then the pin next to Stint.',
  pinFirefox:
    'Click the puzzle piece next to the address bar, then the gear next to Stint, then Pin to Toolbar.',
  pinned: 'Stint is on your toolbar.',
  openPopup: 'Open Stint',
  openHint: 'This is where you switch from now on.',
  openByHand: 'The browser did not open it. Click the Stint icon on the toolbar.',
  opened: 'That is Stint. Click its icon whenever you start something else.',
  done: (category: string) => `Your first minute is running: ${category}.`,
  later: 'Later, if you like:',
  connect: 'connect to your company',
  settings: 'all settings',
  private: 'Your time stays in this browser until you connect it to your company.',
}

export type WelcomeWords = typeof en
