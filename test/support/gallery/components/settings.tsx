import { ConnectForm } from '../../../../src/ui/settings/connect-form.tsx'
import { Switch } from '../../../../src/ui/settings/switch.tsx'

const doNothing = () => undefined
const never = () => Promise.withResolvers<never>().promise

const Fields = () => (
  <form>
    <label for="empty">Empty</label>
    <input id="empty" placeholder="https://stint.company.example" />
    <label for="filled">Filled, with the focus</label>
    <input id="filled" data-force="focus-visible" value="https://stint.acme.example" />
    <label for="wrong">Not accepted</label>
    <input id="wrong" aria-invalid="true" value="http://" />
    <p class="failed" role="alert">
      Enter an address that begins with https://.
    </p>
    <label for="locked">Disabled</label>
    <input id="locked" disabled value="https://stint.acme.example" />
    <label for="choice">A choice</label>
    <select id="choice">
      <option>once a month</option>
    </select>
    <label for="time">A time</label>
    <input id="time" type="time" value="18:00" />
    <fieldset>
      <legend>One of</legend>
      <label>
        <input type="radio" name="one" checked /> Every day
      </label>
      <label>
        <input type="radio" name="one" /> Only when I click
      </label>
    </fieldset>
    <div class="choices">
      <label>
        <input type="checkbox" checked /> Misc
      </label>
      <label>
        <input type="checkbox" /> Research
      </label>
      <label>
        <input type="checkbox" disabled /> Drive
      </label>
    </div>
    <p class="acts">
      <button type="button" class="button main">
        Connect
      </button>
      <button type="button" class="button">
        Cancel
      </button>
    </p>
  </form>
)

/** Shows the components of the settings page: rows, switches, fields and messages. */
export const Settings = () => (
  <>
    <h1>Settings</h1>
    <section id="switches">
      <h2>Switches</h2>
      <p>The explanation of a section stands once.</p>
      <p class="sees">A remark that should not be missed.</p>
      <Switch id="off" label="Off" on={false} turn={doNothing}>
        pipedrive.com
      </Switch>
      <Switch id="on" label="On" on turn={doNothing}>
        pipedrive.com
      </Switch>
      <Switch id="revoked" label="Without a permission" on={false} turn={doNothing}>
        <em>no permission</em>
      </Switch>
      <Switch id="forbidden" label="Forbidden" on={false} turn={doNothing} locked>
        Your company does not allow this.
      </Switch>
      <Switch id="unread" label="Not read yet" on={undefined} turn={doNothing} />
      <details open>
        <summary>A folded part</summary>
        <p>What few people need.</p>
      </details>
    </section>
    <section id="connecting">
      <h2>Connecting</h2>
      <ConnectForm
        endpoint="https://stint.acme.example"
        readPasted={() => ({})}
        lookUp={never}
        connect={never}
        companyAccount={{ isOffered: async () => true, signIn: never }}
        cancel={doNothing}
        changed={doNothing}
        asking="firefox"
      />
    </section>
    <section id="fields">
      <h2>Fields</h2>
      <Fields />
    </section>
  </>
)
