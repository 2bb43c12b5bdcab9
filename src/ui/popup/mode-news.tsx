import type { PopupView } from '../../store/views/popup-view.ts'
import { dayOfYear } from '../formats.ts'
import type { OpenPage } from '../pages.ts'
import { modeWords } from '../words/mode.ts'

interface ModeNewsProps {
  news: NonNullable<PopupView['modeNews']>
  open: OpenPage
}

/**
 * The notice that group mode (docs/domain.md, *Who sees what*) ends or has ended. It stays until
 * the person has opened the part of the settings about the connection to the company.
 */
export const ModeNews = ({ news, open }: ModeNewsProps) => (
  <button type="button" id="mode-news" class="ask" onClick={() => open('settings', 'to-company')}>
    {news.is === 'ending' ? modeWords.ending(dayOfYear(news.from)) : modeWords.named}
  </button>
)
