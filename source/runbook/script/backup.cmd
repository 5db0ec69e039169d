@echo off
setlocal enableextensions disabledelayedexpansion
rem Backs up the ENTSSO master secret of BizTalk Server or Host Integration Server where entsso-backup
rem itself cannot run: Windows 2000 to Windows Server 2008 R2. Written by entsso-backup {version}.
rem Start it on the master secret server as an administrator; backup.cmd /? lists its switches.
rem It holds no password and writes none: ssoconfig asks for the password itself.
rem Exit codes: 0 done and verified, or healthy; 1 failed, or needs attention; 2 wrong usage;
rem 3 finished, but unproven, or it cannot be told.
{forget}
set "given={backupFile}"

:arguments
if "%~1"=="" goto look
if /i "%~1"=="/check" goto argument_check
if /i "%~1"=="/force" goto argument_force
if /i "%~1"=="/file" goto argument_file
if /i "%~1"=="/dir" goto argument_dir
if /i "%~1"=="/code" goto argument_code
if "%~1"=="/?" goto help
goto usage
:argument_check
set "mode=check"
shift /1
goto arguments
:argument_force
set "force=yes"
shift /1
goto arguments
:argument_file
if "%~2"=="" goto usage
set "given=%~2"
shift /1
shift /1
goto arguments
:argument_dir
if "%~2"=="" goto usage
set "dir=%~2"
shift /1
shift /1
goto arguments
:argument_code
if "%~2"=="" goto usage
set "raw_code=%~2"
call :clean_text raw_code
set "code=%clean%"
call :explain
exit /b 0

:help
call :usage_lines
exit /b 0
:usage
call :usage_lines
exit /b 2
:usage_lines
call :say "backup.cmd              look this server over, then make the backup"
call :say "backup.cmd /check       only look; nothing is changed, nothing is written"
call :say "  /file 'FILE'          full path of the backup file"
call :say "  /dir 'FOLDER'         the folder that ssoconfig.exe is in"
call :say "  /force                go on although a line says STOP"
call :say "backup.cmd /code 0x...  what a code of ssoconfig means, and what to do"
call :say "Paths with spaces go into double quotes."
goto :eof

rem ---------------------------------------------------------------- look the server over
:look
{start}
call :look_at_server
call :look_at_file
call :say ""
if not "%mode%"=="check" goto decide
call :tell_check "Nothing stands in the way of a backup."
goto leave

{server}

{newFile}

rem ---------------------------------------------------------------- make the backup
:decide
if defined taken goto refused
if not defined stopped goto make
if defined force goto make
call :say "Nothing was started. Put right what stands behind STOP, then start it again."
call :say "If you know better: backup.cmd /force"
set "exit=1"
goto leave
:refused
call :say "Nothing was started. Put right what stands behind STOP, then start it again."
set "exit=1"
goto leave

:make
call :open_kept
call :make_backup
if "%verdict%"=="verified" goto verified
if "%verdict%"=="unproven" goto unproven
if "%verdict%"=="failed" goto failed
set "exit=1"
goto leave

{making}

{events}

rem ---------------------------------------------------------------- the result in words
:verified
call :say ""
call :say "VERIFIED: The master secret is backed up."
call :say ""
call :next_steps
set "exit=0"
goto leave

:unproven
call :say ""
call :say "UNPROVEN: There is a backup file, but it is not proved to be good."
call :say "In Event Viewer, Application, source ENTSSO, look for event 10559 of this"
call :say "minute; it has to name this file. Event 10560 or 10561: the backup failed."
if exist eventquery.vbs call :say "Or type:"
if exist eventquery.vbs for %%s in ("%sys%") do echo   cscript %%~s\eventquery.vbs /l application /fi "id eq 10559" /v
call :say "Without event 10559, keep this file and make another backup with another name."
call :say ""
call :next_steps
set "exit=3"
goto leave

:failed
call :say ""
if defined code call :explain
if defined code call :say ""
call :say "FAILED: The master secret was not backed up."
set "line=Do not rely on this file; nothing was deleted: %file%"
if exist "%file%" call :tell
if not defined code call :say "Look in Event Viewer, Application, source ENTSSO, at the last entries."
call :say "Put that right, then start backup.cmd again."
set "exit=1"
goto leave

:next_steps
call :say "What to do next:"
call :say "  1. Copy the backup file to another computer; a copy that stays here is lost"
call :say "     with this one."
call :say "  2. Put the password where two people can find it, away from the file."
call :say "  3. See who may read the folder: Properties, Security. Only those who need it."
call :say "  4. Fill in the recovery sheet in runbook.txt, and try a restore on a test"
call :say "     machine: only that proves the password."
if defined hotfix call :say "  5. Install hotfix KB3062831 before a restore, unless it is there already."
goto :eof

{explain}

{texts}

{words}

{codes}
