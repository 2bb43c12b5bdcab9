import type { Category } from '../../../core/scheme/categories.ts'
import { namesFrom } from '../../../core/scheme/edits.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { isRussian } from '../../words/names.ts'

interface NamesProps {
  /** The text with which the fields' ids begin. It is different for each use on the page. */
  id: string
  given?: Partial<Pick<Category, 'en' | 'ru'>> | undefined
  problem?: string | undefined
}

/** The fields for the name in both languages. The field for the person's language is first. */
export const Names = ({ id, given, problem }: NamesProps) => {
  const languages = isRussian ? (['ru', 'en'] as const) : (['en', 'ru'] as const)
  return (
    <>
      {languages.map((language) => (
        <div key={language}>
          <label for={`${id}-${language}`}>
            {language === 'en' ? words.english : words.russian}
          </label>
          <input
            id={`${id}-${language}`}
            name={language}
            lang={language}
            defaultValue={given?.[language]}
            autocomplete="off"
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-problem`}
          />
        </div>
      ))}
      <p class="hint">{words.otherName}</p>
      <p role="alert" class="failed" id={`${id}-problem`}>
        {problem}
      </p>
    </>
  )
}

export const namesIn = (form: FormData) =>
  namesFrom(String(form.get('en') ?? ''), String(form.get('ru') ?? ''))
