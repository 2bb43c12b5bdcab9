import { render } from 'preact'
import { words } from '../words/common.ts'
import { reportWords } from '../words/report.ts'
import { ReportPage } from './page.tsx'
import type { ReportPorts } from './ports.ts'

/** Draws the report into `root`. Returns a function that removes the report again. */
export const mountReport = (root: Element, ports: ReportPorts) => {
  document.documentElement.lang = words.language
  document.title = `Stint · ${reportWords.title}`
  render(<ReportPage {...ports} />, root)
  return () => render(null, root)
}
