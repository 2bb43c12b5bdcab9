import type { PopupView } from '../../store/views/popup-view.ts'
import { dayOfYear } from '../formats.ts'
import type { OpenPage } from '../pages.ts'
import { modeWords } from '../words/mode.ts'

interface ModeNewsProps {
  news: NonNullable<PopupView['modeNews']>
  open: OpenPage
}

/** Group mode ends or has ended: it stands here until the person has seen it in the settings. */
export const ModeNews = ({ news, open }: ModeNewsProps) => (
  <button type="button" id="mode-news" class="ask" onClick={() => open('settings', 'to-company')}>
    {news.is === 'ending' ? modeWords.ending(dayOfYear(news.from)) : modeWords.named}
  </button>
)
