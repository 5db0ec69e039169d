/* eslint-disable n/prefer-process-get-builtin-module, n/prefer-global/process -- what is loaded here would be counted as the program's */
// Preloaded into the program: notes the most memory that it took, in MiB, as it ends. Its children do not inherit the place.
const fs = require('node:fs');

const file = process.env.PEAK_FILE;
process.once('exit', () => {
	fs.writeFileSync(file, String(process.resourceUsage().maxRSS / 1024));
});
