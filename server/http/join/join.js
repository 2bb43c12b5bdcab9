// The script of the join page. It reads the secret from the fragment of the address and does not
// send it anywhere.
const find = (id) => document.getElementById(id)

const hasSecret = /^#[A-Za-z0-9-]{53,80}$/.test(location.hash)
find('broken').hidden = hasSecret
find('copying').hidden = !hasSecret

// The link without the query for the language, as it was sent to the person.
const link = location.origin + location.pathname + location.hash
find('link').value = link
find('link').addEventListener('focus', (event) => event.target.select())

find('copy').addEventListener('click', async () => {
  const said = find('said')
  try {
    await navigator.clipboard.writeText(link)
    said.textContent = said.dataset.copied
  } catch {
    // The clipboard cannot be used: the page is on plain HTTP, or the company forbids it.
    find('link').select()
    said.textContent = said.dataset.failed
  }
})

// The link to the console has the secret in its fragment too. The console uses the invite only when
// the person clicks the button there.
if (hasSecret) find('console').href += `#code=${location.hash.slice(1)}`

// The link to the other language keeps the secret in its fragment, which is not sent to the server.
find('language').href += location.hash

const isFirefox = /\bFirefox\//.test(navigator.userAgent)
find(isFirefox ? 'firefox' : 'chrome').classList.add('main')
find('phone').hidden = !/\b(Android|iPhone|iPad)\b/.test(navigator.userAgent)

// A person may paste the link of another invite into the address of this tab.
addEventListener('hashchange', () => location.reload())
