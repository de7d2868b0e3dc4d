import { serve } from './page/server.mjs';
import puppeteer from 'puppeteer-core';
const site = await serve();
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', headless: true, args: ['--no-sandbox','--disable-quic','--disable-background-networking'] });
const sel = process.argv[2], act = process.argv[3];
for (const [name, vp, scheme] of [['d-light',{width:1280,height:800},'light'],['p-dark',{width:390,height:844,isMobile:true,hasTouch:true,deviceScaleFactor:2},'dark']]) {
  const page = await browser.newPage(); await page.setViewport(vp);
  await page.emulateMediaFeatures([{name:'prefers-color-scheme',value:scheme},{name:'prefers-reduced-motion',value:'reduce'}]);
  await page.goto(site.address);
  await new Promise(r=>setTimeout(r,4000));
  await page.$eval(sel, (e)=>e.scrollIntoView());
  await new Promise(r=>setTimeout(r,3000));
  if (act) { await page.evaluate(act === 'learn' ? () => { document.querySelector('#learn-play').click(); } : () => { const b=[...document.querySelectorAll('teach-view button')].find(b=>b.textContent.trim()==='4'); b&&b.click(); }); await new Promise(r=>setTimeout(r,9000)); }
  await page.$eval(sel, (e)=>e.closest('section').scrollIntoView());
  await page.screenshot({ path: `/tmp/shots/${sel}-${name}.png` });
}
await browser.close(); site.close();
