// The page in WebKitGTK, as near to Safari as Linux comes. Skipped where it is not installed.
import { everywhere, withoutSite } from './everywhere.mjs';
import { noWebKit, WebKit } from './webdriver.mjs';

everywhere('webkit', withoutSite(noWebKit()), () => WebKit.launch());
