import { keepChoice } from '../kept-choice.ts'
import { isRussian, LANGUAGE } from '../language.ts'

/**
 * The other language, named in that language: a person who looks for it may not be able to read the
 * current one.
 */
const OTHER = isRussian ? { lang: 'en', name: 'In English' } : { lang: 'ru', name: 'По-русски' }

/** Changes the language and reloads the page, because words are chosen only when it is loaded. */
const switchLanguage = () => {
  keepChoice(LANGUAGE, OTHER.lang)
  location.reload()
}

export const LanguageSwitch = () => (
  <p>
    <button type="button" class="plain" id="language" lang={OTHER.lang} onClick={switchLanguage}>
      {OTHER.name}
    </button>
  </p>
)
