import { keepChoice } from '../kept-choice.ts'
import { isRussian, LANGUAGE } from '../language.ts'

/** In its own words: who looks for it may not read this one. */
const OTHER = isRussian ? { lang: 'en', name: 'In English' } : { lang: 'ru', name: 'По-русски' }

/** The page starts again: words are chosen once, when it is loaded. */
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
