import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { consoleWords } from '../words/console.ts'
import type { PageName } from './address.ts'
import { failureWords } from './failure-words.ts'
import { Navigation, type NavigationProps } from './navigation.tsx'
import { isAllowed, pagesFor } from './pages.ts'
import { useLinks } from './people/use-links.ts'
import type { ConsolePorts, PageProps } from './ports.ts'
import { useAddress } from './use-address.ts'
import { useFocusOn } from './use-focus-on.ts'

type Page = ComponentType<PageProps>

/** Loads the code of each page when the page is first opened. */
const LOAD: Record<PageName, (ports: ConsolePorts) => Promise<Page>> = {
  team: async ({ prepareDates }) => {
    await prepareDates()
    return (await import('./team/team-page.tsx')).TeamPage
  },
  results: async ({ prepareDates }) => {
    await prepareDates()
    return (await import('./results/results-page.tsx')).ResultsPage
  },
  indicators: async ({ prepareDates }) => {
    await prepareDates()
    return (await import('./indicators/indicators-page.tsx')).IndicatorsPage
  },
  people: async ({ prepareDates }) => {
    await prepareDates()
    return (await import('./people/people-page.tsx')).PeoplePage
  },
  mine: async ({ prepareDates }) => {
    await prepareDates()
    return (await import('./mine/mine-page.tsx')).MinePage
  },
  integrations: async () => (await import('./integrations/integrations-page.tsx')).IntegrationsPage,
  health: async () => (await import('./health/health-page.tsx')).HealthPage,
  scheme: async ({ prepareDates }) => {
    await prepareDates()
    return (await import('./scheme/scheme-page.tsx')).SchemePage
  },
  settings: async ({ prepareDates }) => {
    await prepareDates()
    return (await import('./settings/settings-page.tsx')).SettingsPage
  },
  logs: async ({ prepareDates }) => {
    await prepareDates()
    return (await import('./logs/logs-page.tsx')).LogsPage
  },
  account: async () => (await import('./account/account-page.tsx')).AccountPage,
}

const usePage = (name: PageName, ports: ConsolePorts) => {
  const [state, setState] = useState<{ name: PageName; Page: Page } | { failed: string }>()
  useEffect(() => {
    let stopped = false
    LOAD[name](ports).then(
      (Page) => !stopped && setState({ name, Page }),
      (error) => !stopped && setState({ failed: failureWords(error) }),
    )
    return () => {
      stopped = true
    }
  }, [name])
  return state
}

interface ShownProps extends PageProps {
  name: PageName
  isNext: boolean
}

const ShownPage = ({ name, isNext, ...props }: ShownProps) => {
  const state = usePage(name, props.ports)
  const shown = state && 'Page' in state ? state.name : undefined
  useFocusOn(shown, isNext)
  useEffect(() => {
    document.title = `Stint · ${consoleWords.pageNames[name]}`
  }, [shown])
  return (
    <main tabIndex={-1} id="page" data-page={shown}>
      {state && 'failed' in state && (
        <p class="failed" role="alert">
          {state.failed}
        </p>
      )}
      {state && 'Page' in state && <state.Page {...props} />}
    </main>
  )
}

interface ShellProps extends Omit<NavigationProps, 'here'> {
  /**
   * Whether the person has signed in on this page. If so, the first page gets the focus
   * (`useFocusOn`).
   */
  isNext: boolean
}

/** The console's navigation, and the page that the address names. */
export const Shell = ({ isNext, ...props }: ShellProps) => {
  const { ports, me } = props
  const { address, go } = useAddress()
  const links = useLinks()
  const [first = 'account'] = pagesFor(me)
  const here = address.page && isAllowed(address.page, me) ? address.page : first
  return (
    <div class="console">
      <button type="button" class="skip" onClick={skipToPage}>
        {consoleWords.skip}
      </button>
      <Navigation {...props} here={here} />
      <ShownPage
        name={here}
        ports={ports}
        me={me}
        address={address}
        go={go}
        links={links}
        isNext={isNext}
      />
    </div>
  )
}

/**
 * Moves the focus to the page. A link to `#page` would not work, because the part of the address
 * after `#` names the page.
 */
const skipToPage = () => document.getElementById('page')?.focus()
