/** Tools of Windows that are stand-ins here: Wine's own lack what is asked of them. */
export const windowsStandIns = ['chkntfs.exe', 'cscript.exe', 'net.exe', 'sc.exe', 'wevtutil.exe', 'whoami.exe'] as const;

/** The whole environment of Wine; `prefix` is the folder of its Windows. */
export function wineEnvironment(prefix: string): Record<string, string> {
	return {
		HOME: '/root',
		LANG: 'C.UTF-8',
		PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
		TERM: 'xterm-256color',
		WINEDEBUG: '-all',
		// Without this Wine starts its own program whatever file has that name.
		WINEDLLOVERRIDES: `${windowsStandIns.join(',')}=n`,
		WINEPREFIX: prefix,
		XDG_RUNTIME_DIR: '/tmp',
	};
}
