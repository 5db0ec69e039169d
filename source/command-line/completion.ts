import {
	argumentsOf,
	type CommandName,
	commandNames,
	flagKeysOf,
	flagOf,
	type Shell,
} from './commands.ts';
import {
	type FlagKey,
	flagKeys,
	flags,
	nameOf,
	takesValue,
	type Values,
} from './flags.ts';

/**
Returns a script that completes the commands, flags and values of the program in a shell. It is made from their
definition.
*/
export function completionScript(name: string, shell: Shell): string {
	const script = shell === 'bash' ? bashScript(name) : powershellScript(name);
	return script.replaceAll('\t', '  ');
}

/** Flags and words that may stand behind the command. */
function wordsOf(name: CommandName): string[] {
	const listed = argumentsOf(name).flatMap(({values}) => listIn(values));
	return [...flagKeysOf(name).map(key => nameOf(key)), '--help', ...listed];
}

/** Flags that may stand without a command. */
function flagsAlone(): string[] {
	return [...flagKeysOf('wizard').map(key => nameOf(key)), '--help', '--version'];
}

/** Returns the commands whose first or second word is a path of one of these kinds. */
function takingPath(kinds: readonly Values[], place: 0 | 1): CommandName[] {
	return commandNames.filter(name => kinds.includes(argumentsOf(name)[place]?.values ?? 'nothing'));
}

function listIn(values: Values): readonly string[] {
	return typeof values === 'string' ? [] : values;
}

/** Returns the commands with a list of values of their own for a flag, and that list. */
function ownLists(key: FlagKey): Array<readonly [name: CommandName, values: readonly string[]]> {
	return commandNames
		.filter(name => flagKeysOf(name).includes(key))
		.map(name => [name, flagOf(name, key).values] as const)
		.filter(([, values]) => values !== flags[key].values)
		.map(([name, values]) => [name, listIn(values)] as const)
		.filter(([, values]) => values.length > 0);
}

/** A line end as bash writes it. */
const newline = String.raw`$'\n'`;

function bashScript(name: string): string {
	const of = (kind: Values): string =>
		flagKeys.filter(key => flags[key].values === kind).map(key => nameOf(key)).join('|');
	const listed = flagKeys.filter(key => listIn(flags[key].values).length > 0);
	const taking = (kind: Values, place: 0 | 1 = 0): string => takingPath([kind], place).join('|');
	const alone = flagsAlone().join('\n');
	const first = commandNames.join('\n');
	return `# Completion of ${name} for bash. To load it: source <(${name} completion bash)
_entsso_backup() {
	local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command='' words='' start='' inline=''
	local IFS=${newline}
	COMPREPLY=()
	# Behind an equals sign, which bash takes for a word of its own or not.
	if [[ $word == = ]]; then
		word=''
		inline=1
	elif [[ $before == = ]]; then
		inline=1
		before="\${COMP_WORDS[COMP_CWORD-2]}"
	elif [[ $word == --*=* ]]; then
		inline=1
		before="\${word%%=*}" start="\${word%%=*}=" word="\${word#*=}"
	fi
	if ((COMP_CWORD > 1)); then
		case "\${COMP_WORDS[1]}" in
			${commandNames.join('|')}) command="\${COMP_WORDS[1]}" ;;
		esac
	fi
	case "$before" in
		${of('folder')}) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -P "$start" -d -- "$word")); return ;;
		${of('file')}) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -P "$start" -f -- "$word")); return ;;
		${of('text')}) return ;;
${listed.map(key => bashValues(key)).join('\n')}
	esac
	case "$command" in
		'') words="$words"${newline}'${alone}'; ((COMP_CWORD > 1)) || words="$words"${newline}'${first}' ;;
${commandNames.map(command => `		${command}) words="$words"${newline}'${wordsOf(command).join('\n')}' ;;`).join('\n')}
	esac
	COMPREPLY=($(compgen -W "$words" -- "$word"))
	if [[ $word != -* ]]; then
		case "$command" in
			${taking('file')}) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$word")) ;;
			${taking('folder')}) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -d -- "$word")) ;;
			${taking('folder', 1)})
				((COMP_CWORD > 2)) && { compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -d -- "$word")); }
				;;
		esac
	fi
}
complete -F _entsso_backup ${name}
`;
}

/** Where the value may be left out, other words may stand there too, but not behind an equals sign. */
function bashValues(key: FlagKey): string {
	const words = (values: readonly string[]): string => `words='${values.join('\n')}'; `;
	const own = ownLists(key).map(([name, values]) => `[[ $command == ${name} ]] && ${words(values)}`).join('');
	const alone = '{ COMPREPLY=($(compgen -P "$start" -W "$words" -- "$word")); return; }';
	const condition = takesValue(key) === 'maybe' ? '[[ -n $inline ]] && ' : '';
	return `		${nameOf(key)}) ${words(listIn(flags[key].values))}${own}${condition}${alone} ;;`;
}

function powershellScript(name: string): string {
	const list = (words: readonly string[]): string => `@(${words.map(word => `'${word}'`).join(', ')})`;
	const rows: ReadonlyArray<readonly [string, readonly string[]]> = [
		['', [...commandNames, ...flagsAlone()]],
		...commandNames.map(command => [command, wordsOf(command)] as const),
	];
	const own = flagKeys.flatMap(key => ownLists(key).map(([command, values]) => (
		`	if ($command -eq '${command}') { $values['${nameOf(key)}'] = ${list(values)} }`
	)));
	const withPath = takingPath(['file', 'folder'], 0);
	const withSecondPath = takingPath(['file', 'folder'], 1);
	const taking = flagKeys.filter(key => takesValue(key) !== 'never');
	const load = `${name} completion powershell | Out-String | Invoke-Expression`;
	return `# Completion of ${name} for PowerShell 5 and later. To load it: ${load}
Register-ArgumentCompleter -Native -CommandName '${name}', '${name}.cmd' -ScriptBlock {
	param($wordToComplete, $commandAst, $cursorPosition)
	$words = @{
${rows.map(([command, words]) => `		'${command}' = ${list(words)}`).join('\n')}
	}
	# Behind these stands a value; where the list is empty, PowerShell completes a path.
	$values = @{
${taking.map(key => `		'${nameOf(key)}' = ${list(listIn(flags[key].values))}`).join('\n')}
	}
	$typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
	if ($wordToComplete -and $typed.Count -gt 0) {
		$typed = @($typed | Select-Object -First ($typed.Count - 1))
	}
	$command = ''
	if ($typed.Count -gt 0 -and $words.ContainsKey($typed[0])) {
		$command = $typed[0]
	}
${own.join('\n')}
	$candidates = $words[$command]
	if ($typed.Count -gt 0 -and $command -eq '') {
		$candidates = @($candidates | Where-Object { $_ -like '-*' })
	}
	$isSecond = ${list(withSecondPath)} -contains $command -and @($typed | Where-Object { $_ -notlike '-*' }).Count -gt 1
	if ((${list(withPath)} -contains $command -or $isSecond) -and $wordToComplete -notlike '-*') {
		$candidates = @()
	}
	if ($typed.Count -gt 0 -and $values.ContainsKey($typed[-1])) {
		$candidates = $values[$typed[-1]]
	}
	if ($wordToComplete -match '^(--[a-z-]+)=' -and $values.ContainsKey($Matches[1])) {
		$flag = $Matches[1]
		$candidates = @($values[$flag] | ForEach-Object { "$flag=$_" })
	}
	$candidates | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
		[System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
	}
}
`;
}
