// axe-core over HTML files, at two widths and in both colour schemes, in one browser. Prints {file: findings}.
const puppeteer = require('puppeteer-core'), fs = require('fs'), url = require('url');

const VIEWS = [['desktop-light', 1280, 900, 'light'], ['mobile-light', 390, 844, 'light'], ['desktop-dark', 1280, 900, 'dark']];

// How far the page scrolls sideways, and the first element that makes it.
function overflow() {
  const page = document.scrollingElement, by = page.scrollWidth - page.clientWidth;
  if (by <= 1) return { by: 0, wide: '' };
  const out = [...document.body.querySelectorAll('*')].find(e => e.getBoundingClientRect().right > page.clientWidth + 1);
  return { by, wide: out ? out.tagName + (out.className ? '.' + out.className : '') : '' };
}

const finding = v => ({ id: v.id, impact: v.impact, help: v.help, n: v.nodes.length, target: String(v.nodes[0].target).slice(0, 120) });

async function look(browser, file, axe) {
  const out = { runs: [], console: new Set(), external: new Set() };
  for (const [name, width, height, scheme] of VIEWS) {
    const page = await browser.newPage(), phone = width < 500;
    await page.setViewport({ width, height, isMobile: phone, hasTouch: phone });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    page.on('console', m => { if (m.type() === 'error') out.console.add(m.text().slice(0, 200)); });
    page.on('pageerror', e => out.console.add(String(e).slice(0, 200)));
    page.on('request', r => { if (!/^(file|data|blob):/.test(r.url())) out.external.add(r.url().slice(0, 200)); });
    await page.goto(url.pathToFileURL(file).href, { waitUntil: 'load', timeout: 120000 });
    const { by, wide } = await page.evaluate(overflow);
    await page.evaluate(axe);
    const result = await page.evaluate(async () => await axe.run(document, { resultTypes: ['violations', 'incomplete'] }));
    out.runs.push({ name, overflow: by, wide, violations: result.violations.map(finding), incomplete: result.incomplete.map(finding) });
    await page.close();
  }
  return { ...out, console: [...out.console], external: [...out.external] };
}

(async () => {
  const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, protocolTimeout: 600000,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  const all = {};
  for (const file of process.argv.slice(2)) all[file] = await look(browser, file, axe);
  await browser.close();
  console.log(JSON.stringify(all));
})().catch(e => { console.error(e); process.exit(1); });
