import { BrowserPrompt } from '../../../../src/ui/welcome/browser-prompt.tsx'
import { Step } from '../../../../src/ui/welcome/step.tsx'

const CHIPS = ['Salesforce', 'HubSpot', 'Pipedrive'] as const

/**
 * Shows the components of the welcome page: steps, chips, and the message that the browser will ask for
 * a permission.
 */
export const WelcomeParts = () => (
  <>
    <h1>Welcome</h1>
    <ol>
      <Step id="open" title="A step to do" done={false}>
        <div class="chips">
          {CHIPS.map((name, i) => (
            <button key={name} type="button" class="chip" aria-pressed={i === 1}>
              {name}
            </button>
          ))}
          <button type="button" class="chip" data-force="hover">
            hover
          </button>
          <button type="button" class="chip" disabled>
            disabled
          </button>
        </div>
        <p class="failed">HubSpot stays off: the browser has no permission.</p>
      </Step>
      <Step id="done" title="A step that is done" done>
        <p>
          <b>On: HubSpot.</b>
        </p>
      </Step>
    </ol>
    <BrowserPrompt asking="chromium" sites={['*.pipedrive.com']} />
    <BrowserPrompt asking="chromium" sites={['a.example', 'b.example', 'c.example', 'd.example']} />
    <BrowserPrompt asking="firefox" sites={['*.pipedrive.com']} />
  </>
)
