/**
 * The page that the link of an invite opens. It is the same for everybody: the secret is in the
 * fragment, which a browser does not send, and only the page's script reads it.
 */
import { html, raw } from 'hono/html'
import * as z from 'zod/mini'
import { languageOf } from '../../people/names.ts'
import { CHROME_ORIGIN } from '../origins.ts'
import { JOIN_WORDS, LANGUAGES, type Language } from './words.ts'

/** The query of `GET /join`: the language, if the person chose one. */
export const JoinQuery = z.object({ lang: z.exactOptional(z.enum(LANGUAGES)) })

/**
 * Where the company offers the extension. If the address for a browser is absent, the page links to
 * the extension store of that browser.
 */
export interface ExtensionAddresses {
  chrome?: string
  firefox?: string
}

const STORES = {
  chrome: `https://chromewebstore.google.com/detail/stint/${new URL(CHROME_ORIGIN).hostname}`,
  firefox: 'https://addons.mozilla.org/addon/stint@stint.example/',
}

/** Returns the language that the person chose; if they chose none, the language of the browser. */
export const languageFor = (chosen: Language | undefined, accepted: string | undefined): Language =>
  chosen ?? (languageOf(accepted)?.startsWith('ru') ? 'ru' : 'en')

const TILES = ['#2563eb', '#0f766e', '#b45309', '#7c3aed', '#be123c', '#4d7c0f']

export const joinPage = (language: Language, extension: ExtensionAddresses) => {
  const words = JOIN_WORDS[language]
  const other = language === 'en' ? 'ru' : 'en'
  const { chrome, firefox } = { ...STORES, ...extension }
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${words.title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="join.css" />
    <script src="join.js" defer></script>
  </head>
  <body>
    <main>
      <div class="brand" aria-hidden="true">${TILES.map(() => raw('<i></i>'))}</div>
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      <p class="notice" id="broken" role="alert" hidden>${words.noSecret}</p>
      <ol>
        <li>
          <h2>${words.get}</h2>
          <p>${words.getHint}</p>
          <p class="stores">
            <a class="button" id="chrome" href="${chrome}">${words.chrome}</a>
            <a class="button" id="firefox" href="${firefox}">${words.firefox}</a>
          </p>
          <p class="notice" id="phone" hidden>${words.onPhone}</p>
        </li>
        <li>
          <h2>${words.copy}</h2>
          <p>${words.copyHint}</p>
          <noscript><p class="notice">${words.noScript}</p></noscript>
          <div id="copying" hidden>
            <input id="link" readonly spellcheck="false" aria-label="${words.copy}" />
            <button class="button main" id="copy" type="button">${words.copyButton}</button>
          </div>
          <p id="said" role="status" data-copied="${words.copied}" data-failed="${words.notCopied}"></p>
        </li>
        <li>
          <h2>${words.paste}</h2>
          <p>${words.pasteHint}</p>
        </li>
      </ol>
      <p class="foot">${words.consoleHint} <a id="console" href="./">${words.console}</a></p>
      <p class="foot">${words.once}</p>
      <p class="foot"><a id="language" lang="${other}" hreflang="${other}" href="?lang=${other}">${words.other}</a></p>
    </main>
  </body>
</html>
`
}
