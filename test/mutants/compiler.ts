import path from 'node:path';
import ts from 'typescript';

/** Returns whether the compiler refuses a file of the program with this text in place of its own. */
export type Refuses = (file: string, text: string) => boolean;

/**
Returns what asks the compiler, with the settings of the folder. A name that is no longer used and a line that is no
longer reached do not count: that is no more than a sign of the change itself.
*/
export function createCompiler(root: string): Refuses {
	const settings = path.join(root, 'tsconfig.json');
	const {fileNames, options} = ts.parseJsonConfigFileContent(ts.readConfigFile(settings, ts.sys.readFile).config, ts.sys, root);
	const changed = new Map<string, string>();
	let version = 0;
	const {fileExists, readFile, readDirectory, directoryExists, getDirectories, realpath} = ts.sys;
	const service = ts.createLanguageService({
		fileExists,
		readFile,
		readDirectory,
		directoryExists,
		getDirectories,
		...(realpath !== undefined && {realpath}),
		useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
		getCompilationSettings: () => ({
			...options, noUnusedLocals: false, noUnusedParameters: false, allowUnreachableCode: true,
		}),
		getCurrentDirectory: () => root,
		getDefaultLibFileName: ts.getDefaultLibFilePath,
		getScriptFileNames: () => fileNames,
		getScriptVersion: file => changed.has(file) ? String(version) : '',
		getScriptSnapshot(file) {
			const text = changed.get(file) ?? ts.sys.readFile(file);
			return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
		},
	});
	return (file, text) => {
		changed.set(file, text);
		version++;
		try {
			return service.getSyntacticDiagnostics(file).length > 0 || service.getSemanticDiagnostics(file).length > 0;
		} finally {
			changed.delete(file);
		}
	};
}
