/**
 * The texts with which the browsers ask for a permission. They are taken from Chromium's resources
 * (IDS_EXTENSION_PERMISSIONS_PROMPT) and Firefox's
 * `webext-perms-optional-text-with-data-collection`, `webext-perms-host-description` and
 * `webext-perms-description-data-some-optional`; seen in Chromium 156, Firefox 153 and Firefox 140.
 * `permission-prompts-ru.ts` has the same keys.
 */
export const en = {
  title: {
    chromium: '"Stint" has requested additional permissions.',
    firefox: 'Stint requests additional settings',
  },
  intro: { chromium: 'It could:', firefox: 'New permissions:' },
  /** How the browser names all sites of a domain. */
  all: { chromium: (domain: string) => `all ${domain} sites`, firefox: (domain: string) => domain },
  some: {
    chromium: (sites: string) => `Read and change your data on ${sites}`,
    firefox: (domain: string) => `Access your data for sites in ${domain} domains`,
  },
  many: {
    chromium: (_count: number) => 'Read and change your data on a number of websites',
    firefox: (count: number) => `Access your data for sites in ${count} domains`,
  },
  /** The browser's question. The names of the sites are inserted at "…". */
  any: { chromium: 'Read and change your data on …', firefox: 'Access your data for …' },
  allow: 'Allow',
  deny: { chromium: 'Deny', firefox: 'Deny' },
  browserAsks: 'Your browser then asks:',
  quoted: (question: string) => `Your browser then asks: “${question}”.`,
  /** What Firefox asks when Stint connects to a company's server. Other browsers do not ask this. */
  atConnecting:
    'Firefox then asks for the server’s site, and: “The developer says the extension wants to collect: browsing activity, technical and interaction data”. Choose Allow. These are Firefox’s names for your times, categories and CRM, and for the version of Stint. They go to your company’s server only, never to Stint’s developer.',
  why: 'Choose Allow. Stint only checks whether the tab in front is your CRM. It reads and changes nothing there.',
}

export type AsksWords = typeof en
