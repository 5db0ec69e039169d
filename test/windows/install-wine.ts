// Makes the Debian with Wine in it that the tests of Windows run on. They would do it first; .ci/run does it ahead.
import {wineRoot} from './wine/root.ts';

await wineRoot();
