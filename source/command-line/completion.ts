import type {Command, Option} from 'commander';

export const shells = ['powershell', 'bash'] as const;

export type Shell = (typeof shells)[number];

/** What may stand behind a flag. */
type Values = 'nothing' | 'text' | 'folder' | 'file' | readonly string[];

type Flag = {readonly name: string; readonly values: Values; readonly isOptional: boolean};

/**
A script that completes the commands, flags and values of the program in a shell. It is made from their definition.
*/
export function completionScript(program: Command, shell: Shell): string {
	const commands = program.commands.map(command => command.name());
	const flagsOf = new Map([program, ...program.commands].map(command => [command === program ? '' : command.name(), namesOf(command)]));
	const flags = new Map([program, ...program.commands].flatMap(command => command.options.map(option => [option.long ?? '', flagFrom(option)] as const)));
	const parts = {
		name: program.name(), commands, flagsOf, flags: [...flags].map(([, flag]) => flag),
	};
	const script = shell === 'bash' ? bashScript(parts) : powershellScript(parts);
	return script.replaceAll('\t', '  ');
}

type Parts = {
	readonly name: string;
	readonly commands: readonly string[];
	readonly flagsOf: ReadonlyMap<string, readonly string[]>;
	readonly flags: readonly Flag[];
};

function namesOf(command: Command): string[] {
	return [...command.options.flatMap(({long}) => long ?? []), '--help', ...command.registeredArguments.flatMap(({argChoices}) => argChoices ?? [])];
}

function flagFrom({long, flags, argChoices, required, optional}: Option): Flag {
	const placeholder = /[<\[](?<name>\w+)/v.exec(flags)?.groups?.name;
	const kinds: Readonly<Record<string, Values>> = {dir: 'folder', file: 'file'};
	return {
		name: long ?? '',
		values: required || optional ? argChoices ?? kinds[placeholder ?? ''] ?? 'text' : 'nothing',
		isOptional: optional,
	};
}

/** A line end as bash writes it. */
const newline = String.raw`$'\n'`;

function bashScript({name, commands, flagsOf, flags}: Parts): string {
	const of = (kind: Values): string => flags.filter(({values}) => values === kind).map(flag => flag.name).join('|');
	const listed = flags.filter(({values}) => Array.isArray(values));
	return `# Completion of ${name} for bash. To load it: source <(${name} completion bash)
_entsso_backup() {
	local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command='' words='' i
	local IFS=${newline}
	COMPREPLY=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		case "\${COMP_WORDS[i]}" in
			${commands.join('|')}) command="\${COMP_WORDS[i]}"; break ;;
		esac
	done
	case "$before" in
		${of('folder')}) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
		${of('file')}) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
		${of('text')}) return ;;
${listed.map(({name: flag, values, isOptional}) => `		${flag}) words='${(values as readonly string[]).join('\n')}'${isOptional ? '' : '; COMPREPLY=($(compgen -W "$words" -- "$word")); return'} ;;`).join('\n')}
	esac
	case "$command" in
${[...flagsOf].map(([command, names]) => `		${command === '' ? '\'\'' : command}) words="$words"${newline}'${[...(command === '' ? commands : []), ...names].join('\n')}' ;;`).join('\n')}
	esac
	COMPREPLY=($(compgen -W "$words" -- "$word"))
	if [[ $command == verify && $word != -* ]]; then
		compopt -o filenames 2>/dev/null
		COMPREPLY+=($(compgen -f -- "$word"))
	fi
}
complete -F _entsso_backup ${name}
`;
}

function powershellScript({name, commands, flagsOf, flags}: Parts): string {
	const list = (words: readonly string[]): string => `@(${words.map(word => `'${word}'`).join(', ')})`;
	const valued = flags.filter(({values}) => values !== 'nothing');
	return `# Completion of ${name} for PowerShell 5 and later. To load it: ${name} completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName '${name}', '${name}.cmd' -ScriptBlock {
	param($wordToComplete, $commandAst, $cursorPosition)
	$words = @{
${[...flagsOf].map(([command, names]) => `		'${command}' = ${list([...(command === '' ? commands : []), ...names])}`).join('\n')}
	}
	# Behind these stands a value; where the list is empty, PowerShell completes a path.
	$values = @{
${valued.map(({name: flag, values}) => `		'${flag}' = ${list(Array.isArray(values) ? values as readonly string[] : [])}`).join('\n')}
	}
	$typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
	if ($wordToComplete -and $typed.Count -gt 0) {
		$typed = @($typed | Select-Object -First ($typed.Count - 1))
	}
	$command = ''
	foreach ($word in $typed) {
		if ($words.ContainsKey($word)) {
			$command = $word
			break
		}
	}
	$candidates = $words[$command]
	if ($typed.Count -gt 0 -and $values.ContainsKey($typed[-1])) {
		$candidates = $values[$typed[-1]]
	}
	$candidates | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
		[System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
	}
}
`;
}
