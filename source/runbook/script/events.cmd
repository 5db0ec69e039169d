rem ---------------------------------------------------------------- what ENTSSO logged
:open_kept
rem What the event log says is kept in a new folder of our own, among the temporary files of this user, until the end.
call :clean_text TEMP
set "kept=%clean%"
if not defined kept goto :eof
if not "%kept:~1,2%"==":\" set "kept="
if not defined kept goto :eof
set "kept=%kept%\entsso-%RANDOM%-%RANDOM%"
md "%kept%" 2>nul || set "kept="
goto :eof
:close_kept
if defined kept rd /s /q "%kept%" 2>nul
set "kept="
goto :eof

:note_event
rem %1 number of an event: remembers which of them there are, so that look_for_event knows a new one.
set "saw_%1="
set "before_%1=0"
call :read_event %1
if not defined saw goto :eof
set "saw_%1=yes"
set "before_%1=%count%"
if defined event set "had_%1_%event%=yes"
goto :eof

:look_for_event
rem %1 number of an event, %2 what it means. proof=yes where ENTSSO logged a new one for the file in named; blind=yes
rem where that cannot be seen. It may be logged a moment after ssoconfig has ended.
set "blind="
set "tries=0"
if not defined saw_%1 goto event_unseen
:next_try
set /a tries=tries+1
call :read_event %1
if not defined saw goto event_unseen
if defined proof goto event_found
if %tries% geq 4 goto no_event
ping.exe -n 2 127.0.0.1 >nul 2>&1
goto next_try
:event_found
call :say "  ENTSSO logged event %~1 (%~2) for this file."
goto :eof
:no_event
call :say "  No event %~1 (%~2) of ENTSSO for this file was found."
goto :eof
:event_unseen
set "proof="
set "blind=yes"
call :say "  Whether ENTSSO logged event %~1 (%~2) cannot be seen from here."
goto :eof

:read_event
rem %1 number of an event. saw=yes where the log could be read; proof=yes where a new one names the file in named. It
rem counts only when it names this file; of an event that names none, named is its number. What was read is looked into
rem as a file, since there a path needs no quoting.
set "saw="
set "proof="
set "event="
set "count=0"
if not defined kept goto :eof
if exist wevtutil.exe goto read_by_wevtutil
if exist eventquery.vbs if exist cscript.exe goto read_by_script
goto :eof
:read_by_wevtutil
rem The newest event and its number, which is all that is compared. Of a text that has no number nothing is made.
set "query=/q:*[System[Provider[@Name='ENTSSO'] and (EventID=%1)]]"
wevtutil.exe qe Application "%query%" /rd:true /c:1 /f:xml <nul >"%kept%\events.txt" 2>nul
if not "%errorlevel%"=="0" goto :eof
set "saw=yes"
set "raw_event="
for /f "usebackq delims=" %%e in ("%kept%\events.txt") do set "raw_event=%%e"
if not defined raw_event goto :eof
set "raw_number="
setlocal enabledelayedexpansion
for /f "delims=" %%e in ("!raw_event:*<EventRecordID>=!") do (
	endlocal
	for /f "delims=<" %%n in ("%%e") do set "raw_number=%%n"
	goto event_number
)
endlocal
:event_number
call :clean_name raw_number
set "event=%clean%"
if not defined event goto :eof
if defined had_%1_%event% goto :eof
set "logged=%named:&=&amp;%"
find.exe ">%logged%<" <"%kept%\events.txt" >nul
if not errorlevel 1 set "proof=yes"
goto :eof
:read_by_script
rem Windows XP and Server 2003. Its rows have no numbers of their own, so those that name the file are counted.
cscript.exe //nologo //t:300 "%sys%\eventquery.vbs" /l application /fi "id eq %1" /fo csv /v /nh <nul >"%kept%\answer.txt" 2>nul
if not "%errorlevel%"=="0" goto :eof
set "saw=yes"
rem The number is the second field of a row, the source the fourth.
set "naming=%named% "
if "%named%"=="%1" set "naming=%1"
find.exe "%naming%" <"%kept%\answer.txt" >"%kept%\events.txt"
for /f "usebackq tokens=2,4 delims=," %%e in ("%kept%\events.txt") do if "%%~e"=="%1" if "%%~f"=="ENTSSO" set /a count=count+1
set /a more=count-before_%1
if %more% gtr 0 set "proof=yes"
goto :eof
