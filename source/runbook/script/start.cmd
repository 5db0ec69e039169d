rem Tools are called by their name in this folder, so that none of another folder is taken for them.
set "sys=%SystemRoot%\system32"
if defined PROCESSOR_ARCHITEW6432 if exist "%SystemRoot%\Sysnative\cmd.exe" set "sys=%SystemRoot%\Sysnative"
cd /d "%sys%"
call :clean_text COMPUTERNAME
set "computer=%clean%"
if not "%mode%"=="check" call :open_log
set "line=ENTSSO master secret: {purpose} on %computer%"
call :tell
call :say ""
