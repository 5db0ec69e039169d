/*
Loaded into node.exe before the program: the tools of Windows share its console. The program hides the window of each,
which on Windows costs nothing. Wine starts a conhost.exe for each of those, which takes longer than the tool itself.
The launchers (launcher.test.ts, elevate.test.ts) start the program without this.
*/
import childProcess from 'node:child_process';
import {syncBuiltinESMExports} from 'node:module';

const {execFile} = childProcess;

childProcess.execFile = (file, values, options, callback) => execFile(file, values, {...options, windowsHide: false}, callback);
syncBuiltinESMExports();
