rem ---------------------------------------------------------------- words on the screen and in the log
:ok
call :say "ok       %~1"
goto :eof
:warning
set "attention=yes"
call :say "warning  %~1"
goto :eof
:stop
set "attention=yes"
set "stopped=yes"
call :say "STOP     %~1"
goto :eof
:unknown
set "unsure=yes"
call :say "unknown  %~1"
goto :eof
:more
call :say "         %~1"
goto :eof
:say
if "%~1"=="" goto say_nothing
echo %~1
if not defined log goto :eof
>>"%log%" echo %~1
goto :eof
:say_nothing
echo.
if not defined log goto :eof
>>"%log%" echo.
goto :eof
:tell
rem For a line with a clean text: in a for variable it may hold any sign, while call would read it again.
for /f "delims=" %%l in ("%line%") do echo %%l
if not defined log goto :eof
for /f "delims=" %%l in ("%line%") do >>"%log%" echo %%l
goto :eof

:open_log
rem Beside this file, or else in the folder for temporary files; a name that is free.
set "base=%here%{log}"
call :free_log
if defined log goto :eof
call :clean_text TEMP
set "base=%clean%\{log}"
call :free_log
goto :eof
:free_log
set "number=0"
:next_log
set /a number=number+1
set "log=%base%-%number%.txt"
if exist "%log%" if %number% lss 1000 goto next_log
if exist "%log%" set "log="
if not defined log goto :eof
call :clean_text USERNAME
set "line={script} of entsso-backup {version} on %computer%, %DATE% %TIME%, by %clean%"
(for /f "delims=" %%l in ("%line%") do >>"%log%" echo %%l) 2>nul
if not exist "%log%" set "log="
goto :eof

:leave
call :close_kept
if defined log echo.
if defined log for /f "delims=" %%l in ("%log%") do echo Log, without the password: %%l
if defined clicked echo Press a key to close this.
if defined clicked pause >nul
exit /b %exit%
