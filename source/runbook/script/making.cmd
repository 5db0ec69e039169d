rem ---------------------------------------------------------------- make a backup
:make_backup
rem Into the file in file. Then verdict is verified, unproven, failed, or not-started; code is the error code that is
rem known of it, and none=yes where that says that there is no secret.
set "verdict=failed"
set "named=%file%"
call :say "ssoconfig now asks three things, and only then says what is wrong:"
call :say "  1  Password            7 characters or more; stars are shown for them"
call :say "  2  Confirm Password    the same again"
call :say "  3  Password reminder   shown in clear; who has the file can read it, so it"
call :say "                         must not give the password away"
call :say "If it shows a number that begins with 0x, it failed: note that number."
call :say ""
echo Press a key to start, or Ctrl+C to leave.
pause >nul
for %%i in ("%file%") do set "folder=%%~dpi"
if not exist "%folder%" md "%folder%" 2>nul
if not exist "%folder%" goto no_folder
if exist "%file%" goto appeared
call :note_event 10559
call :say ""
set "line=%sso%\ssoconfig.exe -backupsecret %file%"
call :tell
call :say ""
"%sso%\ssoconfig.exe" -backupsecret "%file%"
set "ended=%errorlevel%"
call :tell_end
set "size="
if not exist "%file%" goto no_file
for %%i in ("%file%") do set "size=%%~zi"
if not defined size goto no_file
if "%size%"=="0" goto empty_file
set "line=  The file is there, was not there before, and has %size% bytes: %file%"
call :tell
if "%ended:~0,1%"=="-" goto making_code
call :look_for_event 10559 "backed up"
if not defined proof goto making_code
if not "%ended%"=="0" goto making_code
set "verdict=verified"
goto :eof
:making_code
call :ask_for_code
if "%size%"=="0" set "size="
if not defined size goto making_nothing
if defined code goto :eof
if not "%ended:~0,1%"=="-" set "verdict=unproven"
goto :eof
:making_nothing
if /i "%code%"=="0xC0002A1F" set "none=yes"
if /i "%code%"=="0xC0002A5B" set "none=yes"
goto :eof

:no_folder
set "verdict=not-started"
set "line=FAILED: The folder could not be made: %folder%"
call :tell
call :say "Make it yourself, or choose another: {script} {newFileSwitch} 'FILE'"
goto :eof
:appeared
set "verdict=not-started"
set "line=FAILED: Something with this name has appeared, and is not overwritten: %file%"
call :tell
goto :eof
:no_file
call :say "  The backup file is not there."
goto making_code
:empty_file
call :say "  The backup file is empty, so it holds no master secret."
goto making_code

rem ---------------------------------------------------------------- how ssoconfig ended
:tell_end
rem A negative exit code is an error code, or that of a crash; those are known by their eight hexadecimal digits.
set "hex="
if "%ended:~0,1%"=="-" for %%s in (28 24 20 16 12 8 4 0) do call :hex_digit %%s
call :say ""
call :say "Evidence"
set "shown=%ended%"
if defined hex set "shown=0x%hex%"
call :say "  ssoconfig ended with exit code %shown%."
goto :eof
:hex_digit
rem %1 how many bits stand behind it
set /a "digit=(ended>>%1)&15"
for %%p in ("10 A" "11 B" "12 C" "13 D" "14 E" "15 F") do (
	for /f "tokens=1*" %%x in ("%%~p") do if "%digit%"=="%%x" set "digit=%%y"
)
set "hex=%hex%%digit%"
goto :eof

:ask_for_code
rem The code that ssoconfig showed or ended with, in code; empty where there is none.
call :say ""
call :say "Did ssoconfig show a number that begins with 0x? Then type it here."
set "code="
set "raw_code="
set /p "raw_code=If not, press Enter: "
call :clean_text raw_code
set "code=%clean%"
if not defined code goto no_code
if /i "%code:~0,2%"=="0x" goto short_code
:no_code
set "code="
if defined hex set "code=0x%hex%"
goto :eof
:short_code
rem A number of 64 bits is the one of 32 bits that was widened to it.
if /i not "%code%"=="0xFFFFFFFF" if /i "%code:~0,10%"=="0xFFFFFFFF" set "code=0x%code:~10%"
goto :eof
