// The script of the join page. It reads the secret from the fragment, and sends it nowhere.
const find = (id) => document.getElementById(id)

const hasSecret = /^#[A-Za-z0-9-]{53,80}$/.test(location.hash)
find('broken').hidden = hasSecret
find('copying').hidden = !hasSecret

// Without the language that was chosen: the link is the one that was sent.
const link = location.origin + location.pathname + location.hash
find('link').value = link
find('link').addEventListener('focus', (event) => event.target.select())

find('copy').addEventListener('click', async () => {
  const said = find('said')
  try {
    await navigator.clipboard.writeText(link)
    said.textContent = said.dataset.copied
  } catch {
    // Plain HTTP, or forbidden by the company.
    find('link').select()
    said.textContent = said.dataset.failed
  }
})

// So does the console, which uses the link up only when its button is clicked.
if (hasSecret) find('console').href += `#code=${location.hash.slice(1)}`

// The other language keeps the secret, which stays in the browser.
find('language').href += location.hash

const isFirefox = /\bFirefox\//.test(navigator.userAgent)
find(isFirefox ? 'firefox' : 'chrome').classList.add('main')
find('phone').hidden = !/\b(Android|iPhone|iPad)\b/.test(navigator.userAgent)

// Someone may paste another invite into the same tab.
addEventListener('hashchange', () => location.reload())
