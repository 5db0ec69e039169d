import {promptWords} from '../engines/console/prompt-words.ts';

/*
Words that a report may hold: those of the tools, of Windows and of plain English that name no computer, person or
place. Every other word is replaced, so that one missing here costs a little sense, and never a name.
*/

const english = `
a about accepted access account accounts active add added admin administration administrator administrators affiliate
after again all allowed already also an and another any application applications are as at attempt audit authenticated
authority auto-generate automatic available back backed backup bad be because been before being below binary bit bits
both builtin but by bytes cache call called cancel cancelled cannot change changed character characters check checked
class client clients cluster code codes command complete completed component computer computers configuration
configure configured confirm confirmation connect connected connection contact contains continue correct could count
create created credential credentials crypto current currently data database databases date days default delete
deleted demand denied depend dependencies description detected directory disable disabled disk display displayed do
does domain done down drive dword empty enable enabled encrypted encryption end ended ending enter entered enterprise
entsso error errors event events everyone exe exist exists exit failed failure false file files find finished first
folder following for format found free from full function general generic given global group groups guid has have help
hint hours how hresult id if in incorrect information input install installed instance interface internal invalid is
it its key keys language last length less level license list loaded local localhost localservice localsystem locked
log logged long longer lookup lost lpc machine made make manual manually many mapping mappings master match maximum
may media member memory message messages microsoft minimum minutes missing mode month months more must name names
necessary network networkservice new next no node none normal not nothing np nt ntfs null number of off offline ok old
on once one online only open opened operation option options or order other out own owner parameter parameters part
partner password passwords path pause paused pending permission permissions phrase please port press previous
privileges problem process product program property protected protocol provider purge query re-encryption re-enter
read ready reason recovery reencryption refused register registered registry reminder remote removable remove repeat
replay request requested required requires restart restore restored result retry return returned retype right rights
rpc run running same save second seconds secret secrets security see select server servers service services session
set sets settings should sign sign-on signed single size some source specified specify sso ssoclient ssoconfig ssodb
ssomanage standard start started starting state status stop stopped stopping store stored string subkey success
successful successfully switch sync synchronization system systems table tables take tcp than that the their then
there these this ticket tickets time timed timeout times to too tool trace transaction true try type types unable
unavailable unknown unsupported until up update updated usage use used user users using utility valid validate
validation value values verify version wait waiting warning was were what when where whether which will win32 windows
with within without write writing written wrong x64 x86 year yes you your
`;

/** Printed by sc.exe and reg.exe. */
const ofWindows = `
accepts_preshutdown accepts_shutdown apartment auto_start binary_path_name boot_start both changeserviceconfig
checkpoint classes clsid continue_pending controlset001 critical currentcontrolset currentversion delayed
delayedautostart demand_start dependencies dependonservice disabled display_name displayname error_control
errorcontrol eventlog failureactions flags hkey_local_machine ignore ignores_shutdown imagepath inprocserver32
interactive library linkage load_order_group msdtc normal not_pausable not_stoppable objectname openservice own
parameters pausable pause_pending paused performance pid process queryserviceconfig requiredprivileges rpc rpcss
running sc service_exit_code service_name service_start_name servicesidtype severe share software sql ssoss
start_pending start_type state stop_pending stoppable stopped system_start tag threadingmodel triggerinfo type
wait_hint win32_exit_code win32_own_process win32_share_process wow6432node
`;

/** Files and folders of ENTSSO and of Windows. */
const ofFiles = `
(x86) bin common configuration.exe enterprise entsso.exe files microsoft.biztalk.interop.ssoclient.dll
microsoft.enterprisesinglesignon.adminmmc.dll microsoft.enterprisesinglesignon.appsmmc.dll
microsoft.enterprisesinglesignon.interop.dll microsoft.enterprisesinglesignon.managementagent.dll
microsoft.enterprisesinglesignon.passsyncmmc.dll microsoft.enterprisesinglesignon.pluggable.dll
microsoft.enterprisesinglesignon.serversmmc.dll microsoft.enterprisesinglesignon.startmmc.exe
microsoft.enterprisesinglesignon.systemmmc.dll microsoft.enterprisesinglesignon.ui1.dll
microsoft.enterprisesinglesignon.ui2.dll program sign-on single ssoadmin.dll ssoadminserver.dll ssoclient.exe
ssoclientui.dll ssoclientui.exe ssoconfig.exe ssoconfigom.dll ssoconfigstore.dll ssoconfigui.dll ssocsserver.dll
ssocstx.dll ssolookup.dll ssolookup.server.dll ssolookupserver.dll ssomanage.exe ssomanageui.dll ssomapper.dll
ssomappingserver.dll ssomessage.dll ssops.dll ssops.exe ssopsadmin.dll ssopshelper.dll ssopsserver.dll ssopsui.dll
ssoservercfg.dll ssoservercfgui.dll ssosql.dll system32 syswow64 win32 windows
`;

function wordsIn(text: string): string[] {
	return text.split(/\s+/v).filter(word => word !== '');
}

/** Words of the prompts that are known, in all their languages; a reference to another pattern is no word. */
const ofPrompts = promptWords.flatMap(({words, password, confirmation, reminder}) =>
	[...Object.values(words), ...password, ...confirmation, ...reminder].flatMap(pattern =>
		pattern.replaceAll(/<\w+>/gv, ' ').match(/[\p{Letter}\p{Mark}]+/gv) ?? []));

const fileNames: ReadonlySet<string> = new Set(wordsIn(ofFiles));
const words: ReadonlySet<string> = new Set([...wordsIn(english), ...wordsIn(ofWindows), ...fileNames, ...ofPrompts]);

/** In languages without blanks one word follows the other. */
const unspaced = new RegExp(
	`^(?:${ofPrompts.filter(word => /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/v.test(word))
		.toSorted((one, other) => other.length - one.length).join('|')})+$`,
	'v',
);
const longestUnspaced = 40;

/** Returns whether a word names nobody and nothing of this computer. Pure. */
export function isHarmless(word: string): boolean {
	const plain = word.normalize('NFKC').toLowerCase();
	return words.has(plain) || (plain.length <= longestUnspaced && unspaced.test(plain));
}

/** Returns whether this is a file or a folder of ENTSSO or Windows, by its name alone. Pure. */
export function isHarmlessName(name: string): boolean {
	return fileNames.has(name.toLowerCase());
}

/** Between two words that are written as in ProductVersion or SQLServer. */
const wordStart = /(?<=[\da-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/gv;

/**
Returns whether the name of a value or a key is made of harmless words: such names are written as ProductVersion or
TICKET_TIMEOUT. Pure.
*/
export function isHarmlessIdentifier(name: string): boolean {
	const spaced = name.replaceAll(wordStart, ' ');
	const parts = spaced.split(/[ _]/v).filter(part => part !== '');
	return isHarmless(name) || (parts.length > 0 && parts.every(part => isHarmless(part) || /^\d{1,2}$/v.test(part)));
}
