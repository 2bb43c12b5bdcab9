import type { AsksWords } from './asks-en.ts'

export const ru: AsksWords = {
  title: {
    chromium: 'Приложение "Stint" запросило дополнительные разрешения.',
    firefox: 'Stint запрашивает дополнительные настройки',
  },
  intro: { chromium: 'Разрешения:', firefox: 'Новые разрешения:' },
  all: { chromium: (domain) => `все сайты ${domain}`, firefox: (domain) => domain },
  some: {
    chromium: (sites) => `Просмотр и изменение данных: ${sites}`,
    firefox: (domain) => `Доступ к вашим данным для сайтов в доменах ${domain}`,
  },
  many: {
    chromium: () => 'Просмотр и изменение данных на нескольких сайтах',
    firefox: (count) => `Доступ к вашим данным для сайтов в ${count} доменах`,
  },
  any: { chromium: 'Просмотр и изменение данных: …', firefox: 'Доступ к вашим данным для …' },
  allow: 'Разрешить',
  deny: { chromium: 'Запретить', firefox: 'Отклонить' },
  browserAsks: 'Затем браузер спросит:',
  quoted: (question) => `Затем браузер спросит: «${question}».`,
  why: 'Нажмите «Разрешить». Stint только проверяет, открыта ли перед вами CRM, и ничего там не читает и не меняет.',
}
