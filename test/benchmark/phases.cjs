/* eslint-disable n/prefer-process-get-builtin-module, n/prefer-global/process -- what is loaded here would be counted as the wizard's */
// Preloaded into the wizard: tells when Node.js had started, when the modules were loaded, and when the first frame was written.
const fs = require('node:fs');
const tty = require('node:tty');

const times = [performance.now()];
const {setRawMode} = tty.ReadStream.prototype;
tty.ReadStream.prototype.setRawMode = function (isOn) {
	times[1] ??= performance.now();
	return setRawMode.call(this, isOn);
};

const {write} = tty.WriteStream.prototype;
tty.WriteStream.prototype.write = function (text, ...rest) {
	const result = write.call(this, text, ...rest);
	if (times.length === 2 && String(text).includes('Check this computer')) {
		times.push(performance.now());
		fs.writeFileSync(process.env.PHASES_FILE, JSON.stringify(times));
	}

	return result;
};
