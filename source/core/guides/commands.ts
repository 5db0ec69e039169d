import {pathOr} from './fill-in.ts';

/** File for `ssomanage -updatedb` that names the new master secret server. */
export const newServerFile = 'server.xml';

/** The same with the old name: the way back. */
export const oldServerFile = 'old-server.xml';

/** Shows which SSO server the tools talk to. */
export const showServerCommand = 'ssomanage -showserver';

/** Returns the command that goes to the folder of ssoconfig: the usual one where no other is known. */
export function changeFolderCommand(installDirectory?: string): string {
	return `cd /d ${pathOr(String.raw`"%CommonProgramFiles%\Enterprise Single Sign-On"`, installDirectory)}`;
}

/** Returns the command that gives the SSO database the name of a file for the master secret server. */
export function updateCommand(file: string): string {
	return `ssomanage -updatedb ${file}`;
}

/** Returns the command that restores a file; FILE where its path is not known, or not fit for a command. */
export function restoreCommand(file?: string): string {
	return `ssoconfig -restoresecret ${pathOr('FILE', file)}`;
}

/**
Returns the XML for `ssomanage -updatedb`, in lines that fit a page and the smallest window, so that no tag is broken.
The master secret server stands in it alone: with anything else, ssomanage refuses it on a computer that is not the
master secret server. Pure.

Source: BizTalk Server documentation, "How to Change the Master Secret Server". The sample of Host Integration Server
is not well-formed.
*/
export function serverXml(name: string): readonly string[] {
	return ['<sso><globalInfo>', `<secretServer>${escaped(name)}</secretServer>`, '</globalInfo></sso>'];
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
