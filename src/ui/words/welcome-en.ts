/** What the page of the first run says; `welcome-ru.ts` has the same keys. */
export const en = {
  title: 'See where your time goes',
  intro: 'Three steps, less than a minute.',
  crm: 'Which CRM do you work in?',
  crmText:
    'Time in it then counts by itself. The browser asks you once; Stint sees that a page of this CRM is in front of you, and reads nothing from it.',
  crmOn: (names: string) => `On: ${names}. Time in it counts by itself.`,
  denied: (name: string) =>
    `The browser did not allow ${name}, so it stays off. Click it again, or choose another.`,
  insideOf: (site: string) => `in ${site}`,
  ownCrm: 'Ours stands on a server of our own',
  stage: 'What are you doing now?',
  stageText:
    'Click it, or press its key, and the time runs. Whenever you begin something else, click that.',
  stop: 'Stop',
  open: 'Always one click away',
  pinChromium: 'Click the puzzle piece beside the address bar, then the pin next to Stint.',
  pinFirefox:
    'Click the puzzle piece beside the address bar, then the gear next to Stint, then Pin to Toolbar.',
  pinned: 'Stint is on your toolbar.',
  done: (category: string) =>
    `Your first minute is running: ${category}. That is all; you may close this page.`,
  later: 'Can wait:',
  connect: 'connect to your company',
  settings: 'all settings',
  private: 'Your time stays in this browser until you connect it to your company yourself.',
}

export type WelcomeWords = typeof en
