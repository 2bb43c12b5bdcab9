import { keepChoice } from '../kept-choice.ts'
import { isRussian, LANGUAGE } from '../language.ts'

/**
 * The language that is not shown now. It is named in that language, because a person who looks for
 * it may be unable to read the present one.
 */
const OTHER = isRussian ? { lang: 'en', name: 'In English' } : { lang: 'ru', name: 'По-русски' }

/**
 * Changes the language and reloads the page, because the page chooses its words only when it is
 * loaded.
 */
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
