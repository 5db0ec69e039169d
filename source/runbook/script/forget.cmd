for %%v in (mode force clicked sso found file taken attention stopped unsure log line) do set "%%v="
for %%v in (code size proof service master folder name exit version hotfix asked hex shown) do set "%%v="
for %%v in (kept verdict none elsewhere whole kind letter named saw blind event count backup) do set "%%v="
for %%v in (secrets held held_before unread wrong_format naming saw_10564 words broken) do set "%%v="
for %%v in (folder version master asked event number code backup typed first id) do set "raw_%%v="
rem A text from outside (a tool, the registry, the event log, the keyboard) goes into a variable raw_..., which
rem stands between exclamation marks only: it is put in when a line has been read, so that nothing of it is run.
rem clean_text or clean_name make it fit to stand between percent signs within quotation marks, nowhere else.
set "self=%~f0"
set "here=%~dp0"
set "dir={installDirectory}"
set "folders=CommonProgramFiles "CommonProgramFiles(x86)" CommonProgramW6432 ProgramFiles"
set "folders=%folders% "ProgramFiles(x86)" ProgramW6432 SystemDrive SystemRoot windir"
set "cluster=unknown"
rem Started by a click, the window would close before the result is read.
if "%~1"=="" set "clicked=yes"
